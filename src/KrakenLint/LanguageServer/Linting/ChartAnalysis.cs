using System.Collections.Immutable;
using KrakenLint.Cli.Charts;
using KrakenLint.Findings;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>Lints a chart in all its combinations of values.</summary>
internal static class ChartAnalysis
{
    // What breaks a file that is open is being typed.
    private static bool IsBeingWritten(InputNote problem, FileReader reader) =>
        problem is { IsFailure: true, Span.File.FullPath: { } path } && reader.Open.ContainsKey(path);

    public static Analysis Add(Analysis before, ChartRequest request, FileReader reader, bool asksHelm)
    {
        var setup = before.Setup;
        var jobs = Environment.ProcessorCount;
        var (chart, problems) = RenderedChart.Of(request, [], reader, jobs, isPredicted: !asksHelm);
        if (chart is null)
            return before with { Notes = [.. before.Notes, .. problems], IsWhole = false };
        var result = Lint(chart.Releases);
        return before with
        {
            IsWhole = before.IsWhole && !problems.Any(problem => IsBeingWritten(problem, reader)),
            Result = before.Result.And(result) with { HiddenIn = result.HiddenIn },
            Notes = [.. before.Notes, .. problems, .. result.Notes],
            Parts = [.. before.Parts, PartOf(chart.Releases)],
            Renderings = [.. before.Renderings, .. chart.Releases.Select(release => new RenderedLines(release))],
        };

        LintResult Lint(ImmutableArray<RenderedRelease> releases) =>
            ChartLinter.Lint(releases, setup.Rules, setup.Library.Roles, setup.Settings, setup.Suppression.Input, jobs);

        LintedPart PartOf(ImmutableArray<RenderedRelease> rendered)
        {
            var releases = new Lazy<ImmutableArray<RenderedRelease>>(() => ChartValues.Named(rendered));
            var inputs = ChartValues.Of(rendered);
            return new LintedPart(inputs, files => Lint(ChartValues.With(releases.Value, inputs, files)));
        }
    }
}
