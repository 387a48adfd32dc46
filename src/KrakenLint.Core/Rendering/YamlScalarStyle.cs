using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Rendering;

/// <summary>How go-yaml writes a text: plain where that reads back as the same text, else quoted, else literal.</summary>
internal static partial class YamlScalarStyle
{
    private const int BestWidth = 80;

    private readonly record struct Shape(bool PlainAllowed, bool SingleAllowed, bool BlockAllowed, bool IsMultiline);

    /// <param name="indent">Of the lines that the text goes on with.</param>
    /// <param name="column">Where it begins, from 0.</param>
    public static string Write(string text, int indent, int column)
    {
        var shape = ShapeOf(text);
        if (text.Contains('\n', StringComparison.Ordinal))
            return shape.BlockAllowed ? Literal(text, indent) : Double(text, indent, column);
        var resolves = KubernetesScalar.TypeOfPlain(text) != YamlType.String || IsBase60(text) || IsTimestamp(text);
        if (resolves)
            return Double(text, indent, column);
        if (shape.PlainAllowed)
            return Folded(text, indent, column, "", (at, length) => true);
        return shape.SingleAllowed
            ? Folded(
                text.Replace("'", "''", StringComparison.Ordinal),
                indent,
                column,
                "'",
                (at, length) => at > 0 && at < length - 1
            )
            : Double(text, indent, column);
    }

    /// <summary>The same for keys, which never break.</summary>
    public static string Key(string text) =>
        text.Contains('\n', StringComparison.Ordinal) ? Double(text, 0, int.MinValue) : Write(text, 0, int.MinValue);

    private static string Folded(string text, int indent, int column, string quote, Func<int, int, bool> mayBreakAt)
    {
        var written = new StringBuilder(quote);
        column += quote.Length;
        var afterSpace = false;
        for (var at = 0; at < text.Length; at++)
        {
            var isSpace = text[at] == ' ';
            var breaks =
                isSpace
                && !afterSpace
                && column > BestWidth
                && mayBreakAt(at, text.Length)
                && !(at + 1 < text.Length && text[at + 1] == ' ');
            if (breaks)
            {
                written.Append('\n').Append(' ', indent);
                column = indent;
            }
            else
            {
                written.Append(text[at]);
                column++;
            }
            afterSpace = isSpace;
        }
        return written.Append(quote).ToString();
    }

    private static string Double(string text, int indent, int column)
    {
        var written = new StringBuilder("\"");
        column++;
        var afterSpace = false;
        foreach (var (rune, at) in Runes(text))
        {
            var isSpace = rune.Value == ' ';
            if (isSpace && !afterSpace && column > BestWidth && at > 0 && at < text.Length - 1)
            {
                written.Append('\n').Append(' ', indent);
                column = indent;
                if (text[at + 1] == ' ')
                    written.Append('\\');
                afterSpace = true;
                continue;
            }
            var escaped = Escape(rune);
            written.Append(escaped);
            column += escaped.Length;
            afterSpace = isSpace;
        }
        return written.Append('"').ToString();
    }

    private static IEnumerable<(Rune Rune, int At)> Runes(string text)
    {
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            yield return (rune, at);
            at += rune.Utf16SequenceLength;
        }
    }

    private static string Escape(Rune rune) =>
        rune.Value switch
        {
            0 => @"\0",
            7 => @"\a",
            8 => @"\b",
            9 => @"\t",
            10 => @"\n",
            11 => @"\v",
            12 => @"\f",
            13 => @"\r",
            27 => @"\e",
            '"' => "\\\"",
            '\\' => @"\\",
            0x85 => @"\N",
            0xA0 => @"\_",
            0x2028 => @"\L",
            0x2029 => @"\P",
            > 0xFFFF => string.Create(CultureInfo.InvariantCulture, $@"\U{rune.Value:X8}"),
            < 32 or 127 => string.Create(CultureInfo.InvariantCulture, $@"\x{rune.Value:X2}"),
            _ => rune.ToString(),
        };

    private static string Literal(string text, int indent)
    {
        var header = new StringBuilder("|");
        if (text[0] is ' ' or '\n')
            header.Append('2');
        if (!text.EndsWith('\n'))
            header.Append('-');
        else if (text.Length == 1 || text[^2] == '\n')
            header.Append('+');
        var padding = new string(' ', indent);
        foreach (var line in text.TrimEnd('\n').Split('\n'))
            header.Append('\n').Append(line.Length == 0 ? "" : padding).Append(line);
        for (var at = text.Length - 2; text[^1] == '\n' && at >= 0 && text[at] == '\n'; at--)
            header.Append('\n');
        return header.ToString();
    }

    // The analysis of libyaml's emitter (yaml_emitter_analyze_scalar).
    private static Shape ShapeOf(string text)
    {
        if (text.Length == 0)
            return new Shape(false, true, false, false);
        var indicators =
            text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal);
        var (special, breakThenSpace, spaceThenBreak, afterSpace, afterBreak) = (false, false, false, false, false);
        for (var at = 0; at < text.Length; at++)
        {
            var isBlankNext = at + 1 == text.Length || text[at + 1] is ' ' or '\t' or '\n' or '\r';
            indicators |= at == 0 ? StartsIndicator(text[0], isBlankNext) : IsIndicator(text, at, isBlankNext);
            special |= !IsPrintable(text[at]);
            breakThenSpace |= text[at] == ' ' && afterBreak;
            spaceThenBreak |= text[at] == '\n' && afterSpace;
            (afterSpace, afterBreak) = (text[at] == ' ', text[at] == '\n');
        }
        var hasEdges = text[0] is ' ' or '\n' || text[^1] is ' ' or '\n';
        return new Shape(
            !indicators && !hasEdges && !special && !text.Contains('\n', StringComparison.Ordinal),
            !breakThenSpace && !spaceThenBreak && !special,
            text[^1] != ' ' && !spaceThenBreak && !special,
            text.Contains('\n', StringComparison.Ordinal)
        );
    }

    private static bool StartsIndicator(char first, bool isBlankNext) =>
        first
            is '#'
                or ','
                or '['
                or ']'
                or '{'
                or '}'
                or '&'
                or '*'
                or '!'
                or '|'
                or '>'
                or '\''
                or '"'
                or '%'
                or '@'
                or '`'
        || (first is '?' or ':' or '-' && isBlankNext);

    private static bool IsIndicator(string text, int at, bool isBlankNext) =>
        (text[at] == ':' && isBlankNext) || (text[at] == '#' && text[at - 1] is ' ' or '\t' or '\n');

    private static bool IsPrintable(char letter) =>
        letter is '\n' or (>= ' ' and <= '~') or (>= '\u00A0' and not ('\uFEFF' or '\u2028' or '\u2029'))
        && !char.IsSurrogate(letter);

    private static bool IsBase60(string text)
    {
        var parts = text.Split(':');
        return parts.Length > 1
            && char.IsAsciiDigit(text[0])
            && parts.All(part =>
                part.Length > 0 && part.All(letter => char.IsAsciiDigit(letter) || letter is '_' or '.')
            );
    }

    private static bool IsTimestamp(string text) =>
        text.Length >= 8 && char.IsAsciiDigit(text[0]) && Timestamp().IsMatch(text);

    // The formats of go-yaml's parseTimestamp.
    [GeneratedRegex(
        @"\A\d{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])([Tt]\d\d?:\d\d?:\d\d?(\.\d+)?(Z|[+-]\d\d:\d\d)| \d\d?:\d\d?:\d\d?(\.\d+)?)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Timestamp();
}
