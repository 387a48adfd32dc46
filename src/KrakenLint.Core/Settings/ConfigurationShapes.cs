using System.Collections.Immutable;

namespace KrakenLint.Settings;

/// <summary>The tables of keys of a configuration file. What is read in <c>Rules</c> has its tables there.</summary>
public static class ConfigurationShapes
{
    private static readonly ValueShape Selections = new ValueShape.OneOrMany(ValueShape.Of("select"));

    private static readonly ImmutableArray<ShapeKey> OfProject =
    [
        new(
            "rules",
            "what the project changes about rules, by id, name, tag or glob of them; an id or a name wins over the others",
            new ValueShape.Map(
                new ValueShape.Either([ValueShape.OneOf(SeverityWords.All), ValueShape.Of("rule-setting")])
            )
        ),
        new("roles", "further evidence for roles, and roles that resources simply have", ValueShape.Of("roles")),
        new(
            "external",
            "resources that live elsewhere: a reference to them is never missing",
            ValueShape.Of("external")
        ),
        new(
            "world",
            "kinds of which everything is linted, or of which some lives elsewhere, where the input does not tell",
            ValueShape.Of("world")
        ),
        .. SettingKinds.All.Where(kind => kind.Section is null).Select(KeyOf),
        .. Sections().Select(section => new ShapeKey(section.Name, About(section.Name), ValueShape.Of(section.Name))),
    ];

    public static MappingShape File { get; } =
        new(
            "config",
            "a configuration",
            [
                new(
                    "profile",
                    "the profile to lint with: kraken is the deployment guide as written, generic has facts for any real-time application",
                    ValueShape.Such(LintSettings.Profiles)
                ),
                new("fail-on", "the least severity that makes the run fail", ValueShape.OneOf(SeverityWords.Limits)),
                .. OfProject,
                new("profiles", "profiles of your own, by name", new ValueShape.Map(ValueShape.Of("own-profile"))),
                new("rule-paths", "further rule files, or folders of them", ValueShape.Texts),
                new("inputs", "files, folders and globs to lint where the command line names none", ValueShape.Texts)
                {
                    Examples = ["rendered/**/*.yaml"],
                },
                new("exclude", "globs of files and folders that are never linted", ValueShape.Texts)
                {
                    Examples = ["charts/*/templates/**", "vendor/**"],
                },
                new(
                    "values-files",
                    "globs of files that hold values for a chart, whatever they are called",
                    ValueShape.Texts
                )
                {
                    Examples = ["environments/*.yaml"],
                },
                new("charts", "charts to render and lint", ValueShape.ListOf(ValueShape.Of("chart"))),
                new("ignore", "findings that are known and accepted", ValueShape.ListOf(ValueShape.Of("ignore-entry"))),
                new(
                    "max-file-size",
                    "larger files are not read: bytes, or a quantity such as 64Mi",
                    new ValueShape.Either([ValueShape.Number, ValueShape.AnyText])
                ),
                new(
                    "baseline",
                    "a SARIF file of an earlier run (--write-baseline): what it holds is known and not reported",
                    ValueShape.AnyText
                )
                {
                    Examples = ["krakenlint-baseline.sarif"],
                },
                new(
                    "category",
                    "what tells several runs on one commit apart in code scanning (SARIF automationDetails.id)",
                    ValueShape.AnyText
                )
                {
                    Examples = ["krakenlint-production"],
                },
                new(
                    "help-uri",
                    "where the pages that krakenlint site wrote can be read; SARIF leads to them",
                    new ValueShape.Text("^https?://", "an address that begins with https://")
                )
                {
                    Examples = ["https://lint.example.com/"],
                },
            ]
        );

    /// <summary>What an example of a rule can say in <c>config</c>: everything that is not about files.</summary>
    public static MappingShape Example { get; } = new("example-config", "an example's config", OfProject);

    public static MappingShape Rule { get; } =
        new(
            "rule-setting",
            "a rule's settings",
            [
                new("severity", "one severity, or one for each built-in profile", SeverityWords.Shape),
                new("params", "other values of the rule's parameters", new ValueShape.Map(new ValueShape.Scalar())),
                new("only", "the rule looks at these resources only; of several selections one must fit", Selections),
                new("except", "the rule does not look at these resources", Selections),
            ]
        )
        {
            IsNeverEmpty = true,
        };

    public static MappingShape OwnProfile { get; } =
        new(
            "own-profile",
            "a profile",
            [
                new(
                    "extends",
                    "a built-in profile, or another one of yours",
                    ValueShape.Such(LintSettings.Profiles),
                    IsRequired: true
                ),
                OfProject[0],
            ]
        );

    public static MappingShape External { get; } =
        new(
            "external",
            "external",
            [
                .. ExternalKinds.All.Select(row => new ShapeKey(
                    row.Key,
                    $"names or globs, of kind {row.Kind}",
                    ValueShape.Texts
                )),
            ]
        );

    public static MappingShape World { get; } =
        new(
            "world",
            "world",
            [
                new(
                    "closed",
                    "kinds, groups (workload, ingress) or \"*\" of which everything is linted",
                    ValueShape.Texts
                ),
                new(
                    "open",
                    "kinds, groups (workload, ingress) or \"*\" of which some live elsewhere",
                    ValueShape.Texts
                ),
            ]
        );

    public static MappingShape Chart { get; } =
        new(
            "chart",
            "a chart",
            [
                new("path", "the chart's folder", ValueShape.AnyText, IsRequired: true),
                new(
                    "release",
                    "the release's name; the chart's own by default",
                    new ValueShape.Text(ReleaseNames.ReleasePattern)
                ),
                new("namespace", "the release's namespace", new ValueShape.Text(ReleaseNames.NamespacePattern)),
                new(
                    "values",
                    "values files in the order in which helm takes them; several combinations as a list of lists, or by name",
                    new ValueShape.Either([
                        ValueShape.AnyText,
                        ValueShape.ListOf(ValueShape.AnyText),
                        ValueShape.ListOf(ValueShape.ListOf(ValueShape.AnyText)),
                        new ValueShape.Map(ValueShape.Texts),
                    ])
                ),
                new(
                    "set",
                    "single values, as for helm's --set: a list of KEY=VALUE, or a mapping",
                    new ValueShape.Either([
                        new ValueShape.OneOrMany(new ValueShape.Text("^[^=]+=")),
                        new ValueShape.Map(new ValueShape.Scalar()),
                    ])
                ),
            ]
        );

    public static MappingShape Ignore { get; } =
        new(
            "ignore-entry",
            "an entry of ignore",
            [
                new("rule", "ids, names, tags or globs of rules", ValueShape.Texts),
                new(
                    "resource",
                    "KIND/NAME, each a glob",
                    new ValueShape.OneOrMany(new ValueShape.Text("^[^/]+/[^/]+$"))
                )
                {
                    Examples = ["Service/chat-*"],
                },
                new("path", "globs of files", ValueShape.Texts),
                new("chart", "names of charts, or globs of them", ValueShape.Texts),
                new("reason", "why this is acceptable", ValueShape.AnyText, IsRequired: true),
                new(
                    "until",
                    "the last day on which the entry holds, as YYYY-MM-DD",
                    new ValueShape.Text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
                )
                {
                    Examples = ["2030-06-30"],
                },
            ]
        )
        {
            NeedsOneOf =
            [
                ["rule", "resource", "path", "chart"],
            ],
        };

    public static ImmutableArray<MappingShape> All { get; } =
    [File, Example, Rule, OwnProfile, External, World, Chart, Ignore, .. Sections()];

    public static MappingShape Section(string name) => All.First(shape => shape.Name == name);

    private static ShapeKey KeyOf(SettingKind kind) =>
        new(
            kind.Key,
            kind.Default.IsEmpty ? kind.Summary : $"{kind.Summary}; {string.Join(", ", kind.Default)} by default",
            kind.Value
        );

    private static string About(string section) =>
        section == "socketio" ? "how Socket.IO is set up in the application" : "the ingress controller of the cluster";

    private static IEnumerable<MappingShape> Sections() =>
        SettingKinds
            .All.Where(kind => kind is { Section: not null, Derive: null })
            .GroupBy(kind => kind.Section ?? "")
            .Select(section => new MappingShape(section.Key, section.Key, [.. section.Select(KeyOf)]));
}
