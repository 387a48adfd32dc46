using System.Globalization;
using System.Text;

namespace KrakenLint.Reporting;

/// <summary>
/// Text from input as a terminal may show it: what could move the cursor, reorder or hide text, end the line or give a
/// command to a build system is written as an escape such as <c>\x1b</c>.
/// </summary>
public static class TerminalText
{
    private const int LongestCommandWord = 16;

    /// <summary>True for printable ASCII with no mark of a command in it: nothing of it needs an escape.</summary>
    internal static bool IsPlain(string text) =>
        !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains("##", StringComparison.Ordinal);

    public static string Escape(string text)
    {
        if (IsPlain(text))
            return text;
        StringBuilder? shown = null;
        var copied = 0;
        for (var at = 0; at < text.Length; )
        {
            var (escape, length) = EscapeAt(text, at);
            if (escape is not null)
            {
                shown = (shown ?? new StringBuilder()).Append(text, copied, at - copied).Append(escape);
                copied = at + length;
            }
            at += length;
        }
        return shown is null ? text : shown.Append(text, copied, text.Length - copied).ToString();
    }

    /// <returns>
    /// The escape for the character at an index, or null where it may be shown as it is, and its length in
    /// UTF-16 units.
    /// </returns>
    internal static (string? Escape, int Length) EscapeAt(string text, int at)
    {
        var unit = text[at];
        if (unit is >= ' ' and <= '~')
            return unit == '#' && IsCommandMark(text, at) ? (@"\x23", 1) : (null, 1);
        if (!Rune.TryGetRuneAt(text, at, out var rune))
            return (Code(unit), 1);
        return IsHarmless(rune) ? (null, rune.Utf16SequenceLength) : (Code(rune.Value), rune.Utf16SequenceLength);
    }

    // The joiners are format characters too, but emoji and several scripts are wrong without them.
    private static bool IsHarmless(Rune rune) =>
        rune.Value is 0x200C or 0x200D
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );

    private static string Code(int value) =>
        value switch
        {
            '\n' => @"\n",
            '\r' => @"\r",
            '\t' => @"\t",
            <= 0xFF => $@"\x{value:x2}",
            <= 0xFFFF => $@"\u{value:x4}",
            _ => $@"\U{value:x8}",
        };

    // "##[", "##vso[" and "##teamcity[" are commands anywhere in a line of a build log.
    private static bool IsCommandMark(string text, int at)
    {
        if (at == 0 || text[at - 1] != '#')
            return false;
        var next = at + 1;
        while (next < text.Length && next - at <= LongestCommandWord && char.IsAsciiLetter(text[next]))
            next++;
        return next < text.Length && text[next] == '[';
    }
}
