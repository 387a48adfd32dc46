using System.Text;
using KrakenLint.Findings;

namespace KrakenLint.Reporting;

/// <summary>
/// A source line as a terminal shows it: escaped, tabs as blanks, and a long line cut around the underlined part.
/// </summary>
/// <param name="Indent">Blanks as wide as <paramref name="Before"/>.</param>
/// <param name="Carets">As wide as <paramref name="Marked"/>, and at least one.</param>
internal sealed record ShownLine(string Before, string Marked, string After, string Indent, string Carets)
{
    private const int MostColumns = 140;
    private const int MostMarked = 100;

    // Combining marks take no column; this many characters to a column are more than any script needs.
    private const int MostCharactersPerColumn = 4;
    private const string Tab = "    ";
    private static readonly Cell Ellipsis = new("…", 1, IsCut: true);

    public static ShownLine For(Excerpt excerpt)
    {
        // Nearly all lines: nothing is escaped or cut, and every character takes a column.
        if (excerpt.Line.Length <= MostColumns && excerpt.Length <= MostMarked && TerminalText.IsPlain(excerpt.Line))
            return new ShownLine(
                excerpt.Line[..excerpt.Start],
                excerpt.Text,
                excerpt.Line[(excerpt.Start + excerpt.Length)..],
                new string(' ', excerpt.Start),
                new string('^', Math.Max(1, excerpt.Length))
            );
        var end = excerpt.Start + excerpt.Length;
        var marked = Forward(excerpt.Line, excerpt.Start, end, MostMarked);
        var rest = MostColumns - Width(marked);
        var before = Backward(excerpt.Line, excerpt.Start, rest);
        var after = Forward(excerpt.Line, end, excerpt.Line.Length, rest);
        // A cut inside the underlined part is the end of what is shown.
        if (marked.Exists(cell => cell.IsCut))
            after.Clear();
        if (Width(before) + Width(after) > rest)
        {
            before = Backward(excerpt.Line, excerpt.Start, Math.Max(rest / 2, rest - Width(after)));
            after = Forward(excerpt.Line, end, excerpt.Line.Length, rest - Width(before));
        }
        var indent = new string(' ', Width(before));
        var carets = new string('^', Math.Max(1, Width(marked)));
        return new ShownLine(Text(before), Text(marked), Text(after), indent, carets);
    }

    private static List<Cell> Forward(string line, int start, int end, int columns)
    {
        var cells = new List<Cell>();
        var width = 0;
        for (var at = start; at < end; )
        {
            var (cell, length) = CellAt(line, at);
            at += length;
            width += cell.Width;
            cells.Add(cell);
            if (width > columns || cells.Count > columns * MostCharactersPerColumn)
                return Cut(cells, width, columns, fromEnd: true);
        }
        return cells;
    }

    private static List<Cell> Backward(string line, int start, int columns)
    {
        // Most characters take a column; the ones that take none cost a little context, never a caret's place.
        var at = Math.Max(0, start - columns - 1);
        if (at > 0 && char.IsLowSurrogate(line[at]) && char.IsHighSurrogate(line[at - 1]))
            at++;
        var isCut = at > 0;
        var cells = new List<Cell>();
        while (at < start)
        {
            var (cell, length) = CellAt(line, at);
            at += length;
            cells.Add(cell);
        }
        var width = Width(cells);
        return isCut || width > columns ? Cut(cells, width, columns, fromEnd: false) : cells;
    }

    private static List<Cell> Cut(List<Cell> cells, int width, int columns, bool fromEnd)
    {
        while (cells.Count > 0 && (width >= columns || cells.Count > columns * MostCharactersPerColumn))
        {
            var index = fromEnd ? cells.Count - 1 : 0;
            width -= cells[index].Width;
            cells.RemoveAt(index);
        }
        cells.Insert(fromEnd ? cells.Count : 0, Ellipsis);
        return cells;
    }

    private static (Cell Cell, int Length) CellAt(string line, int at)
    {
        if (line[at] == '\t')
            return (new Cell(Tab, Tab.Length), 1);
        var (escape, length) = TerminalText.EscapeAt(line, at);
        return escape is null
            ? (new Cell(line.Substring(at, length), TerminalWidth.Of(Rune.GetRuneAt(line, at))), length)
            : (new Cell(escape, escape.Length), length);
    }

    private static int Width(List<Cell> cells) => cells.Sum(cell => cell.Width);

    private static string Text(List<Cell> cells) => string.Concat(cells.Select(cell => cell.Text));

    private readonly record struct Cell(string Text, int Width, bool IsCut = false);
}
