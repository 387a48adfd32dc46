using System.Collections.Immutable;
using KrakenLint.Cli.Charts;
using KrakenLint.Helm.Merging;

namespace KrakenLint.Cli;

/// <summary>What a command is to read: the same words mean the same inputs to each of them.</summary>
/// <param name="Paths">Files, folders, globs and <c>-</c>; beside a chart its rendered output.</param>
/// <param name="Chart">The chart that the command line names, or null.</param>
internal sealed record InputRequest(Project Project, ImmutableArray<string> Paths, ReleaseOptions? Chart, int Jobs)
{
    /// <summary>True where the paths are changed files, each of which stands for the chart that it belongs to.</summary>
    public bool IsAffected { get; init; }

    /// <summary>True where charts in folders are not rendered.</summary>
    public bool NeverRenders { get; init; }

    /// <summary>Only what these have a part in is read in full; null for all.</summary>
    public ChangedFiles? Touched { get; init; }

    /// <summary>What judges the values of charts while helm renders those; null where nobody asks for findings.</summary>
    public ValuesJudge? Judge { get; init; }

    /// <summary>Folders, as absolute paths, that are not looked at.</summary>
    public ImmutableArray<string> Beyond { get; init; } = [];
}
