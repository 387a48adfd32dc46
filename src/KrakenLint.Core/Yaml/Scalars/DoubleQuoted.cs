using System.Globalization;
using System.Text;

namespace KrakenLint.Yaml.Scalars;

/// <summary>Escapes and line folding of double-quoted scalars (YAML 1.2.2, sections 5.7 and 7.3.1).</summary>
internal static class DoubleQuoted
{
    /// <param name="raw">The text between the quotes.</param>
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOfAny("\\\n\r"u8) < 0 && raw.IndexOf("\u0085"u8) < 0)
            return Encoding.UTF8.GetString(raw);
        var source = Encoding.UTF8.GetString(raw);
        var text = new StringBuilder(source.Length);
        // White space before a line break is dropped, but not what an escape produced.
        var keep = 0;
        for (var at = 0; at < source.Length; )
        {
            if (source[at] is '\n' or '\r' or '\u0085')
            {
                TrimEnd(text, keep);
                var breaks = 0;
                at = SkipBreaks(source, at, ref breaks);
                Folding.AppendBreaks(text, breaks);
                keep = text.Length;
            }
            else if (source[at] == '\\' && at + 1 < source.Length)
            {
                at = Escape(source, at + 1, text);
                keep = text.Length;
            }
            else
            {
                text.Append(source[at++]);
            }
        }
        return text.ToString();
    }

    private static void TrimEnd(StringBuilder text, int keep)
    {
        while (text.Length > keep && text[^1] is ' ' or '\t')
            text.Length--;
    }

    private static int SkipBreaks(string source, int at, ref int breaks)
    {
        while (at < source.Length && source[at] is '\n' or '\r' or '\u0085' or ' ' or '\t')
        {
            if (source[at] == '\r' && at + 1 < source.Length && source[at + 1] == '\n')
                at++;
            if (source[at] is '\n' or '\r' or '\u0085')
                breaks++;
            at++;
        }
        return at;
    }

    private static int Escape(string source, int at, StringBuilder text)
    {
        var code = source[at];
        switch (code)
        {
            case 'x':
                return Hex(source, at + 1, 2, text);
            case 'u':
                return Hex(source, at + 1, 4, text);
            case 'U':
                return Hex(source, at + 1, 8, text);
            case '\n':
            case '\r':
                // An escaped break joins the lines; empty lines after it still count.
                var breaks = -1;
                at = SkipBreaks(source, at, ref breaks);
                text.Append('\n', Math.Max(0, breaks));
                return at;
            default:
                text.Append(Named(code));
                return at + 1;
        }
    }

    private static int Hex(string source, int at, int digits, StringBuilder text)
    {
        var end = Math.Min(source.Length, at + digits);
        if (
            !int.TryParse(
                source.AsSpan(at, end - at),
                NumberStyles.HexNumber,
                CultureInfo.InvariantCulture,
                out var code
            )
        )
            return end;
        if (code is >= 0 and <= 0xFFFF)
            text.Append((char)code);
        else if (code is > 0xFFFF and <= 0x10FFFF)
            text.Append(char.ConvertFromUtf32(code));
        return end;
    }

    private static char Named(char code) =>
        code switch
        {
            '0' => '\0',
            'a' => '\a',
            'b' => '\b',
            't' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            'e' => '\u001b',
            'N' => '\u0085',
            '_' => '\u00a0',
            'L' => '\u2028',
            'P' => '\u2029',
            _ => code,
        };
}
