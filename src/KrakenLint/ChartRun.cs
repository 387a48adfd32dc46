using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;

namespace KrakenLint.Cli;

/// <summary>Lints what charts render to, and reports on the charts' own files.</summary>
/// <param name="lint">Lints one chart in all its combinations of values.</param>
/// <param name="fixes">Makes fixes in values files, where they are asked for.</param>
/// <param name="jobs">How many helms may run at a time.</param>
internal sealed class ChartRun(
    FileReader reader,
    Func<ImmutableArray<RenderedRelease>, LintResult> lint,
    FixStep fixes,
    int jobs
)
{
    /// <param name="given">The rendered output of the chart; where there is none, helm renders it.</param>
    public LintResult Lint(ChartRequest request, ImmutableArray<LintInput> given)
    {
        var (chart, problems) = RenderedChart.Of(request, given, reader, jobs);
        if (chart is null)
            return new LintResult([], problems, new ReadCounts(0, 0, Math.Max(1, Failures(problems))));
        var result = lint(chart.Releases);
        if (fixes.IsAsked && Fix(chart) is var (expected, notes) && !fixes.ChangesNothing)
        {
            // What helm makes of the changed files is what counts, where it is asked.
            result = given.IsEmpty ? Again(request) : expected;
            result = result with { Notes = [.. notes, .. result.Notes] };
        }
        var counts = result.Counts with { Skipped = result.Counts.Skipped + Failures(problems) };
        return result with { Notes = [.. problems, .. result.Notes], Counts = counts };
    }

    /// <returns>What the changed values are expected to give, and a note for each file that could not be written.</returns>
    private (LintResult Expected, ImmutableArray<InputNote> Notes) Fix(RenderedChart chart)
    {
        var releases = ChartValues.Named(chart.Releases);
        var inputs = ChartValues.Of(releases);
        var (result, notes) = fixes.Fix(inputs, Changed(inputs), Changed);
        return (result.Result, notes);

        LintResult Changed(ImmutableArray<LintInput> files) => lint(ChartValues.With(releases, inputs, files));
    }

    private LintResult Again(ChartRequest request)
    {
        var (chart, problems) = RenderedChart.Of(request, [], reader, jobs);
        var result = chart is null ? LintResult.Empty : lint(chart.Releases);
        return result with { Notes = [.. problems, .. result.Notes] };
    }

    private static int Failures(IEnumerable<InputNote> problems) => problems.Count(problem => problem.IsFailure);
}
