using KrakenLint.Text;

namespace KrakenLint.Yaml;

/// <summary>Finds the one line of text that the parser cannot read which shows what is wrong.</summary>
internal static class SyntaxProblem
{
    /// <summary>The rest of the line at an error; where nothing is left of it, the last text before it.</summary>
    /// <param name="rest">From the place of the error to the end of the text.</param>
    /// <param name="first">The earliest offset that belongs to the text.</param>
    public static SourceSpan Narrow(SourceSpan rest, int first)
    {
        var line = Trim(rest.FirstLine);
        if (line.Length > 0)
            return line;
        var bytes = rest.File.Bytes;
        var at = Math.Min(rest.Start, rest.File.Length);
        while (at > first && bytes[at - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at--;
        var start = at;
        while (start > first && bytes[start - 1] is not ((byte)'\r' or (byte)'\n'))
            start--;
        return TrimStart(new SourceSpan(rest.File, start, at));
    }

    /// <summary>The escape that is none, of the quoted text at an offset; null where there is no such.</summary>
    public static SourceSpan? UnknownEscape(SourceSpan rest)
    {
        var bytes = rest.File.Bytes;
        for (var at = rest.Start; at + 1 < rest.End; at += 2)
        {
            if (bytes[at..rest.End].IndexOf((byte)'\\') is not (>= 0 and var next) || at + next + 1 >= rest.End)
                return null;
            at += next;
            if (!"0abt\tnvfre \"'/\\N_LPxuU\r\n"u8.Contains(bytes[at + 1]))
                return rest with { Start = at, End = at + 2 };
        }
        return null;
    }

    private static SourceSpan Trim(SourceSpan span)
    {
        var text = span.File.Bytes[span.Start..span.End];
        return TrimStart(span with { End = span.End - (text.Length - text.TrimEnd(" \t"u8).Length) });
    }

    private static SourceSpan TrimStart(SourceSpan span)
    {
        var text = span.File.Bytes[span.Start..span.End];
        return span with { Start = span.Start + (text.Length - text.TrimStart(" \t"u8).Length) };
    }
}
