using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using KrakenLint.Units;

namespace KrakenLint.Runbooks;

/// <summary>What a text with names in braces is written in, which says how a value is put into it.</summary>
public enum TextLanguage
{
    /// <summary>A POSIX shell: values are words of their own.</summary>
    Shell,

    /// <summary>PromQL: values stand within double quotes.</summary>
    PromQl,

    /// <summary>YAML: values stand within double quotes.</summary>
    Yaml,
}

/// <summary>
/// Puts values into texts with names in braces, such as <c>kubectl get service -n {namespace} {name}</c>. Values come from
/// the files of strangers: none can become anything but the text that it is. What is not known, or cannot be written so, is
/// the name in capitals, which a person replaces.
/// </summary>
public static partial class FilledText
{
    /// <param name="missing">Takes the names for which a person must put something in.</param>
    public static string Fill(
        string text,
        TextLanguage language,
        ImmutableDictionary<string, string> values,
        ISet<string>? missing = null
    )
    {
        var filled = new StringBuilder(text.Length);
        var quotes = new ShellQuotes();
        var at = 0;
        foreach (Match match in Names().Matches(text))
        {
            quotes.Read(text.AsSpan(at, match.Index - at));
            filled.Append(text, at, match.Index - at);
            at = match.Index + match.Length;
            var name = match.Groups["name"].Value;
            if (values.TryGetValue(name, out var value) && Written(value, language, quotes.State) is { } written)
                filled.Append(written);
            else
            {
                missing?.Add(name);
                filled.Append(StandIn(name));
            }
        }
        return filled.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>What stands for a value that a person must know: <c>HOST</c>, <c>REDIS-HOST</c>.</summary>
    public static string StandIn(string name) =>
        name.EndsWith("Namespace", StringComparison.Ordinal)
            ? "NAMESPACE"
            : string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $"-{letter}" : $"{letter}"))
                .ToUpperInvariant();

    /// <summary>The names that a text asks for.</summary>
    public static IEnumerable<string> NamesIn(string text) =>
        Names().Matches(text).Select(match => match.Groups["name"].Value);

    private static string? Written(string value, TextLanguage language, ShellState state)
    {
        if (ShellText.IsPlain(value))
            return value;
        if (!ShellText.CanBeQuoted(value))
            return null;
        return language switch
        {
            // A comment is none in an interactive zsh.
            TextLanguage.Shell => state == ShellState.Word ? ShellText.Quote(value) : null,
            _ => value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
        };
    }

    // Not ${name} of the shell, nor {end} of JSONPath templates.
    [GeneratedRegex(
        @"(?<![$])\{(?!end\})(?<name>[a-z][A-Za-z]*)\}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Names();
}
