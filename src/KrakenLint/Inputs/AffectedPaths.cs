using System.Collections.Immutable;
using KrakenLint.Cli.Charts;

namespace KrakenLint.Cli;

/// <summary>
/// Finds what a change has to do with: a changed file of a chart, or a values file that the configuration names for one,
/// stands for that chart with all its combinations of values. A hook gets single files, and a template alone says nothing.
/// </summary>
internal static class AffectedPaths
{
    private const string ChartFile = "Chart.yaml";
    private const string Subcharts = "charts";

    public static RunScope Of(ImmutableArray<string> paths, Project project)
    {
        var configured = project.Configuration.Charts.Select(setting => ChartRequest.Of(setting, project)).ToArray();
        var charts = new List<ChartRequest>();
        var around = new HashSet<string>(StringComparer.Ordinal);
        var overlays = new ValuesOverlays();
        var others = ImmutableArray.CreateBuilder<string>();
        var gone = ImmutableArray.CreateBuilder<string>();
        foreach (var path in paths)
        {
            var full = Path.GetFullPath(path);
            var mine = IsConfiguration(full, project)
                ? configured
                : configured.Where(chart => IsOf(full, chart)).ToArray();
            if (mine.Length > 0)
                charts.AddRange(mine);
            else if ((ChartAround(path) ?? Shown(overlays.ChartOf(path))) is { } folder)
                charts.AddRange(around.Add(folder) ? [ChartRequest.Beside(folder)] : []);
            else if (Path.Exists(path) || path.Contains('*', StringComparison.Ordinal) || path == "-")
                others.Add(path);
            else
                gone.Add(path);
        }
        return new RunScope(
            // Those of the configuration are one object each: a chart may be there twice, as two releases.
            [.. charts.Distinct().OrderBy(chart => chart.Folder, StringComparer.Ordinal)],
            others.ToImmutable(),
            IsRendered: false,
            IsChange: true,
            gone.ToImmutable()
        );
    }

    // What it says is about every chart.
    private static bool IsConfiguration(string full, Project project) =>
        project.Configuration.File is { FullPath: { } own } && own == full.Replace('\\', '/');

    private static bool IsOf(string full, ChartRequest chart) =>
        RunScope.IsBelow(full, chart.Folder)
        || chart.Choices.SelectMany(choice => choice.Files).Any(file => Path.GetFullPath(file) == full);

    /// <summary>The folder of the chart around a file: of a subchart that of the chart which brings it; null where there is none.</summary>
    private static string? ChartAround(string path)
    {
        string? found = null;
        for (
            var folder = Directory.Exists(path)
                ? Path.GetFullPath(path)
                : Path.GetDirectoryName(Path.GetFullPath(path));
            folder is not null;
            folder = Path.GetDirectoryName(folder)
        )
        {
            if (found is null || IsBroughtBy(folder, found))
                found = File.Exists(Path.Combine(folder, ChartFile)) ? folder : found;
            if (Path.Exists(Path.Combine(folder, ".git")))
                break;
        }
        return Shown(found);
    }

    private static bool IsBroughtBy(string folder, string chart) =>
        Path.GetFileName(Path.GetDirectoryName(chart)) == Subcharts
        && Path.GetDirectoryName(Path.GetDirectoryName(chart)) == folder;

    private static string? Shown(string? folder) =>
        folder is null ? null : Path.GetRelativePath(Environment.CurrentDirectory, folder);
}
