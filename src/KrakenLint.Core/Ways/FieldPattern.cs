using System.Text.RegularExpressions;
using KrakenLint.Text;

namespace KrakenLint.Ways;

/// <summary>
/// A regular expression of a controller file, parsed when it is needed first, over texts of ordinary length. In it
/// <c>{service}</c> stands for the Service behind the route.
/// </summary>
public sealed class FieldPattern(string text)
{
    private const string Service = "{service}";

    // No field or annotation that says something about timeouts is longer; whoever writes more says nothing here.
    private const int LongestText = 20_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lazy<Regex?> regex = new(() => BoundedRegex.Ordinary(text, Patience).Regex);

    public string Text { get; } = text;

    /// <summary>The group <c>value</c> of the first match, or the match itself; null where there is none.</summary>
    /// <param name="service">The Service behind the route.</param>
    public string? In(string value, string? service = null) =>
        value.Length > LongestText ? null
        : !Text.Contains(Service, StringComparison.Ordinal) ? In(value, regex.Value)
        : service is null ? null
        : In(value, BoundedRegex.Ordinary(For(Text, service), Patience).Regex);

    private static string For(string text, string service) =>
        text.Replace(Service, Regex.Escape(service), StringComparison.Ordinal);

    private static string? In(string value, Regex? regex)
    {
        if (regex is not { } pattern)
            return null;
        try
        {
            var match = pattern.Match(value);
            return !match.Success ? null
                : match.Groups["value"] is { Success: true } group ? group.Value
                : match.Value;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <returns>What is wrong with the expression, or null.</returns>
    public static string? ProblemOf(string text) => BoundedRegex.Ordinary(For(text, "chat"), Patience).Problem;
}
