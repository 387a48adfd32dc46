using System.Buffers;
using System.Text;

namespace KrakenLint.Yaml.Direct;

/// <summary>A plain or quoted scalar on one line.</summary>
internal readonly ref struct InlineScalar
{
    // YAML limits implicit keys to 1,024 characters (section 7.4).
    private const int LongestKey = 1_000;

    private const int NoScalar = -1;

    private static readonly SearchValues<byte> Indicators = SearchValues.Create("-?:,[]{}#&*!|>'\"%@` \t\n"u8);
    private static readonly SearchValues<byte> Stops = SearchValues.Create(":#\t\n"u8);
    private static readonly SearchValues<byte> Escapes = SearchValues.Create("0abtnvfre \"\\N_LP"u8);

    /// <param name="at">Offset of its first character.</param>
    public InlineScalar(ReadOnlySpan<byte> text, int at)
    {
        Colon = -1;
        Style = text[at] switch
        {
            (byte)'"' => YamlStyle.DoubleQuoted,
            (byte)'\'' => YamlStyle.SingleQuoted,
            _ => YamlStyle.Plain,
        };
        End = NoScalar;
        if (Style == YamlStyle.Plain)
        {
            if (!BeginsPlain(text[at..]))
                return;
            End = EndOfPlain(text, at, out var colon);
            Colon = colon;
        }
        else
        {
            End = EndOfQuoted(text, at);
            if (End >= 0)
                Colon = ColonBehind(text, End);
        }
        if (Colon - at > LongestKey)
            End = Colon = -1;
    }

    public YamlStyle Style { get; }

    /// <summary>Offset behind its text; -1 where there is none that is read here.</summary>
    public int End { get; }

    /// <summary>Offset of the colon that makes it a key; -1 where there is none.</summary>
    public int Colon { get; }

    public bool IsKey => Colon >= 0;

    /// <summary>Whether a plain scalar can begin so: with no indicator, or with a dash that is none.</summary>
    public static bool BeginsPlain(ReadOnlySpan<byte> text) =>
        !Indicators.Contains(text[0])
        || (text[0] == (byte)'-' && text.Length > 1 && text[1] is not ((byte)' ' or (byte)'\n' or (byte)'\t'));

    /// <param name="colon">Offset of the colon that ends it as a key; -1 where there is none.</param>
    /// <returns>Offset behind the text of one line of a plain scalar; -1 where it holds a tab, or nothing.</returns>
    public static int EndOfPlain(ReadOnlySpan<byte> text, int at, out int colon)
    {
        colon = -1;
        var end = at;
        while (true)
        {
            var length = text[end..].IndexOfAny(Stops);
            end = length < 0 ? text.Length : end + length;
            if (length < 0 || text[end] == (byte)'\n')
                break;
            if (text[end] == (byte)'\t')
                return NoScalar;
            if (text[end] == (byte)'#' && end > at && text[end - 1] == (byte)' ')
                break;
            if (text[end] == (byte)':' && EndsKey(text, end))
            {
                colon = end;
                break;
            }
            end++;
        }
        while (end > at && text[end - 1] == (byte)' ')
            end--;
        return end > at ? end : NoScalar;
    }

    /// <returns>Offset behind the closing quote; -1 where it is on another line, or an escape is odd.</returns>
    public static int EndOfQuoted(ReadOnlySpan<byte> text, int at) =>
        text[at] == (byte)'"' ? EndOfDoubleQuoted(text, at + 1) : EndOfSingleQuoted(text, at + 1);

    private static bool EndsKey(ReadOnlySpan<byte> text, int colon) =>
        colon + 1 == text.Length || text[colon + 1] is (byte)' ' or (byte)'\n' or (byte)'\t';

    private static int ColonBehind(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] == (byte)' ')
            at++;
        return at < text.Length && text[at] == (byte)':' && EndsKey(text, at) ? at : -1;
    }

    private static int EndOfSingleQuoted(ReadOnlySpan<byte> text, int at)
    {
        while (true)
        {
            var length = text[at..].IndexOfAny((byte)'\'', (byte)'\n');
            if (length < 0 || text[at + length] == (byte)'\n')
                return NoScalar;
            at += length + 1;
            if (at == text.Length || text[at] != (byte)'\'')
                return at;
            at++;
        }
    }

    private static int EndOfDoubleQuoted(ReadOnlySpan<byte> text, int at)
    {
        while (true)
        {
            var length = text[at..].IndexOfAny((byte)'"', (byte)'\\', (byte)'\n');
            if (length < 0 || text[at + length] == (byte)'\n')
                return NoScalar;
            at += length;
            if (text[at] == (byte)'"')
                return at + 1;
            var escape = LengthOfEscape(text[at..]);
            if (escape == 0)
                return NoScalar;
            at += escape;
        }
    }

    // Code points beyond four digits, and halves of pairs, are left to the other reader.
    private static int LengthOfEscape(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
            return 0;
        if (Escapes.Contains(text[1]))
            return 2;
        var digits = text[1] switch
        {
            (byte)'x' => 2,
            (byte)'u' => 4,
            _ => 0,
        };
        if (digits == 0 || text.Length < 2 + digits)
            return 0;
        var isCode = System.Buffers.Text.Utf8Parser.TryParse(
            text.Slice(2, digits),
            out int code,
            out var used,
            standardFormat: 'x'
        );
        return isCode && used == digits && Rune.IsValid(code) ? 2 + digits : 0;
    }
}
