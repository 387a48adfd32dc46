using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace KrakenLint.Rules;

/// <summary>What a marker comment says must be found.</summary>
/// <param name="Line">1-based, in the text without markers.</param>
/// <param name="Column">1-based, in UTF-16 units.</param>
/// <param name="Length">Null where only the start is marked (<c>&lt;-</c>).</param>
public sealed record Marker(string Rule, int Line, int Column, int? Length);

/// <summary>Takes the marker comments out of an example: <c># ^^^^ KRK201</c> under what is found, <c># &lt;- KRK201</c> at a line's start.</summary>
public static partial class ExampleMarkers
{
    public static (string Text, ImmutableArray<Marker> Markers) Read(string example)
    {
        var lines = new List<string>();
        var markers = ImmutableArray.CreateBuilder<Marker>();
        foreach (var line in example.Split('\n'))
        {
            if (MarkerPattern().Match(line) is not { Success: true } match)
            {
                lines.Add(line);
                continue;
            }
            var isStart = match.Groups["start"].Success;
            var group = isStart ? match.Groups["hash"] : match.Groups["carets"];
            markers.Add(
                new Marker(match.Groups["rule"].Value, lines.Count, group.Index + 1, isStart ? null : group.Length)
            );
        }
        return (string.Join('\n', lines), markers.ToImmutable());
    }

    /// <returns><c>line 5, columns 3 to 10</c>, in the text without markers.</returns>
    public static string Describe(Marker marker)
    {
        var line = marker.Line.ToString(CultureInfo.InvariantCulture);
        return marker.Length is { } length
            ? $"line {line}, columns {marker.Column} to {marker.Column + length - 1}"
            : $"line {line}, column {marker.Column}";
    }

    [GeneratedRegex(
        @"^\s*(?<hash>#)\s*((?<carets>\^+)|(?<start><-))\s+(?<rule>[A-Za-z][A-Za-z0-9-]*)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex MarkerPattern();
}
