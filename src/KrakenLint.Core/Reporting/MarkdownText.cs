using System.Text;
using System.Text.RegularExpressions;

namespace KrakenLint.Reporting;

/// <summary>
/// Text from input for GitHub's and GitLab's Markdown: no markup, no link, no mention of a person or an issue comes of it.
/// </summary>
internal static partial class MarkdownText
{
    // Invisible, and not part of what is copied, unlike a character of no width.
    private const string Gap = "<!-- -->";

    /// <summary>For a sentence, also within a table.</summary>
    public static string Prose(string text)
    {
        var apart = Links().Replace(TerminalText.Escape(text), "${before}\0${after}");
        var prose = new StringBuilder(apart.Length);
        foreach (var character in apart)
        {
            _ = character switch
            {
                '\0' => prose.Append(Gap),
                // Within a table a backslash would not do for all of these.
                '&' or '<' or '>' or '|' or '\\' or '`' or '$' => prose.Append($"&#{(int)character};"),
                '*' or '_' or '[' or ']' or '~' => prose.Append('\\').Append(character),
                '@' or '#' => prose.Append(character).Append(Gap),
                _ => prose.Append(character),
            };
        }
        return prose.ToString();
    }

    /// <summary>For a name or a place, on one line and also within a table.</summary>
    public static string Code(string text)
    {
        var shown = TerminalText.Escape(text);
        return shown.AsSpan().ContainsAny("`|\\<") || shown.AsSpan().Trim().Length != shown.Length || shown.Length == 0
            ? $"<code>{Prose(text)}</code>"
            : $"`{shown}`";
    }

    /// <summary>A block of lines as they are, behind a fence that none of them can close.</summary>
    /// <param name="text">Lines that are escaped for a terminal, each with its line break.</param>
    public static string Fenced(string text)
    {
        var longest = BackQuotes().Matches(text).Select(match => match.Length).DefaultIfEmpty(0).Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        // Nothing is markup there, but not every reader of a comment knows where a block ends.
        return $"{fence}text\n{Tags().Replace(text, @"\x3c")}{fence}\n";
    }

    /// <returns>The beginning of a text that is longer, with an ellipsis.</returns>
    public static string Short(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return $"{text[..end]}…";
    }

    // What code hosts make links of: https://…, www.…, and GH-12.
    [GeneratedRegex(
        @"(?<before>:)(?<after>//)|(?<before>www)(?<after>\.)|(?<before>GH-)(?<after>[0-9])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Links();

    [GeneratedRegex("<(?=[A-Za-z/!?])", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex("`+", RegexOptions.NonBacktracking)]
    private static partial Regex BackQuotes();
}
