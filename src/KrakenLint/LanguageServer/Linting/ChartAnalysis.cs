using System.Collections.Immutable;
using KrakenLint.Cli.Charts;
using KrakenLint.Findings;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>Lints a chart in all its combinations of values.</summary>
internal static class ChartAnalysis
{
    // What breaks a file that is open is being typed.
    private static bool IsBeingWritten(InputNote problem, FileReader reader) =>
        problem is { IsFailure: true, Span.File.FullPath: { } path } && reader.Open.ContainsKey(path);

    // Whoever types has a processor for themselves.
    public static int Jobs => Math.Max(1, Environment.ProcessorCount / 2);

    public static Analysis Add(
        Analysis before,
        ChartRequest request,
        FileReader reader,
        bool asksHelm,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var (setup, memory) = (before.Setup, before.Memory);
        var (chart, problems) = RenderedChart.Of(request, [], reader, Jobs, asksHelm ? null : memory.Releases);
        if (chart is null)
            return before with { Notes = [.. before.Notes, .. problems], IsWhole = false };
        var linted = OrderedWork.Do(
            chart.Releases,
            Jobs,
            release =>
            {
                cancellation.ThrowIfCancellationRequested();
                return memory.Lint(release, chart.Releases.Length == 1 ? Jobs : 1);
            }
        );
        cancellation.ThrowIfCancellationRequested();
        var result = ChartLinter.Join(linted, setup.Rules, setup.Settings, setup.Suppression.Input);
        return before with
        {
            IsWhole = before.IsWhole && !problems.Any(problem => IsBeingWritten(problem, reader)),
            Result = before.Result.And(result) with { HiddenIn = result.HiddenIn },
            Notes = [.. before.Notes, .. problems, .. result.Notes],
            Parts = [.. before.Parts, PartOf(chart.Releases)],
            Renderings = [.. before.Renderings, .. linted.Select(memory.Lines)],
        };

        LintResult Lint(ImmutableArray<RenderedRelease> releases) =>
            ChartLinter.Lint(releases, setup.Rules, setup.Library.Roles, setup.Settings, setup.Suppression.Input, Jobs);

        LintedPart PartOf(ImmutableArray<RenderedRelease> rendered)
        {
            var releases = new Lazy<ImmutableArray<RenderedRelease>>(() => ChartValues.Named(rendered));
            var inputs = ChartValues.Of(rendered);
            return new LintedPart(inputs, files => Lint(ChartValues.With(releases.Value, inputs, files)));
        }
    }
}
