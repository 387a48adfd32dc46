using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;

namespace KrakenLint.Cli;

/// <summary>Lints what charts render to, and reports on the charts' own files.</summary>
/// <param name="lint">Lints one chart in all its combinations of values.</param>
/// <param name="jobs">How many helms may run at a time.</param>
internal sealed class ChartRun(FileReader reader, Func<RenderedChart, LintResult> lint, int jobs)
{
    /// <param name="given">The rendered output of the chart; where there is none, helm renders it.</param>
    public LintResult Lint(ChartRequest request, ImmutableArray<LintInput> given)
    {
        var (chart, problems) = RenderedChart.Of(request, given, reader, jobs);
        if (chart is null)
            return new LintResult([], problems, new ReadCounts(0, 0, Math.Max(1, Failures(problems))));
        var result = lint(chart);
        var counts = result.Counts with { Skipped = result.Counts.Skipped + Failures(problems) };
        return result with { Notes = [.. problems, .. result.Notes], Counts = counts };
    }

    private static int Failures(IEnumerable<InputNote> problems) => problems.Count(problem => problem.IsFailure);
}
