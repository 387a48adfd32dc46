using System.Text;
using KrakenLint.Text;

namespace KrakenLint.Yaml.Scalars;

/// <summary>What becomes of line breaks in flow scalars (YAML 1.2.2, section 6.5).</summary>
internal static class Folding
{
    // U+0085, a line break to YAML 1.1.
    public const byte StartOfNextLine = 0xC2;

    private static ReadOnlySpan<byte> NextLine => "\u0085"u8;

    /// <summary>Line folding of flow scalars: one break is a space, each further one a line feed.</summary>
    public static string Of(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOfAny((byte)'\n', (byte)'\r') < 0 && raw.IndexOf(NextLine) < 0)
            return ShortTexts.Of(raw);
        var text = new StringBuilder();
        var breaks = 0;
        var first = true;
        foreach (var range in Lines(raw))
        {
            var line = raw[range];
            var last = range.End.Value == raw.Length;
            if (!first)
                line = line.TrimStart(" \t"u8);
            if (!last)
                line = line.TrimEnd(" \t"u8);
            if (!first)
                breaks++;
            if (line.IsEmpty && !first && !last)
                continue;
            AppendBreaks(text, breaks);
            breaks = 0;
            text.Append(Encoding.UTF8.GetString(line));
            first = false;
        }
        return text.ToString();
    }

    public static void AppendBreaks(StringBuilder text, int breaks)
    {
        if (breaks == 1)
            text.Append(' ');
        else if (breaks > 1)
            text.Append('\n', breaks - 1);
    }

    /// <summary>The lines of a text without their breaks (LF, CRLF, CR or NEL, as YAML 1.1 has them); the last one reaches to the end.</summary>
    private static List<Range> Lines(ReadOnlySpan<byte> raw)
    {
        var lines = new List<Range>();
        var start = 0;
        for (var at = 0; at < raw.Length; at++)
        {
            var isNextLine = raw[at] == StartOfNextLine && raw[at..].StartsWith(NextLine);
            if (!isNextLine && raw[at] is not ((byte)'\n' or (byte)'\r'))
                continue;
            lines.Add(start..at);
            if (isNextLine || (raw[at] == (byte)'\r' && at + 1 < raw.Length && raw[at + 1] == (byte)'\n'))
                at++;
            start = at + 1;
        }
        lines.Add(start..raw.Length);
        return lines;
    }
}
