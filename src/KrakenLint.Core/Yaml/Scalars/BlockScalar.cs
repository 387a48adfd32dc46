using System.Text;

namespace KrakenLint.Yaml.Scalars;

/// <summary>A literal or folded scalar (YAML 1.2.2, section 8.1), read where it stands.</summary>
/// <param name="text">Everything up to the end of the document.</param>
/// <param name="start">Offset of the <c>|</c> or <c>&gt;</c>.</param>
/// <param name="parentIndent">Columns by which the collection around it is indented, -1 at the top.</param>
internal readonly ref struct BlockScalar(ReadOnlySpan<byte> text, int start, int parentIndent)
{
    private readonly ReadOnlySpan<byte> text = text;

    /// <summary>One line of content: where it begins behind the indentation, and where it ends.</summary>
    internal readonly record struct ContentLine(int Start, int End, bool IsBlank);

    /// <summary>Offset behind the last line of content, or behind the header where there is none.</summary>
    public int End
    {
        get
        {
            var end = HeaderEnd();
            foreach (var line in ContentLines())
            {
                if (!line.IsBlank)
                    end = line.End;
            }
            return end;
        }
    }

    /// <summary>The lines that carry content, in order, blank ones among and behind them included.</summary>
    public List<ContentLine> ContentLines()
    {
        var lines = new List<ContentLine>();
        var at = HeaderEnd();
        var indent = ExplicitIndent();
        while (NextLine(ref at, out var lineStart, out var lineEnd))
        {
            var spaces = 0;
            while (
                lineStart + spaces < lineEnd && text[lineStart + spaces] == (byte)' ' && (indent < 0 || spaces < indent)
            )
                spaces++;
            var isEmpty = lineStart + spaces == lineEnd;
            if (indent < 0 && !isEmpty)
                indent = Math.Max(spaces, Math.Max(parentIndent + 1, 0));
            if (isEmpty)
            {
                lines.Add(new ContentLine(lineEnd, lineEnd, IsBlank: true));
                continue;
            }
            if (spaces < indent)
                break;
            lines.Add(new ContentLine(lineStart + indent, lineEnd, IsBlank: false));
        }
        return lines;
    }

    /// <summary>Offset of a tab that stands before the first text, or left of where text may begin; -1 where none does.</summary>
    public int IndentingTab()
    {
        var at = HeaderEnd();
        var indent = ExplicitIndent();
        while (NextLine(ref at, out var lineStart, out var lineEnd))
        {
            var line = text[lineStart..lineEnd];
            var spaces = line.IndexOfAnyExcept((byte)' ');
            if (spaces < 0)
                continue;
            if (line[spaces] == (byte)'\t' && (indent < 0 || spaces < indent))
                return lineStart + spaces;
            if (indent < 0)
                indent = Math.Max(spaces, Math.Max(parentIndent + 1, 0));
            if (spaces < indent)
                break;
        }
        return -1;
    }

    /// <summary>The first line of several, where it sets the indentation.</summary>
    public bool TryGetFirstOfLines(out ReadOnlySpan<byte> first)
    {
        first = [];
        var at = HeaderEnd();
        if (ExplicitIndent() >= 0 || !NextLine(ref at, out var lineStart, out var lineEnd))
            return false;
        var line = text[lineStart..lineEnd];
        first = line.TrimStart((byte)' ');
        return !first.IsEmpty
            && line.Length - first.Length > parentIndent
            && text[lineEnd..].ContainsAnyExcept(" \t\r\n"u8);
    }

    public string Decode()
    {
        var lines = ContentLines();
        var last = lines.FindLastIndex(line => !line.IsBlank);
        var folded = text[start] == (byte)'>';
        var result = new StringBuilder();
        var blanks = 0;
        var previousIndented = false;
        for (var index = 0; index <= last; index++)
        {
            if (lines[index].IsBlank)
            {
                blanks++;
                continue;
            }
            var indented = IsMoreIndented(lines[index]);
            if (result.Length > 0 || index > blanks)
                AppendBreak(result, joins: folded && !indented && !previousIndented, blanks);
            result.Append('\n', blanks);
            result.Append(Encoding.UTF8.GetString(text[lines[index].Start..lines[index].End]));
            previousIndented = indented;
            blanks = 0;
        }
        AppendChomped(result, lines, last);
        return result.ToString();
    }

    // The break behind a line: folding turns it into a space, or drops it before an empty line.
    private static void AppendBreak(StringBuilder result, bool joins, int blanks)
    {
        if (!joins)
            result.Append('\n');
        else if (blanks == 0)
            result.Append(' ');
    }

    private void AppendChomped(StringBuilder result, List<ContentLine> lines, int last)
    {
        var header = text[start..HeaderEnd()];
        if (header.IndexOf((byte)'#') is >= 0 and var comment)
            header = header[..comment];
        if (header.IndexOf((byte)'-') >= 0)
            return;
        // The last line of a file may lack its break.
        var complete = last < lines.Count - 1 || (last >= 0 && lines[last].End < text.Length);
        if (last >= 0 && complete)
            result.Append('\n');
        if (header.IndexOf((byte)'+') >= 0)
            result.Append('\n', Math.Max(0, BreaksAfter(lines, last)));
    }

    private int BreaksAfter(List<ContentLine> lines, int last)
    {
        var breaks = lines.Count - 1 - last;
        // What follows the last line break of the text is no line of its own.
        return breaks > 0 && lines[^1].End == text.Length && (text.IsEmpty || text[^1] != (byte)'\n')
            ? breaks - 1
            : breaks;
    }

    private bool IsMoreIndented(ContentLine line) =>
        !line.IsBlank && line.Start < line.End && text[line.Start] is (byte)' ' or (byte)'\t';

    private int HeaderEnd()
    {
        var length = text[start..].IndexOfAny((byte)'\r', (byte)'\n');
        return length < 0 ? text.Length : start + length;
    }

    private int ExplicitIndent()
    {
        foreach (var character in text[(start + 1)..HeaderEnd()])
        {
            if (character is >= (byte)'1' and <= (byte)'9')
                return Math.Max(parentIndent, 0) + (character - '0');
            if (character is not ((byte)'+' or (byte)'-'))
                break;
        }
        return -1;
    }

    private bool NextLine(ref int at, out int lineStart, out int lineEnd)
    {
        lineStart = lineEnd = at;
        if (at >= text.Length)
            return false;
        at += text[at] == (byte)'\r' && at + 1 < text.Length && text[at + 1] == (byte)'\n' ? 2 : 1;
        lineStart = at;
        var length = text[at..].IndexOfAny((byte)'\r', (byte)'\n');
        at = lineEnd = length < 0 ? text.Length : at + length;
        return lineStart < text.Length;
    }
}
