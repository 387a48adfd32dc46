using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rules;
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

    /// <summary>Null where the bundles follow from the files, as in a run of the program.</summary>
    public World? World { get; init; } = Manifests.World.Closed;

    public static RuleRun Of(string rule, string manifest) =>
        new() { Rule = rule, Inputs = [new LintInput(SourceFile.FromText("a.yaml", manifest))] };

    /// <summary>What is wrong with the rule, as it is printed.</summary>
    public ImmutableArray<string> Problems()
    {
        var problems = new ProblemList();
        _ = Load(problems);
        return [.. problems.ToImmutable().Select(problem => problem.ToString())];
    }

    public LintResult Lint()
    {
        var problems = new ProblemList();
        var (rule, roles) = Load(problems);
        Assert.True(rule is not null, string.Join('\n', problems.ToImmutable()));
        var set = new RuleSet([rule], new RuleSelection(Profile, Select, []));
        var settings = new LintSettings(Profile);
        if (World is not { } world)
            return Linter.Lint(Inputs, set, roles, settings);
        var files = Inputs.Select(ManifestReader.Read).ToImmutableArray();
        var bundle = new Bundle([.. files.SelectMany(file => file.Resources)], world);
        return Linter.Lint(files, [bundle], set, roles, settings);
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

    private (Rule? Rule, RoleBook Roles) Load(ProblemList problems)
    {
        var roles = RoleBook.Read(SourceFile.FromText("roles.yaml", Roles), problems);
        var text = Rule;
        if (!text.StartsWith("id:", StringComparison.Ordinal))
        {
            var hasSeverity = $"\n{text}".Contains("\nseverity:", StringComparison.Ordinal);
            var hasCases = $"\n{text}".Contains("\ncases:", StringComparison.Ordinal);
            text = Head + (hasSeverity || hasCases ? "" : "severity: error\n") + text;
        }
        return (
            RuleReader.Read(
                SourceFile.FromText("probe.yaml", text),
                new RuleWords(roles.Names, RuleWords.None.Tables),
                problems
            ),
            roles
        );
    }
}
