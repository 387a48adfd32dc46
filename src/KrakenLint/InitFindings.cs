using System.Text;
using KrakenLint.Cli.Charts;

namespace KrakenLint.Cli;

/// <summary>What <c>krakenlint init</c> adds on the repository that it is run in: which charts are linted, and with what.</summary>
internal static class InitFindings
{
    private const int MostCharts = 100;

    /// <returns>Comments only: a run without any path finds the same by itself. Empty where there is no chart.</returns>
    public static string Of(string folder)
    {
        var charts = FolderWalk
            .In(folder, (entry, path) => !entry.Name.StartsWith('.') && !IsSubcharts(entry, path))
            .Where(found => found.Entry is FileInfo { Name: "Chart.yaml", LinkTarget: null })
            .Select(found => Path.GetDirectoryName(found.Path) ?? folder)
            .Distinct()
            .Take(MostCharts)
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (charts.Length == 0)
            return "";
        var text = new StringBuilder("\n# Found here. \"krakenlint lint\" without a path renders all of it:\n");
        foreach (var chart in charts)
        {
            var request = ChartRequest.Beside(Path.GetRelativePath(folder, chart));
            var words = string.Join(", ", request.Choices.Select(choice => choice.Name));
            text.Append("# - ").Append(Shown(request.Folder)).Append(" with ").Append(Shown(words)).Append('\n');
        }
        return text.ToString();
    }

    // Control characters would end the comment.
    private static string Shown(string text) => new([.. text.Select(letter => char.IsControl(letter) ? '?' : letter)]);

    // What a chart brings is rendered with it.
    private static bool IsSubcharts(FileSystemInfo entry, string path) =>
        entry.Name == "charts" && ValuesOverlays.IsChart(Path.GetDirectoryName(path) ?? path);
}
