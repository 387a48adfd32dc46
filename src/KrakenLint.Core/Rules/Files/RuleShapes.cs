using System.Collections.Immutable;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Settings;

namespace KrakenLint.Rules.Files;

/// <summary>The tables of keys of rule files. A key that a reader asks for must stand here, with a line about it.</summary>
public static class RuleShapes
{
    private static readonly ValueShape Condition = ValueShape.Of("condition");

    private static readonly ShapeKey Each = new(
        "each",
        "the parts that are judged one by one: a path or a view",
        new ValueShape.Either([ValueShape.AnyText, ValueShape.Of("each")])
    );

    /// <summary>What a rule has itself, or each of its cases.</summary>
    private static readonly ImmutableArray<ShapeKey> OfCase =
    [
        new("when", "it applies where this holds", Condition),
        new(
            "profile",
            "the profiles in which it applies",
            new ValueShape.OneOrMany(ValueShape.OneOf(LintSettings.Profiles))
        ),
        new("severity", "one severity, or one for each profile", SeverityWords.Shape),
        new("check", "the condition that must hold; the node that it looks at is what gets underlined", Condition),
        new(
            "message",
            "what is wrong, with {name}, {value} and others; one is derived where it is absent",
            ValueShape.AnyText
        ),
        new(
            "fix",
            "how it can be repaired: one way, or several of which the first that applies is taken",
            new ValueShape.OneOrMany(ValueShape.Of("fix"))
        ),
        new("expected", "what stands beside the underline, where the check would say it less well", ValueShape.AnyText),
    ];

    internal static ImmutableArray<string> OpenWorlds { get; } = ["report", "lower"];

    public static MappingShape Rule { get; } =
        new(
            "rule",
            "a rule",
            [
                new("id", "a stable id", new ValueShape.Text("^[A-Z]{2,8}[0-9]{1,6}$"), IsRequired: true),
                new("name", "a name in kebab-case, equal to the file's", ValueShape.AnyText, IsRequired: true),
                new("summary", "one sentence that says what must hold", ValueShape.AnyText, IsRequired: true),
                new("tags", "words that select and ignore rules together", ValueShape.Texts),
                new(
                    "params",
                    "values that a configuration can change, by name",
                    new ValueShape.Map(new ValueShape.Scalar())
                ),
                new("select", "which resources the rule is about; every key given must hold", ValueShape.Of("select")),
                Each,
                .. OfCase,
                CasesOf("case"),
                new("values", "runs on Helm values files, beside or instead of the rest", ValueShape.Of("values")),
                new(
                    "openWorld",
                    "report: missing things are reported even where they may live elsewhere; lower: the same, one severity lower",
                    ValueShape.OneOf(OpenWorlds)
                ),
                new(
                    "yieldsTo",
                    "ids of rules that tell the same story: what they find at the same place has this as a note",
                    ValueShape.ListOf(new ValueShape.Text("^[A-Z]{2,8}[0-9]{1,6}$"))
                ),
                new("help", "feeds explain, SARIF and the catalogue", ValueShape.Of("help")),
                new("examples", "the rule's tests and illustrations", ValueShape.ListOf(ValueShape.Of("example"))),
            ]
        )
        {
            NeedsOneOf =
            [
                ["cases", "severity", "values"],
                ["cases", "check", "each", "values"],
            ],
            Excluding = BesideCases,
        };

    public static MappingShape Case { get; } =
        new("case", "a case", OfCase)
        {
            NeedsOneOf =
            [
                ["severity"],
            ],
        };

    public static MappingShape Values { get; } =
        new(
            "values",
            "values",
            [
                Each,
                new("where", "a condition that a part must satisfy to be judged at all", Condition),
                .. OfCase,
                CasesOf("values-case"),
            ]
        )
        {
            NeedsOneOf =
            [
                ["cases", "check"],
            ],
            Excluding = BesideCases,
        };

    public static MappingShape Help { get; } =
        new(
            "help",
            "help",
            [
                new("why", "why the requirement exists", ValueShape.AnyText, IsRequired: true),
                new("symptoms", "what one sees when it is broken", ValueShape.Texts),
                new("diagnose", "a command that shows the state in a cluster", ValueShape.AnyText),
                new("remedy", "what to change", ValueShape.AnyText),
                new("verify", "a command that shows that the change works", ValueShape.AnyText),
                new("links", "primary sources", ValueShape.ListOf(new ValueShape.Text("^https?://"))),
            ]
        );

    public static MappingShape Example { get; } =
        new(
            "example",
            "an example",
            [
                new("title", "what the example shows", ValueShape.AnyText, IsRequired: true),
                new("bad", "manifests, with \"# ^^^^ ID\" under what must be found", ValueShape.AnyText),
                new("good", "manifests in which nothing must be found", ValueShape.AnyText),
                new("fixed", "what a fix makes of the bad manifests, byte for byte", ValueShape.AnyText),
                new("file", "what the file of the manifests is called", ValueShape.AnyText),
                new("files", "further files, by name", new ValueShape.Map(ValueShape.AnyText)),
                new("profile", "the profile to lint with", ValueShape.OneOf(LintSettings.Profiles)),
                new("today", "the day on which the example is linted: YYYY-MM-DD", ValueShape.AnyText),
                new("open", "true where something may be missing because it lives elsewhere", new ValueShape.Flag()),
                new(
                    "config",
                    "what the project says of itself, as in .krakenlint.yaml",
                    ValueShape.Of("example-config")
                ),
            ]
        )
        {
            NeedsOneOf =
            [
                ["bad", "good"],
            ],
            Excluding = [("bad", "good"), ("good", "fixed")],
        };

    /// <summary>Every table that a rule file or a configuration can lead to.</summary>
    public static ImmutableArray<MappingShape> All { get; } =
    [
        Rule,
        Case,
        // The rule's severity is that of a case of its values block that names none.
        new("values-case", "a case", OfCase),
        Values,
        Help,
        Example,
        SelectReader.Shape,
        RoleReader.Shape,
        RoleReader.Evidence,
        RoleReader.Workload,
        RoleReader.Assigned,
        .. ConditionShapes.All,
        .. FixShapes.All,
        .. ConfigurationShapes.All,
    ];

    private static ImmutableArray<(string One, string Other)> BesideCases =>
        [.. OfCase.Select(key => ("cases", key.Name))];

    private static ShapeKey CasesOf(string shape) =>
        new(
            "cases",
            "tried in order: the first that applies and fails makes the finding",
            new ValueShape.List(ValueShape.Of(shape), MayBeEmpty: false)
        );
}
