using System.Collections.Immutable;
using System.Text;

namespace KrakenLint.Reporting;

/// <summary>A piece of a line that is not broken, with its colour.</summary>
/// <param name="Color">An ANSI code such as <c>1;31</c>, or empty.</param>
internal readonly record struct TreeText(string Text, string Color = "");

/// <summary>A line of a tree: a word in a column of its own, and pieces between which it may be broken.</summary>
internal sealed record TreeLine(string Label, ImmutableArray<TreeText> Pieces)
{
    public static TreeLine Of(params TreeText[] pieces) => new("", [.. pieces.Where(piece => piece.Text.Length > 0)]);
}

/// <summary>A node of a tree: its line, what is to be said about it, and what hangs below it.</summary>
internal sealed record TreeNode(TreeLine Title, ImmutableArray<TreeLine> Details, ImmutableArray<TreeNode> Children)
{
    /// <summary>Writes the node without branch and everything below it with box characters.</summary>
    public void Write(TextWriter output, bool useColor) => WriteBelow(output, useColor, "", "");

    private const int Columns = 100;
    private const int LabelWidth = 10;
    private const int LeastWidth = 40;
    private const string Dim = "2";

    private void WriteBelow(TextWriter output, bool useColor, string branch, string margin)
    {
        WriteLine(output, useColor, Title, branch, $"{margin}{(Children.IsEmpty ? "    " : "│   ")}");
        var inner = $"{margin}{(Children.IsEmpty ? "  " : "│ ")}";
        foreach (var detail in Details)
            WriteLine(
                output,
                useColor,
                detail,
                inner,
                $"{inner}{new string(' ', detail.Label.Length == 0 ? 2 : LabelWidth)}"
            );
        for (var index = 0; index < Children.Length; index++)
        {
            var isLast = index == Children.Length - 1;
            Children[index]
                .WriteBelow(
                    output,
                    useColor,
                    $"{margin}{(isLast ? "└── " : "├── ")}",
                    $"{margin}{(isLast ? "    " : "│   ")}"
                );
        }
    }

    private static void WriteLine(TextWriter output, bool useColor, TreeLine line, string first, string further)
    {
        output.Write(Paint(first, Dim, useColor));
        var start = first.Length;
        if (line.Label.Length > 0)
        {
            output.Write(Paint(line.Label.PadRight(LabelWidth), Dim, useColor));
            start += LabelWidth;
        }
        var column = start;
        // Deep in a tree a long name is better than a column of single words.
        var last = Math.Max(Columns, further.Length + LeastWidth);
        foreach (var piece in line.Pieces)
        {
            var width = Width(piece.Text);
            if (column > start && column + 2 + width > last)
            {
                output.Write($"\n{Paint(further, Dim, useColor)}");
                column = start = further.Length;
            }
            else if (column > start)
            {
                output.Write("  ");
                column += 2;
            }
            output.Write(Paint(piece.Text, piece.Color, useColor));
            column += width;
        }
        output.Write('\n');
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
