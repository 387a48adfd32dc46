using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace KrakenLint.Rendering.Library;

/// <summary>Functions on the words of a text (https://masterminds.github.io/sprig/strings.html).</summary>
internal static class WordFunctions
{
    public static ImmutableArray<FunctionRow> Rows { get; } =
    [
        new("title", 1, a => a.Rope(0).Map(Titled).ToDatum()),
        new("untitle", 1, a => a.Rope(0).Map(text => Cased(text, char.ToLowerInvariant)).ToDatum()),
        new("swapcase", 1, a => a.Rope(0).Map(Swapped).ToDatum()),
        new("snakecase", 1, a => TextDatum.Of(Words(a.Text(0), '_'), a.Rope(0).Node)),
        new("kebabcase", 1, a => TextDatum.Of(Words(a.Text(0), '-'), a.Rope(0).Node)),
        new("camelcase", 1, a => Pascal(a.Text(0))),
        new("initials", 1, a => string.Concat(Split(a.Text(0)).Select(word => word[0])).ToDatum()),
        new("abbrev", 2, a => Shortened(a[0].Whole(), a.Rope(1))),
    ];

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Cased(string text, Func<char, char> change)
    {
        var cased = new StringBuilder(text.Length);
        foreach (var letter in text)
            cased.Append(cased.Length == 0 || char.IsWhiteSpace(cased[^1]) ? change(letter) : letter);
        return cased.ToString();
    }

    // Go's strings.Title: a word begins behind anything but a letter, a digit or an underscore.
    private static string Titled(string text)
    {
        var titled = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var isInside = titled.Length > 0 && (char.IsLetterOrDigit(titled[^1]) || titled[^1] == '_');
            titled.Append(isInside ? letter : char.ToUpperInvariant(letter));
        }
        return titled.ToString();
    }

    private static string Swapped(string text) =>
        string.Concat(
            text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter))
        );

    // Where capitals stand next to each other, what is a word is xstrings' own idea.
    private static Datum Pascal(string text)
    {
        if (text.Any(char.IsUpper))
            return Arguments.Unknown;
        var parts = text.Split(['_', '-', ' ', '.'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(parts.Select(part => char.ToUpperInvariant(part[0]) + part[1..])).ToDatum();
    }

    private static Datum Shortened(long most, Rope rope) =>
        most < 4 ? rope.ToDatum()
        : rope.Text.Length <= most ? rope.ToDatum()
        : Rope.Concat(rope.Slice(0, (int)most - 3), Rope.Of("...")).ToDatum();

    private static string Words(string text, char separator)
    {
        var words = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var starts =
                at > 0
                && char.IsUpper(text[at])
                && (!char.IsUpper(text[at - 1]) || (at + 1 < text.Length && char.IsLower(text[at + 1])));
            if (text[at] is ' ' or '-' or '_' or '.')
            {
                words.Append(separator);
                continue;
            }
            if (starts && words[^1] != separator)
                words.Append(separator);
            words.Append(char.ToLower(text[at], CultureInfo.InvariantCulture));
        }
        return words.ToString();
    }
}
