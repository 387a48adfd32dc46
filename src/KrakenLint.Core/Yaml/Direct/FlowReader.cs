using System.Buffers;

namespace KrakenLint.Yaml.Direct;

/// <summary>Reads a flow collection (YAML 1.2.2, section 7.4) whose scalars stand on one line each.</summary>
internal static class FlowReader
{
    private const int NoFlow = -1;

    private static readonly SearchValues<byte> Stops = SearchValues.Create(",[]{}:#\t\n"u8);

    private enum Next
    {
        Item,
        Key,
        Value,
        Separator,
    }

    /// <param name="at">Offset of the opening bracket.</param>
    /// <param name="nodes">The innermost of them that is open is the collection around it.</param>
    /// <returns>Offset behind the closing bracket; -1 where it is none for this reader.</returns>
    public static int Read(ReadOnlySpan<byte> text, int at, ref NodeList nodes)
    {
        var (outside, indent) = (nodes.Depth, nodes.Top.Indent);
        if (!Open(text, ref at, ref nodes))
            return NoFlow;
        var next = First(nodes.Top);
        while (true)
        {
            if (!SkipSpace(text, ref at, indent))
                return NoFlow;
            if (text[at] == (nodes.Top.IsMapping ? (byte)'}' : (byte)']') && next != Next.Value)
            {
                nodes.Close(++at);
                if (nodes.Depth == outside)
                    return at;
                next = Next.Separator;
                continue;
            }
            if (next == Next.Separator)
            {
                if (text[at++] != (byte)',')
                    return NoFlow;
                next = First(nodes.Top);
                continue;
            }
            if (next != Next.Key && text[at] is (byte)'[' or (byte)'{')
            {
                if (!Open(text, ref at, ref nodes))
                    return NoFlow;
                next = First(nodes.Top);
                continue;
            }
            if (!ReadScalar(text, ref at, ref nodes, next == Next.Key))
                return NoFlow;
            next = next == Next.Key ? Next.Value : Next.Separator;
        }
    }

    // Further lines are indented deeper than what is around the collection; whether less will do, readers do not agree.
    private static bool SkipSpace(ReadOnlySpan<byte> text, ref int at, int indent)
    {
        var line = int.MinValue;
        for (; at < text.Length && text[at] is (byte)' ' or (byte)'\n'; at++)
        {
            if (text[at] == (byte)'\n')
                line = at + 1;
        }
        return at < text.Length && at - (long)line > indent;
    }

    private static Next First(Frame top) => top.IsMapping ? Next.Key : Next.Item;

    private static bool Open(ReadOnlySpan<byte> text, ref int at, ref NodeList nodes)
    {
        var kind = text[at] == (byte)'{' ? YamlKind.Mapping : YamlKind.Sequence;
        return nodes.Open(kind, YamlStyle.Flow, at++, indent: int.MaxValue);
    }

    private static bool ReadScalar(ReadOnlySpan<byte> text, ref int at, ref NodeList nodes, bool isKey)
    {
        var start = at;
        var style = text[at] switch
        {
            (byte)'"' => YamlStyle.DoubleQuoted,
            (byte)'\'' => YamlStyle.SingleQuoted,
            _ => YamlStyle.Plain,
        };
        var end = style == YamlStyle.Plain ? EndOfPlain(text, at) : InlineScalar.EndOfQuoted(text, at);
        if (end < 0)
            return false;
        nodes.Scalar(style, start, end, isKey);
        at = end;
        return !isKey || SkipColon(text, ref at, ref nodes);
    }

    // A value may stand right behind the colon only in JSON's manner, which is left to the other reader.
    private static bool SkipColon(ReadOnlySpan<byte> text, ref int at, ref NodeList nodes)
    {
        while (at < text.Length && text[at] == (byte)' ')
            at++;
        if (at + 1 >= text.Length || text[at] != (byte)':' || text[at + 1] != (byte)' ')
            return false;
        nodes.Top.Awaits = true;
        nodes.Top.Behind = ++at;
        return true;
    }

    private static int EndOfPlain(ReadOnlySpan<byte> text, int at)
    {
        // A dash before a bracket or comma is no text to YAML, and is to some readers.
        if (!InlineScalar.BeginsPlain(text[at..]) || (text[at] == (byte)'-' && !IsPlainBehind(text[at + 1])))
            return NoFlow;
        var end = at;
        while (true)
        {
            var length = text[end..].IndexOfAny(Stops);
            if (length < 0)
                return NoFlow;
            end += length;
            if (text[end] is (byte)',' or (byte)']' or (byte)'}')
                break;
            if (text[end] == (byte)'\n' && EndsBehind(text, end))
                break;
            if (text[end] is (byte)'[' or (byte)'{' or (byte)'\t' or (byte)'\n')
                return NoFlow;
            if (text[end] == (byte)'#' && text[end - 1] == (byte)' ')
                return NoFlow;
            // "a:b" is one scalar, and "a:," is not the same to all readers.
            if (text[end] == (byte)':' && (end + 1 == text.Length || !IsPlainBehind(text[end + 1])))
                break;
            end++;
        }
        while (end > at && text[end - 1] == (byte)' ')
            end--;
        return end > at ? end : NoFlow;
    }

    // What goes on in the next line is left to the other reader.
    private static bool EndsBehind(ReadOnlySpan<byte> text, int at)
    {
        var next = text[at..].IndexOfAnyExcept((byte)' ', (byte)'\n');
        return next >= 0 && text[at + next] is (byte)',' or (byte)']' or (byte)'}';
    }

    private static bool IsPlainBehind(byte character) =>
        character
            is not (
                (byte)' '
                or (byte)'\n'
                or (byte)'\t'
                or (byte)','
                or (byte)'['
                or (byte)']'
                or (byte)'{'
                or (byte)'}'
            );
}
