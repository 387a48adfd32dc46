using KrakenLint.Maps;

namespace KrakenLint.Reporting.Drawings;

/// <summary>The message path as a tree, for people.</summary>
internal static class MapText
{
    private const string Bold = "1";

    public static MapFormat Row { get; } = new("text", "a tree for a terminal", Write);

    private static void Write(MapReport report, TextWriter output)
    {
        var separator = "";
        foreach (var map in report.Map.Bundles)
        {
            output.Write(separator);
            Write(map, report, output);
            separator = "\n";
        }
    }

    private static void Write(BundleMap map, MapReport report, TextWriter output)
    {
        var space = map.Namespace is null ? "" : $", namespace {map.Namespace}";
        var title = TerminalText.Escape($"{map.Name}{space}");
        output.Write(report.UseColor ? $"\e[{Bold}m{title}\e[0m\n\n" : $"{title}\n\n");
        var separator = "";
        foreach (var tree in new MapTrees(map).All())
        {
            output.Write(separator);
            tree.Write(output, report.UseColor, report.Columns);
            separator = "\n";
        }
    }
}
