using System.Collections.Immutable;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;

namespace KrakenLint.Runbooks;

/// <summary>The tables of keys of the files in <c>rules/runbook</c>.</summary>
public static class RunbookShapes
{
    internal static readonly ImmutableArray<string> Files = ["load-test"];
    internal static readonly ImmutableArray<string> Severities = ["critical", "warning", "info"];

    private static readonly ValueShape Text = ValueShape.AnyText;

    private static readonly ImmutableArray<ShapeKey> UseKeys =
    [
        new("topic", "what it is about: said once for each of them", ValueShape.OneOf(Topics.Names)),
        new("when", "a condition as in rules, on the item of the topic", ValueShape.Of("condition")),
        new("has", "names that must be known", ValueShape.Texts),
        new("lacks", "names that must not be known", ValueShape.Texts),
    ];

    public static MappingShape File { get; } =
        new(
            "runbook",
            "a part of the runbook",
            [
                new("section", "the section that the parts stand in", Text),
                new("symptom", "the symptom that the causes belong to, as rules name it", Text),
                new("title", "of the file that describes the section or the symptom", Text),
                new("order", "where it stands among its like", ValueShape.Number),
                new("topic", "what the parts are about, unless they say it", ValueShape.OneOf(Topics.Names)),
                new("controller", "the controller that the parts are about, by its name", Text),
                new("text", "what the whole of it is about", Text),
                new("parts", "what the section says", ValueShape.ListOf(ValueShape.Of("runbook-part"))),
                new("sections", "of a symptom: the sections that its checks are in", ValueShape.Texts),
                new("causes", "the causes of the symptom", ValueShape.ListOf(ValueShape.Of("runbook-cause"))),
            ]
        )
        {
            NeedsOneOf =
            [
                ["section", "symptom"],
            ],
            Excluding = [("section", "symptom")],
        };

    public static MappingShape Part { get; } =
        new(
            "runbook-part",
            "a part",
            [
                .. UseKeys,
                new("section", "the section that it stands in, where that is not the file's", Text),
                new("title", "a heading", Text),
                new("text", "prose; names in braces become what they are in the manifests", Text),
                new("commands", "lines for a shell, with what is expected as comments", Text),
                new("outside", "true for commands that name what is not in the manifests", new ValueShape.Flag()),
                new("file", "the file that the YAML is, for people who ask for it", ValueShape.OneOf(Files)),
                new("yaml", "YAML; names in braces stand within double quotes", Text),
                new("alerts", "alerts of Prometheus", ValueShape.ListOf(ValueShape.Of("runbook-alert"))),
                new("checks", "items of the checklist", ValueShape.ListOf(ValueShape.Of("runbook-check"))),
            ]
        );

    public static MappingShape Alert { get; } =
        new(
            "runbook-alert",
            "an alert",
            [
                new("alert", "its name", Text, IsRequired: true),
                new("expr", "PromQL; names in braces stand within double quotes", Text, IsRequired: true),
                new("for", "how long it must hold", Text),
                new("severity", "of its label", ValueShape.OneOf(Severities), IsRequired: true),
                new("summary", "what has happened", Text, IsRequired: true),
            ]
        );

    public static MappingShape Check { get; } =
        new(
            "runbook-check",
            "an item of the checklist",
            [
                new("item", "what must be so", Text, IsRequired: true),
                new(
                    "rules",
                    "ids of the rules that say whether it is; none for what a person must see",
                    ValueShape.Texts
                ),
            ]
        );

    public static MappingShape Cause { get; } =
        new(
            "runbook-cause",
            "a cause",
            [
                .. UseKeys,
                new("cause", "what may be wrong", Text, IsRequired: true),
                new("rules", "ids of the rules that show it; none for what manifests cannot show", ValueShape.Texts),
                new("check", "how to see it, and what is expected", Text, IsRequired: true),
                new("cure", "what to do", Text, IsRequired: true),
            ]
        );

    public static ImmutableArray<MappingShape> All { get; } = [File, Part, Alert, Check, Cause, .. RuleShapes.All];
}
