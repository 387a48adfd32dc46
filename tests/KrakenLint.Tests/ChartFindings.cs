using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests;

/// <summary>Rule, line and column, severity in profile kraken and in profile generic, why.</summary>
internal sealed record ChartFinding(string Rule, int Line, int Column, string Kraken, string Generic, string Why);

/// <summary>Compares every finding in a file of the chart with a list, in both profiles.</summary>
internal static class ChartFindings
{
    public const string Error = "error";
    public const string Warning = "warning";
    public const string Note = "note";
    public const string Off = "";

    /// <param name="name">The chart's file.</param>
    /// <param name="path">Under which path it is read: a chart's defaults are told by their name.</param>
    public static void AssertAre(string name, ChartFinding[] rows, string? path = null)
    {
        var file = new SourceFile(path ?? name, File.ReadAllBytes(OutsideCorpus.PathOf("kraken", name)));
        Assert.Equal(Expected(rows, row => row.Kraken), Found(file, LintSettings.Kraken));
        Assert.Equal(Expected(rows, row => row.Generic), Found(file, LintSettings.Generic));
    }

    private static string[] Expected(ChartFinding[] rows, Func<ChartFinding, string> severityOf) =>
        [
            .. rows.Where(row => severityOf(row).Length > 0)
                .OrderBy(row => row.Line)
                .ThenBy(row => row.Column)
                .ThenBy(row => row.Rule, StringComparer.Ordinal)
                .Select(row => $"{row.Line}:{row.Column} {severityOf(row)} {row.Rule}"),
        ];

    private static string[] Found(SourceFile file, string profile)
    {
        var library = BuiltInRules.Load([]);
        var rules = new RuleSet(library.Rules, RuleSelection.Of(profile));
        var result = Linter.Lint([new LintInput(file)], rules, library.Roles, new LintSettings(profile));
        Assert.Empty(result.Notes);
        return
        [
            .. result.Findings.Select(finding =>
                $"{finding.Span.StartPosition} {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id}"
            ),
        ];
    }
}
