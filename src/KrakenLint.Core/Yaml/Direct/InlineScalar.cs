using System.Buffers;
using System.Text;

namespace KrakenLint.Yaml.Direct;

/// <summary>A plain scalar on one line, or a quoted one on one line or several.</summary>
internal readonly ref struct InlineScalar
{
    // YAML limits implicit keys to 1,024 characters (section 7.4).
    private const int LongestKey = 1_000;

    private const int NoScalar = -1;

    /// <summary>For what may stand on one line only, as keys do.</summary>
    private const int OneLine = int.MaxValue;

    private static readonly SearchValues<byte> Indicators = SearchValues.Create("-?:,[]{}#&*!|>'\"%@` \t\n"u8);
    private static readonly SearchValues<byte> Stops = SearchValues.Create(":#\t\n"u8);
    private static readonly SearchValues<byte> Escapes = SearchValues.Create("0abtnvfre \"\\N_LP"u8);

    /// <param name="at">Offset of its first character.</param>
    /// <param name="parent">The column that further lines of quoted text are indented deeper than, 0-based.</param>
    public InlineScalar(ReadOnlySpan<byte> text, int at, int parent = OneLine)
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
            End = EndOfQuoted(text, at, parent);
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

    /// <returns>Offset behind the closing quote; -1 where it is on a line that is none for it, or an escape is odd.</returns>
    public static int EndOfQuoted(ReadOnlySpan<byte> text, int at, int parent = OneLine) =>
        text[at] == (byte)'"' ? EndOfDoubleQuoted(text, at + 1, parent) : EndOfSingleQuoted(text, at + 1, parent);

    private static bool EndsKey(ReadOnlySpan<byte> text, int colon) =>
        colon + 1 == text.Length || text[colon + 1] is (byte)' ' or (byte)'\n' or (byte)'\t';

    private static int ColonBehind(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] == (byte)' ')
            at++;
        return at < text.Length && text[at] == (byte)':' && EndsKey(text, at) ? at : -1;
    }

    private static int EndOfSingleQuoted(ReadOnlySpan<byte> text, int at, int parent)
    {
        while (true)
        {
            var length = text[at..].IndexOfAny((byte)'\'', (byte)'\n');
            if (length < 0)
                return NoScalar;
            at += length;
            if (text[at] == (byte)'\n')
            {
                if (!NextLine(text, ref at, parent))
                    return NoScalar;
                continue;
            }
            at++;
            if (at == text.Length || text[at] != (byte)'\'')
                return at;
            at++;
        }
    }

    private static int EndOfDoubleQuoted(ReadOnlySpan<byte> text, int at, int parent)
    {
        while (true)
        {
            var length = text[at..].IndexOfAny((byte)'"', (byte)'\\', (byte)'\n');
            if (length < 0)
                return NoScalar;
            at += length;
            if (text[at] == (byte)'"')
                return at + 1;
            var isBreak = text[at] == (byte)'\n' || text[at..].StartsWith("\\\n"u8);
            if (isBreak)
            {
                at += text[at] == (byte)'\n' ? 0 : 1;
                if (!NextLine(text, ref at, parent))
                    return NoScalar;
                continue;
            }
            var escape = LengthOfEscape(text[at..]);
            if (escape == 0)
                return NoScalar;
            at += escape;
        }
    }

    /// <summary>Goes on to the first character of the next line that is not blank.</summary>
    /// <param name="at">Offset of a line break.</param>
    /// <returns>False where that line does not belong to quoted text.</returns>
    private static bool NextLine(ReadOnlySpan<byte> text, ref int at, int parent)
    {
        while (true)
        {
            var spaces = text[(at + 1)..].IndexOfAnyExcept((byte)' ');
            if (spaces < 0 || text[at + 1 + spaces] == (byte)'\t')
                return false;
            at += 1 + spaces;
            if (text[at] != (byte)'\n')
                return spaces > parent;
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
