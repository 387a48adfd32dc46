using KrakenLint.Maps;
using KrakenLint.Reporting.Drawings.Svg;

namespace KrakenLint.Reporting.Drawings;

/// <summary>What a format of maps writes from.</summary>
/// <param name="Version">The version of KrakenLint, such as <c>0.1.0</c>.</param>
/// <param name="UseColor">ANSI colour, for terminals.</param>
public sealed record MapReport(RunMap Map, string Version, bool UseColor = false)
{
    private const int UsualColumns = 100;

    /// <summary>How wide lines may become where they can be broken.</summary>
    public int Columns { get; init; } = UsualColumns;
}

/// <summary>One output format of <c>krakenlint map</c>.</summary>
/// <param name="Name">What <c>--format</c> takes.</param>
/// <param name="Summary">One line for the help.</param>
/// <param name="Write">Writes the whole map; the text writer ends lines with LF.</param>
public sealed record MapFormat(string Name, string Summary, Action<MapReport, TextWriter> Write);

/// <summary>The table of formats for maps: a row here is all that a new one needs beside its own file.</summary>
public static class MapFormats
{
    public static IReadOnlyList<MapFormat> All { get; } = [MapText.Row, MapSvg.Row, MapMermaid.Row, MapJson.Row];

    public static MapFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
