using System.Collections.Immutable;

namespace KrakenLint.Reporting.Drawings;

/// <summary>How a piece of a line follows the one before it.</summary>
internal enum TreeJoint
{
    /// <summary>Two blanks between them, or a new line.</summary>
    Apart,

    /// <summary>Two blanks, always on the same line.</summary>
    Glued,

    /// <summary>One blank or a new line: words of a sentence.</summary>
    Word,
}

/// <summary>A piece of a line that is not broken, with its colour.</summary>
/// <param name="Color">An ANSI code such as <c>1;31</c>, or empty.</param>
/// <param name="Joint">How it follows the piece before it.</param>
internal readonly record struct TreeText(string Text, string Color = "", TreeJoint Joint = TreeJoint.Apart);

/// <summary>A line of a tree: a word in a column of its own, and pieces between which it may be broken.</summary>
internal sealed record TreeLine(string Label, ImmutableArray<TreeText> Pieces)
{
    public static TreeLine Of(params TreeText[] pieces) => new("", [.. pieces.Where(piece => piece.Text.Length > 0)]);
}

/// <summary>A node of a tree: its line, what is to be said about it, and what hangs below it.</summary>
internal sealed record TreeNode(TreeLine Title, ImmutableArray<TreeLine> Details, ImmutableArray<TreeNode> Children)
{
    /// <summary>Writes the node without branch and everything below it with box characters.</summary>
    /// <param name="columns">How wide lines may become where they can be broken.</param>
    public void Write(TextWriter output, bool useColor, int columns) =>
        WriteBelow(new Page(output, useColor, columns), "", "");

    private sealed record Page(TextWriter Output, bool UseColor, int Columns);

    private const int LabelWidth = 10;
    private const int LeastWidth = 40;
    private const string Dim = "2";

    private void WriteBelow(Page page, string branch, string margin)
    {
        WriteLine(page, Title, branch, $"{margin}{(Children.IsEmpty ? "    " : "│   ")}");
        var inner = $"{margin}{(Children.IsEmpty ? "  " : "│ ")}";
        foreach (var detail in Details)
            WriteLine(page, detail, inner, $"{inner}{new string(' ', detail.Label.Length == 0 ? 2 : LabelWidth)}");
        for (var index = 0; index < Children.Length; index++)
        {
            var isLast = index == Children.Length - 1;
            Children[index]
                .WriteBelow(page, $"{margin}{(isLast ? "└── " : "├── ")}", $"{margin}{(isLast ? "    " : "│   ")}");
        }
    }

    private static void WriteLine(Page page, TreeLine line, string first, string further)
    {
        var (output, useColor, columns) = page;
        output.Write(Paint(first, Dim, useColor));
        var start = first.Length;
        if (line.Label.Length > 0)
        {
            output.Write(Paint(line.Label.PadRight(LabelWidth), Dim, useColor));
            start += LabelWidth;
        }
        var column = start;
        // Deep in a tree a long name is better than a column of single words.
        var last = Math.Max(columns, further.Length + LeastWidth);
        for (var index = 0; index < line.Pieces.Length; index++)
        {
            var piece = line.Pieces[index];
            var gap =
                column == start ? 0
                : piece.Joint == TreeJoint.Word ? 1
                : 2;
            if (gap > 0 && piece.Joint != TreeJoint.Glued && column + gap + WidthOf(line, index) > last)
            {
                output.Write($"\n{Paint(further, Dim, useColor)}");
                column = start = further.Length;
                gap = 0;
            }
            output.Write($"{new string(' ', gap)}{Paint(piece.Text, piece.Color, useColor)}");
            column += gap + Width(piece.Text);
        }
        output.Write('\n');
    }

    // A piece with those that are glued to it.
    private static int WidthOf(TreeLine line, int index)
    {
        var width = Width(line.Pieces[index].Text);
        for (var next = index + 1; next < line.Pieces.Length && line.Pieces[next].Joint == TreeJoint.Glued; next++)
            width += 2 + Width(line.Pieces[next].Text);
        return width;
    }

    private static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += TerminalWidth.Of(rune);
        return width;
    }

    private static string Paint(string text, string code, bool useColor) =>
        useColor && code.Length > 0 && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
