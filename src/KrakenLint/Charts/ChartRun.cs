using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;

namespace KrakenLint.Cli.Charts;

/// <summary>Lints what charts render to, and reports on the charts' own files.</summary>
/// <param name="lint">Lints one chart in all its combinations of values.</param>
/// <param name="fixes">Makes fixes in values files, where they are asked for.</param>
/// <param name="environments">What releases meet in their clusters.</param>
/// <param name="jobs">How many helms may run at a time.</param>
internal sealed class ChartRun(
    FileReader reader,
    Func<ImmutableArray<RenderedRelease>, LintResult> lint,
    FixStep fixes,
    RunEnvironments environments,
    int jobs
)
{
    /// <param name="request">What was asked for when the chart was rendered.</param>
    /// <param name="rendered">Null where nothing could be rendered, with what could not be.</param>
    /// <param name="given">The rendered output of the chart; where there is none, helm has rendered it.</param>
    /// <param name="beside">What the run holds beside the chart.</param>
    public LintResult Lint(
        ChartRequest request,
        ChartAnswer rendered,
        ImmutableArray<LintInput> given,
        NamesBeside beside
    )
    {
        var (chart, problems) = rendered;
        if (chart is null)
            return new LintResult([], problems, new ReadCounts(0, 0, Math.Max(1, Failures(problems))));
        var releases = environments.Among(chart.Releases, beside);
        var result = lint(releases);
        if (fixes.IsAsked && Fix(releases) is var (expected, notes) && !fixes.ChangesNothing)
        {
            // What helm makes of the changed files is what counts, where it is asked.
            (result, problems) = given.IsEmpty ? Again(request, beside) : (expected, problems);
            result = result with { Notes = [.. notes, .. result.Notes] };
        }
        var counts = result.Counts with { Skipped = result.Counts.Skipped + Failures(problems) };
        return result with { Notes = [.. problems, .. result.Notes], Counts = counts };
    }

    /// <returns>What the changed values are expected to give, and a note for each file that could not be written.</returns>
    private (LintResult Expected, ImmutableArray<InputNote> Notes) Fix(ImmutableArray<RenderedRelease> rendered)
    {
        var releases = ChartValues.Named(rendered);
        var inputs = ChartValues.Of(releases);
        var (result, notes) = fixes.Fix(inputs, Changed(inputs), Changed);
        return (result.Result, notes);

        LintResult Changed(ImmutableArray<LintInput> files) => lint(ChartValues.With(releases, inputs, files));
    }

    private (LintResult Result, ImmutableArray<InputNote> Problems) Again(ChartRequest request, NamesBeside beside)
    {
        var (chart, problems) = RenderedChart.Of(request.Again(reader), [], reader, jobs);
        return (chart is null ? LintResult.Empty : lint(environments.Among(chart.Releases, beside)), problems);
    }

    private static int Failures(IEnumerable<InputNote> problems) => problems.Count(problem => problem.IsFailure);
}
