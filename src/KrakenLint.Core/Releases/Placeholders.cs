using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace KrakenLint.Releases;

/// <summary>Fills <c>{{name}}</c> and <c>{{ .name }}</c> with what a generator says.</summary>
public static partial class Placeholders
{
    /// <returns>The text; placeholders that nothing is known of stay.</returns>
    public static string Fill(string text, ImmutableDictionary<string, string> parameters) =>
        parameters.IsEmpty || !text.Contains("{{", StringComparison.Ordinal)
            ? text
            : Pattern().Replace(text, match => parameters.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    [GeneratedRegex(
        @"\{\{-?\s*\.?(?<name>[\w.\-\[\]/]+)\s*-?\}\}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pattern();
}
