using System.Collections.Immutable;
using System.Text;
using KrakenLint.Findings;

namespace KrakenLint.Reporting.Drawings.Svg;

/// <summary>One line of text in a card.</summary>
/// <param name="Kind">A class of the style sheet: <c>title</c>, <c>dim</c>, <c>good</c>, <c>error</c>, <c>warning</c>, <c>note</c> or empty.</param>
/// <param name="Finding">What the line leads to; null for other lines.</param>
/// <param name="IsFurther">True for the rest of a line that was too long for the card.</param>
internal readonly record struct SvgLine(string Text, string Kind, Finding? Finding = null, bool IsFurther = false);

/// <summary>A box of the drawing.</summary>
/// <param name="Key">Unique in its drawing.</param>
/// <param name="Column">0 for browsers, to 4 for what workloads call.</param>
/// <param name="State">A class of the style sheet: <c>error</c>, <c>warning</c>, <c>absent</c>, <c>outside</c> or empty.</param>
/// <param name="Beside">The card that it does not stand above; null for the next free place.</param>
internal sealed record SvgCard(string Key, int Column, ImmutableArray<SvgLine> Lines, string State, string? Beside);

/// <summary>An arrow between two cards.</summary>
/// <param name="Line">The line of the first card that it begins at; null for its title.</param>
/// <param name="State"><c>good</c>, <c>bad</c>, <c>dim</c> or <c>back</c>.</param>
internal sealed record SvgArrow(string From, int? Line, string To, string State);

/// <summary>Collects the lines of a card, each broken to the card's width.</summary>
/// <param name="width">In characters of half a square.</param>
internal sealed class SvgLines(int width)
{
    private const int Indent = 2;
    private readonly ImmutableArray<SvgLine>.Builder lines = ImmutableArray.CreateBuilder<SvgLine>();

    public int Count => lines.Count;

    public ImmutableArray<SvgLine> All => lines.ToImmutable();

    /// <summary>Text from the input; nothing where it is empty.</summary>
    public SvgLines Add(string text, string kind = "", Finding? finding = null)
    {
        var isFurther = false;
        foreach (var part in Broken(TerminalText.Escape(text)))
        {
            lines.Add(new SvgLine(part, kind, finding, isFurther));
            isFurther = true;
        }
        return this;
    }

    // Between words where that is possible, else anywhere; wide characters count twice.
    private IEnumerable<string> Broken(string text)
    {
        var line = new StringBuilder();
        var used = 0;
        var most = width;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Pieces))
        {
            var size = WidthOf(word);
            if (used > 0 && used + 1 + size > most)
            {
                yield return line.ToString();
                line.Clear();
                used = 0;
                most = width - Indent;
            }
            if (used > 0)
                line.Append(' ');
            line.Append(word);
            used += size + (used > 0 ? 1 : 0);
        }
        if (used > 0)
            yield return line.ToString();
    }

    private IEnumerable<string> Pieces(string word)
    {
        var piece = new StringBuilder();
        var used = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            var size = TerminalWidth.Of(rune);
            if (used + size > width - Indent)
            {
                yield return piece.ToString();
                piece.Clear();
                used = 0;
            }
            piece.Append(rune.ToString());
            used += size;
        }
        yield return piece.ToString();
    }

    private static int WidthOf(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += TerminalWidth.Of(rune);
        return width;
    }
}
