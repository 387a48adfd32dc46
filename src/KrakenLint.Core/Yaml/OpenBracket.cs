using KrakenLint.Text;

namespace KrakenLint.Yaml;

/// <summary>Finds the bracket or brace that a text opens and does not close.</summary>
internal static class OpenBracket
{
    /// <returns>From the last one that is open, to the end; null where all are closed.</returns>
    public static SourceSpan? In(SourceSpan rest)
    {
        var bytes = rest.File.Bytes[..rest.End];
        var open = new Stack<int>();
        // What a quote, a bracket or a comment may follow.
        var mayBegin = true;
        for (var at = rest.Start; at < rest.End; at++)
        {
            var letter = bytes[at];
            if (letter is (byte)'"' or (byte)'\'' && mayBegin)
                at = EndOfQuote(bytes, at);
            else if (letter == '#' && (at == rest.Start || bytes[at - 1] is (byte)' ' or (byte)'\t' or (byte)'\n'))
                at = Math.Max(at, DocumentSplitter.NextLine(bytes, at) - 2);
            else if (letter is (byte)'[' or (byte)'{' && (mayBegin || open.Count > 0))
                open.Push(at);
            // "[a, {b]": what the other kind closes first is open.
            else if (letter is (byte)']' or (byte)'}' && open.TryPop(out var start) && bytes[start] != letter - 2)
                return rest with { Start = start };
            mayBegin =
                letter is (byte)':' or (byte)'-' or (byte)',' or (byte)'[' or (byte)'{' or (byte)'\n' or (byte)'\r'
                || (letter is (byte)' ' or (byte)'\t' && mayBegin);
        }
        return open.TryPop(out var last) ? rest with { Start = last } : null;
    }

    private static int EndOfQuote(ReadOnlySpan<byte> bytes, int start)
    {
        for (var at = start + 1; at < bytes.Length; at++)
        {
            if (bytes[at] == '\\' && bytes[start] == '"')
                at++;
            else if (bytes[at] == bytes[start])
                return at;
        }
        return bytes.Length;
    }
}
