using System.Collections.Immutable;

namespace KrakenLint.Reporting.Drawings.Svg;

/// <summary>Where a card stands, in pixels from the drawing's corner.</summary>
internal readonly record struct SvgBox(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;
}

/// <summary>Places of all cards of one bundle: columns from left to right, each card beside the one that leads to it or below.</summary>
internal sealed class SvgLayout
{
    public const double LineHeight = 16;
    public const double Padding = 10;
    public const double Indent = 14;

    // Of the style's font; the widest monospace fonts of common systems have 0.62 of their size.
    private const double CharacterWidth = 6.95;
    private const double Gap = 36;
    private const double Distance = 16;

    private readonly Dictionary<string, SvgBox> boxes = [];

    public SvgLayout(ImmutableArray<SvgCard> cards, double top)
    {
        var free = SvgCards.Widths.Select(_ => top).ToArray();
        foreach (var card in cards)
        {
            var y = Math.Max(free[card.Column], card.Beside is { } beside ? boxes[beside].Y : top);
            var box = new SvgBox(
                LeftOf(card.Column),
                y,
                WidthOf(card.Column),
                2 * Padding + card.Lines.Length * LineHeight
            );
            boxes[card.Key] = box;
            free[card.Column] = box.Bottom + Distance;
            Bottom = Math.Max(Bottom, box.Bottom);
        }
    }

    public static double Width => LeftOf(SvgCards.Widths.Length - 1) + WidthOf(SvgCards.Widths.Length - 1);

    public double Bottom { get; private set; }

    public SvgBox this[string key] => boxes[key];

    /// <summary>The baseline of a line of a card.</summary>
    public static double Baseline(SvgBox box, int line) => box.Y + Padding + line * LineHeight + 12;

    private static double LeftOf(int column) => Enumerable.Range(0, column).Sum(before => WidthOf(before) + Gap);

    private static double WidthOf(int column) => SvgCards.Widths[column] * CharacterWidth + 2 * Padding;
}
