using KrakenLint.Text;

namespace KrakenLint.Yaml;

/// <summary>
/// Tabs where kubectl's decoder, as libyaml, wants spaces: before the first token of a line and behind <c>-</c>, <c>?</c>
/// and a <c>:</c> that begins a line, outside of brackets. YamlDotNet lets most of them pass.
/// </summary>
internal static class IndentingTabs
{
    public static SourceSpan? Find(YamlTree tree, SourceSpan document)
    {
        if (document.File.Bytes[document.Start..document.End].IndexOf((byte)'\t') < 0)
            return null;
        var (at, depth) = (document.Start, 0);
        for (var index = 0; index < tree.Count; index++)
        {
            // What is empty has no place of its own in the gap.
            if (tree[index].Kind is YamlKind.Mapping or YamlKind.Sequence || tree[index].End == tree[index].Start)
                continue;
            if (FindInGap(document with { Start = at, End = Math.Max(at, tree[index].Start) }, ref depth) is { } tab)
                return tab;
            at = Math.Max(at, tree[index].End);
            // White space behind a plain scalar may be inside of it, which the parser has judged.
            if (tree[index] is { Kind: YamlKind.Scalar, Style: YamlStyle.Plain } leaf && leaf.End > leaf.Start)
                at += LengthOfSpace(document.File.Bytes[at..document.End]);
        }
        return FindInGap(document with { Start = at }, ref depth);
    }

    /// <summary>The tab that indents the line of a syntax error or the next line with text, if there is one.</summary>
    public static SourceSpan? Near(SourceSpan error)
    {
        var first = error.File.LineAt(error.Start);
        return First(error.File, first, Math.Min(first + 1, error.File.LineCount));
    }

    /// <summary>The first tab that indents a line of a text.</summary>
    public static SourceSpan? FirstIn(SourceSpan text) =>
        First(text.File, text.File.LineAt(text.Start), text.File.LineAt(text.End));

    private static SourceSpan? First(SourceFile file, int first, int last)
    {
        for (var number = first; number <= last; number++)
        {
            var line = file.Line(number);
            var text = file.Bytes[line.Start..line.End];
            var tab = text.IndexOfAnyExcept((byte)' ');
            if (tab >= 0 && text[tab] == (byte)'\t')
                return line with { Start = line.Start + tab, End = line.Start + tab + 1 };
        }
        return null;
    }

    private static int LengthOfSpace(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAnyExcept(" \t\r\n"u8);
        return length < 0 ? text.Length : length;
    }

    // Between two scalars there are only white space, comments, indicators, anchors and tags.
    private static SourceSpan? FindInGap(SourceSpan gap, ref int depth)
    {
        var bytes = gap.File.Bytes[..gap.End];
        var mayBegin = bytes[..gap.Start].TrimEnd(" \t"u8) is [] or [.., (byte)'\n'];
        for (var at = gap.Start; at < gap.End; at++)
        {
            switch (bytes[at])
            {
                case (byte)'\t' when mayBegin && depth == 0:
                    return gap with { Start = at, End = at + 1 };
                case (byte)'\n' or (byte)'\r':
                    mayBegin = true;
                    break;
                case (byte)' ' or (byte)'\t':
                // Not so "---", behind which no key can begin.
                case (byte)'-' or (byte)'?' or (byte)':' when mayBegin && LengthOfSpace(bytes[(at + 1)..]) > 0:
                    break;
                case (byte)'[' or (byte)'{':
                    depth++;
                    break;
                case (byte)']' or (byte)'}':
                    depth--;
                    mayBegin = false;
                    break;
                case (byte)'#':
                    at = new SourceSpan(gap.File, at, gap.End).FirstLine.End - 1;
                    break;
                default:
                    mayBegin = false;
                    break;
            }
        }
        return null;
    }
}
