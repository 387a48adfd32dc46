using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Manifests;

namespace KrakenLint.Cli;

/// <summary><c>krakenlint lint --chart</c>: lints what the chart renders to, and reports on the chart's own files.</summary>
internal static class ChartRun
{
    /// <param name="paths">Rendered output of the chart; where there is none, helm renders it.</param>
    public static (Collected, LintResult) Lint(
        ReleaseOptions options,
        ImmutableArray<string> paths,
        FileCollector collector,
        FileReader reader,
        Func<ImmutableArray<LintInput>, LintResult> lint,
        SuppressionStep suppression
    )
    {
        var given = collector.Collect(paths);
        if (!paths.IsEmpty && given.Inputs.Count == 0)
            return (given, lint([]));
        var (chart, problems) = RenderedChart.Of(options, [.. given.Inputs.Select(input => input.File)], reader);
        given.Notes.AddRange(problems);
        if (chart is null)
            return (given with { Inputs = [] }, lint([]));
        ImmutableArray<LintInput> inputs = chart.IsGiven
            ? [.. given.Inputs]
            : [.. chart.Rendered.Select(file => new LintInput(file))];
        var result = lint(inputs);
        var provenance = new Lazy<Provenance>(() => Provenance.Of(chart.Release, chart.Rendered));
        var placed = result.Findings.IsEmpty ? result : ChartFindings.Place(result, provenance.Value, chart.IsGiven);
        return (given, suppression.Apply(placed, chart, provenance));
    }
}
