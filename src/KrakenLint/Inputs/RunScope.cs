using System.Collections.Immutable;
using KrakenLint.Cli.Charts;

namespace KrakenLint.Cli;

/// <summary>What a run is about: charts, and files beside them.</summary>
/// <param name="Paths">Files, folders, globs and <c>-</c>.</param>
/// <param name="IsRendered">True where the paths are the rendered output of the one chart.</param>
/// <param name="IsChange">True where the files are what changed, so that there may be nothing to lint among them.</param>
/// <param name="Gone">Changed files that are no more.</param>
internal sealed record RunScope(
    ImmutableArray<ChartRequest> Charts,
    ImmutableArray<string> Paths,
    bool IsRendered,
    bool IsChange,
    ImmutableArray<string> Gone
)
{
    /// <summary>Charts that meet those of the run in a cluster, and are not linted themselves.</summary>
    public ImmutableArray<ChartRequest> Neighbours { get; init; } = [];

    /// <summary>Which cluster takes in what.</summary>
    public Clusters Clusters { get; init; } = Clusters.None;

    public static RunScope Of(InputRequest request)
    {
        if (request.Chart is { } chart)
            return new RunScope([ChartRequest.Of(chart)], request.Paths, IsRendered: true, IsChange: false, []);
        if (request.IsAffected)
            return AffectedPaths.Of(request.Paths, request.Project);
        if (!request.Paths.IsEmpty)
            return new RunScope([], request.Paths, IsRendered: false, IsChange: false, []);
        var (configuration, project) = (request.Project.Configuration, request.Project);
        var inputs = configuration.Inputs.Select(project.PathOf).ToImmutableArray();
        return configuration.Charts.IsEmpty
            ? new RunScope([], inputs.IsEmpty ? ["."] : inputs, IsRendered: false, IsChange: false, [])
            : new RunScope(
                [.. configuration.Charts.Select(setting => ChartRequest.Of(setting, project))],
                inputs,
                IsRendered: false,
                IsChange: false,
                []
            );
    }

    /// <summary>True for a file that is linted as a part of a chart, so that it is not linted alone as well.</summary>
    public bool IsOfChart(string path)
    {
        if (IsRendered || Charts.IsEmpty)
            return false;
        var full = Path.GetFullPath(path);
        return Charts.Any(chart =>
            (!chart.IsUnseen && IsBelow(full, chart.Folder))
            || chart.Choices.SelectMany(choice => choice.FullPaths).Contains(full)
        );
    }

    internal static bool IsBelow(string full, string folder) =>
        full.StartsWith(
            Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );
}
