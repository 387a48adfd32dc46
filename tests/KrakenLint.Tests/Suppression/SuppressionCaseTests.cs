using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Helm.Charts;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Suppression;
using KrakenLint.Text;

namespace KrakenLint.Tests.Suppression;

/// <summary>
/// Suppressions as data, by the cases of <c>Suppressed/*.case</c>: <c>rule</c> sections (the rules on suppressions come with
/// them), <c>file NAME</c>, <c>config</c> (a whole <c>.krakenlint.yaml</c>), <c>options</c> (<c>today</c>, <c>select</c>,
/// <c>scope: part</c>), and <c>findings</c>: what is found, and what is suppressed by what. With <c>chart PATH</c> and
/// <c>values NAME</c> the files are the rendered output of that chart.
/// </summary>
public sealed class SuppressionCaseTests
{
    private static readonly string Folder = Path.Combine(Repository.Tests, "Suppressed");

    private static readonly ImmutableArray<Rule> AboutSuppressions =
    [
        .. BuiltInRules.Load([]).Rules.Where(rule => Suppressions.IsAbout(rule) || rule.IsOnProblems),
    ];

    public static TheoryData<string, string> Cases()
    {
        var rows = new TheoryData<string, string>();
        foreach (var path in Directory.EnumerateFiles(Folder, "*.case").Order(StringComparer.Ordinal))
        {
            foreach (var found in RuleCaseFile.Read(path))
                rows.Add(Path.GetFileName(path), found.Title);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_suppresses_what_it_says(string file, string title)
    {
        var path = Path.Combine(Folder, file);
        var found = Assert.Single(RuleCaseFile.Read(path), found => found.Title == title);
        var result = Run(found);
        var lines = result
            .Findings.Select(finding =>
                $"{Describe(finding.Span)} {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id}: {finding.Message}\n"
            )
            .Concat(
                result.Suppressed.Select(one =>
                    $"suppressed: {Describe(one.Finding.Span)} {one.Finding.Rule.Id} {one.Kind} by {Describe(one.Span)}: {one.Justification}\n"
                )
            );
        var actual = string.Concat(lines);
        if (Repository.IsAccepting)
            RuleCaseFile.Accept(path, title, "findings", actual);
        else
            Assert.Equal(found["findings"]?.TrimEnd('\n'), actual.TrimEnd('\n'));
    }

    private static LintResult Run(RuleCaseText found)
    {
        var problems = new ProblemList();
        var rules = found
            .Sections.Where(section => section.Name == "rule")
            .Select((section, at) => Read(section.Text, at + 1, problems))
            .Concat(AboutSuppressions)
            .ToImmutableArray();
        var project = ConfigurationReader.Read(
            SourceFile.FromText(".krakenlint.yaml", found["config"] ?? "{}\n"),
            problems
        );
        Assert.Empty(problems.ToImmutable());
        var options = (found["options"] ?? "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        var settings = new LintSettings(LintSettings.Kraken);
        var set = new RuleSet(
            rules,
            new RuleSelection(
                LintSettings.Kraken,
                options.TryGetValue("select", out var word) ? [word, "KRK*"] : [],
                []
            )
        );
        var input = new SuppressionInput(rules, set, settings)
        {
            Ignore = project.Ignore,
            Today = options.TryGetValue("today", out var day)
                ? DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)
                : null,
            IsWholeProject = !options.ContainsKey("scope"),
        };
        var files = FilesOf(found, "file").Select(file => new LintInput(file)).ToArray();
        var roles = RoleBook.Read(SourceFile.FromText("r", "evidence: []\n"), problems);
        var chart = FilesOf(found, "chart").ToArray();
        var result =
            chart.Length == 0
                ? Suppressions.Apply(Linter.Lint(files, set, roles, settings), input)
                : ChartLinter.Lint(Releases(chart, found, [.. files]), set, roles, settings, input);
        return Suppressions.Judge(result, input);
    }

    // The n-th rendered file is what the n-th values file makes; without one there is one rendering.
    private static ImmutableArray<RenderedRelease> Releases(
        SourceFile[] chartFiles,
        RuleCaseText found,
        ImmutableArray<LintInput> rendered
    )
    {
        var chart = ChartReader.Read(chartFiles.Select(file => new ChartFile(file.Path["chart/".Length..], file)));
        Assert.NotNull(chart);
        var overlays = FilesOf(found, "values")
            .Select(ChartRelease.RootOf)
            .OfType<KrakenLint.Yaml.YamlNode>()
            .ToArray();
        return overlays.Length == 0
            ? [new RenderedRelease("defaults", new ChartRelease(chart, [], []), rendered, IsGiven: true)]
            :
            [
                .. overlays.Zip(
                    rendered,
                    (root, input) =>
                        new RenderedRelease(
                            root.Tree.File.Path,
                            new ChartRelease(chart, [root], []),
                            [input],
                            IsGiven: true
                        )
                ),
            ];
    }

    private static IEnumerable<SourceFile> FilesOf(RuleCaseText found, string name) =>
        found
            .Sections.Where(section => section.Name == name)
            .Select(section =>
                SourceFile.FromText(name == "chart" ? $"chart/{section.Argument}" : section.Argument, section.Text)
            );

    private static Rule Read(string text, int number, ProblemList problems)
    {
        var head = $"id: TST00{number}\nname: probe-{number}\nsummary: A probe\nseverity: error\n";
        var rule = RuleReader.Read(SourceFile.FromText($"probe-{number}.yaml", head + text), RuleWords.None, problems);
        Assert.NotNull(rule);
        return rule;
    }

    private static string Describe(SourceSpan span)
    {
        var (start, end) = (span.StartPosition, span.EndPosition);
        Assert.Equal(start.Line, end.Line);
        return $"{span.File.Path}:{start}-{end.Column - 1}";
    }
}
