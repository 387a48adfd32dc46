using System.Buffers;
using System.Globalization;

namespace KrakenLint.Units;

/// <summary>Texts from anywhere as words of a POSIX shell.</summary>
public static class ShellText
{
    private static readonly SearchValues<char> PlainLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@%+=,"
    );

    /// <summary>True where a text means itself to a shell, within any quotes, and is no option.</summary>
    public static bool IsPlain(string text) =>
        text.Length > 0 && text[0] is not ('-' or '=') && !text.AsSpan().ContainsAnyExcept(PlainLetters);

    /// <summary>True where a text can be one word of a command that people paste: it is no option, and nothing in it is unseen.</summary>
    public static bool CanBeQuoted(string text) =>
        text.Length > 0
        && text[0] != '-'
        && !text.EnumerateRunes()
            .Any(rune =>
                rune.Value == 0xFFFD
                || Rune(rune)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
            );

    /// <summary>A text as one word, as it is or in single quotes.</summary>
    public static string Quote(string text) =>
        IsPlain(text) ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static UnicodeCategory Rune(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune);
}
