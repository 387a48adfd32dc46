using System.Globalization;
using KrakenLint.Units;
using KrakenLint.Ways;

namespace KrakenLint.Force;

/// <summary>Fills the names in braces of what a controller file says about writing a setting.</summary>
/// <param name="Service">The Service behind the route.</param>
/// <param name="Value">The value to write; seconds for a time.</param>
/// <param name="Cookie">The cookie's name.</param>
/// <param name="Lifetime">Of the cookie, in seconds; null for one that ends with the browser's session.</param>
public sealed record Placeholders(string Service, string? Value, string Cookie, decimal? Lifetime)
{
    // What advice names where nothing else is known: an hour.
    private const decimal LongEnough = 3600;

    private const string NoEnd = "0s";

    /// <summary>How the names of a cookie's lifetime begin.</summary>
    internal const string OfLifetime = "{lifetime";

    /// <summary>What advice on a route says.</summary>
    public static Placeholders For(string? service) =>
        new(service ?? "the Service", null, $"{service ?? "app"}-affinity", null);

    public string Fill(string text) =>
        text.Contains('{', StringComparison.Ordinal)
            ? text.Replace("{service}", Service, StringComparison.Ordinal)
                .Replace("{cookie}", Cookie, StringComparison.Ordinal)
                .Replace(
                    "{duration}",
                    Value == WaySetting.Endless ? NoEnd : $"{Text(Seconds)}s",
                    StringComparison.Ordinal
                )
                .Replace("{seconds}", Text(Seconds), StringComparison.Ordinal)
                .Replace("{milliseconds}", Text(Seconds * 1000), StringComparison.Ordinal)
                .Replace("{lifetimeSeconds}", Text(Lifetime ?? 86400), StringComparison.Ordinal)
                .Replace("{lifetime}", $"{Text(Lifetime ?? 0)}s", StringComparison.Ordinal)
                .Replace("{value}", Value ?? "", StringComparison.Ordinal)
            : text;

    /// <summary>True for a text that is a number once it is filled, and is written as one.</summary>
    public static bool IsNumber(string text) => text is "{seconds}" or "{milliseconds}" or "{lifetimeSeconds}";

    // A year, where a controller knows no way to say "without end".
    private decimal Seconds => Value == WaySetting.Endless ? 31_536_000 : Quantity.Number(Value ?? "") ?? LongEnough;

    private static string Text(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
