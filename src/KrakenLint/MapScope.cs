using System.Collections.Immutable;
using KrakenLint.Cli.Charts;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>What a map is drawn of: files, and charts in each of their combinations of values.</summary>
internal sealed class MapScope(RunScope scope, FileReader reader)
{
    private readonly List<InputNote> problems = [];

    private readonly List<ImmutableArray<RenderedRelease>> rendered = [];

    /// <summary>The charts that were rendered, each in its combinations of values, once all is read.</summary>
    public IReadOnlyCollection<ImmutableArray<RenderedRelease>> Charts => rendered;

    /// <summary>What could not be read or rendered, once all is read.</summary>
    public IReadOnlyCollection<InputNote> Problems => problems;

    /// <param name="chart">The one that the command line names, or null.</param>
    /// <param name="paths">Beside a chart, its rendered output.</param>
    public static RunScope Of(ReleaseOptions? chart, string[] paths, Project project)
    {
        if (chart is not null)
            return new RunScope([ChartRequest.Of(chart)], [.. paths], IsRendered: true, IsChange: false, []);
        if (paths.Length > 0)
            return new RunScope([], [.. paths], IsRendered: false, IsChange: false, []);
        var inputs = project.Configuration.Inputs.Select(project.PathOf).ToImmutableArray();
        var charts = project.Configuration.Charts.Select(setting => ChartRequest.Of(setting, project));
        return
            new RunScope([.. charts], inputs, IsRendered: false, IsChange: false, []) is var found
            && found is { Charts.IsEmpty: true, Paths.IsEmpty: true }
            ? found with
            {
                Paths = ["."],
            }
            : found;
    }

    /// <returns>The files of each part, which are drawn for themselves.</returns>
    public ImmutableArray<ImmutableArray<LintInput>> Read(Collected collected)
    {
        var isLost = scope is { IsRendered: true, Paths.IsEmpty: false } && collected.Inputs.Count == 0;
        if (isLost)
            return [];
        var files = collected
            .Inputs.Where(input => input.File.FullPath is not { } path || !scope.IsOfChart(path))
            .ToImmutableArray();
        return
        [
            .. scope.IsRendered || scope.Paths.IsEmpty ? [] : new[] { files },
            .. scope.Charts.SelectMany(chart => Rendered(chart, scope.IsRendered ? files : [])),
        ];
    }

    private IEnumerable<ImmutableArray<LintInput>> Rendered(ChartRequest request, ImmutableArray<LintInput> given)
    {
        var (chart, wrong) = RenderedChart.Of(request, given, reader);
        problems.AddRange(wrong);
        if (chart is null)
            return [];
        rendered.Add(chart.Releases);
        return chart.Releases.Length == 1
            ? chart.Releases.Select(release => release.Rendered)
            : chart.Releases.Select(release =>
                release.Rendered.Select(input => Named(input, release.Name)).ToImmutableArray()
            );
    }

    // Maps of one chart are told apart by their values.
    private static LintInput Named(LintInput input, string values) =>
        input with
        {
            File = new SourceFile($"{input.File.Path} with {values}", input.File.Bytes.ToArray()),
        };
}
