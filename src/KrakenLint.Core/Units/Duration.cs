using System.Globalization;
using System.Text.RegularExpressions;

namespace KrakenLint.Units;

/// <summary>Lengths of time as people write them: <c>3600s</c>, <c>1h</c>, <c>1h30m</c>, <c>90 min</c>, <c>1e+06</c>.</summary>
public static partial class Duration
{
    private static readonly Dictionary<string, decimal> Factors = new(StringComparer.Ordinal)
    {
        ["ms"] = 0.001m,
        [""] = 1,
        ["s"] = 1,
        ["sec"] = 1,
        ["secs"] = 1,
        ["second"] = 1,
        ["seconds"] = 1,
        ["m"] = 60,
        ["min"] = 60,
        ["mins"] = 60,
        ["minute"] = 60,
        ["minutes"] = 60,
        ["h"] = 3600,
        ["hr"] = 3600,
        ["hour"] = 3600,
        ["hours"] = 3600,
        ["d"] = 86400,
        ["day"] = 86400,
        ["days"] = 86400,
    };

    /// <returns>Whole seconds, without a sign; null for what is no length of time, or not a whole number of seconds.</returns>
    public static decimal? WholeSeconds(string text)
    {
        var trimmed = text.Trim();
        if (Quantity.Number(trimmed) is { } plain)
            return Whole(plain);
        if (PartsPattern().Match(trimmed) is not { Success: true } match)
            return null;
        var sum = 0m;
        foreach (var (number, unit) in match.Groups["number"].Captures.Zip(match.Groups["unit"].Captures))
        {
            // "10M" is a size.
            if (!Factors.TryGetValue(unit.Value, out var seconds) || Quantity.Number(number.Value) is not { } count)
                return null;
            if (count > int.MaxValue)
                return null;
            sum += count * seconds;
        }
        return Whole(sum);
    }

    private static decimal? Whole(decimal seconds) =>
        seconds >= 0 && seconds <= int.MaxValue && decimal.Truncate(seconds) == seconds
            ? decimal.Truncate(seconds)
            : null;

    /// <returns>The number without a fraction, an exponent or separators.</returns>
    public static string Write(decimal seconds) => seconds.ToString("0", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^((?<number>[0-9]{1,12}(\.[0-9]{1,6})?)\s?(?<unit>[A-Za-z]{1,7})\s?){1,4}$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex PartsPattern();
}
