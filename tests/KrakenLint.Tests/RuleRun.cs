using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests;

/// <summary>Runs one rule on a few files and writes what it found as lines.</summary>
internal sealed record RuleRun
{
    private const string Head = """
        id: TST001
        name: probe
        summary: A probe

        """;

    public required string Rule { get; init; }

    public ImmutableArray<LintInput> Inputs { get; init; } = [];

    public string Profile { get; init; } = LintSettings.Kraken;

    public ImmutableArray<string> Select { get; init; } = [];

    public string Roles { get; init; } = "evidence: []\n";

    /// <summary>What the project says of itself.</summary>
    public string Config { get; init; } = "{}\n";

    /// <summary>Null where the bundles follow from the files, as in a run of the program.</summary>
    public World? World { get; init; } = Manifests.World.Closed;

    public static RuleRun Of(string rule, string manifest) =>
        new() { Rule = rule, Inputs = [new LintInput(SourceFile.FromText("a.yaml", manifest))] };

    /// <summary>What is wrong with the rule, as it is printed.</summary>
    public ImmutableArray<string> Problems()
    {
        var problems = new ProblemList();
        var (library, _) = Load(problems);
        return [.. problems.ToImmutable().Concat(library.Problems).Select(problem => problem.ToString())];
    }

    public LintResult Lint()
    {
        var problems = new ProblemList();
        var (library, project) = Load(problems);
        Assert.True(problems.Count == 0, string.Join('\n', problems.ToImmutable()));
        var set = new RuleSet(RuleSettings.Apply(library, project, Profile), new RuleSelection(Profile, Select, []));
        var settings = project.Settings with { Profile = Profile };
        if (World is not { } world)
            return Linter.Lint(Inputs, set, library.Roles, settings);
        var files = Inputs.Select(ManifestReader.Read).ToImmutableArray();
        var bundle = new Bundle([.. files.SelectMany(file => file.Resources)], world, settings.Namespace);
        return Linter.Lint(files, [bundle], set, library.Roles, settings);
    }

    /// <summary>The same for the files of a chart, rendered here.</summary>
    public LintResult LintChart(params IEnumerable<(string Path, string Text)> files)
    {
        var problems = new ProblemList();
        var (library, project) = Load(problems);
        Assert.True(problems.Count == 0, string.Join('\n', problems.ToImmutable()));
        var set = new RuleSet(RuleSettings.Apply(library, project, Profile), new RuleSelection(Profile, Select, []));
        var release = ChartLinter.Predicted([
            .. files.Select(file => new LintInput(SourceFile.FromText(file.Path, file.Text))),
        ]);
        Assert.NotNull(release);
        return ChartLinter.Lint([release], set, library.Roles, project.Settings with { Profile = Profile });
    }

    public ImmutableArray<string> Lines() => [.. Lint().Findings.SelectMany(Describe)];

    private static IEnumerable<string> Describe(Finding finding)
    {
        var place = Describe(finding.Span);
        yield return $"{place} {finding.Severity.ToString().ToLowerInvariant()}: {finding.Message}";
        if (finding.Label.Length > 0)
            yield return $"    label: {finding.Label}";
        if (finding.Occurrences > 1)
            yield return $"    occurrences: {finding.Occurrences}";
        foreach (var related in finding.Related)
            yield return $"    related: {Describe(related.Span)} {related.Text}";
    }

    private static string Describe(SourceSpan span)
    {
        var (start, end) = (span.StartPosition, span.EndPosition);
        Assert.Equal(start.Line, end.Line);
        return $"{span.File.Path}:{start}-{end.Column - 1}";
    }

    private (RuleLibrary Library, Configuration Project) Load(ProblemList problems)
    {
        var roles = RoleBook.Read(SourceFile.FromText("roles.yaml", Roles), problems);
        var text = Rule;
        if (!text.StartsWith("id:", StringComparison.Ordinal))
        {
            var hasSeverity = $"\n{text}".Contains("\nseverity:", StringComparison.Ordinal);
            var hasCases = $"\n{text}".Contains("\ncases:", StringComparison.Ordinal);
            text = Head + (hasSeverity || hasCases ? "" : "severity: error\n") + text;
        }
        var words = new RuleWords(roles.Names, RuleWords.None.Tables);
        var rule = RuleReader.Read(SourceFile.FromText("probe.yaml", text), words, problems);
        var root = DefinitionFile.RootOf(SourceFile.FromText("config.yaml", Config), problems);
        var project = root is { } node ? ConfigurationReader.ReadExample(node, problems) : Configuration.None;
        return (new RuleLibrary(rule is null ? [] : [rule], roles, words, []).With(project), project);
    }
}
