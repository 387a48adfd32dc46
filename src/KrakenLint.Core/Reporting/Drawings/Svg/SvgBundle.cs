using System.Collections.Immutable;
using KrakenLint.Maps;

namespace KrakenLint.Reporting.Drawings.Svg;

/// <summary>One bundle with the places of all that is drawn of it.</summary>
/// <param name="Top">Where its heading begins.</param>
/// <param name="Beside">Findings on what is no hop, below the cards.</param>
internal sealed record SvgBundle(
    BundleMap Map,
    double Top,
    ImmutableArray<SvgCard> Cards,
    ImmutableArray<SvgArrow> Arrows,
    SvgLayout Layout,
    ImmutableArray<SvgLine> Beside
)
{
    private const double Heading = 34;
    private const int MostBeside = 20;
    private const int BesideWidth = 150;

    public double BesideTop => Layout.Bottom + Heading;

    public double Bottom => Beside.IsEmpty ? Layout.Bottom : BesideTop + Beside.Length * SvgLayout.LineHeight;

    public static SvgBundle Of(BundleMap map, double top)
    {
        var (cards, arrows) = SvgCards.Of(map);
        return new SvgBundle(map, top, cards, arrows, new SvgLayout(cards, top + Heading), BesideOf(map));
    }

    private static ImmutableArray<SvgLine> BesideOf(BundleMap map)
    {
        var words = new MapWords(map);
        var lines = new SvgLines(BesideWidth);
        foreach (var finding in map.OffPath.OrderByDescending(finding => finding.Severity).Take(MostBeside))
            lines.Add(
                $"{SvgCards.SignOf(finding.Severity)} {words.Finding(finding)} {(finding.Resource is { } name ? MapWords.Resource(name) : "")}",
                finding.Severity.Word(),
                finding
            );
        if (map.OffPath.Length > MostBeside)
            lines.Add($"and {map.OffPath.Length - MostBeside} more", "dim");
        return lines.All;
    }
}
