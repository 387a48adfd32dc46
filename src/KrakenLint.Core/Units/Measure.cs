using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace KrakenLint.Units;

/// <summary>A way in which a controller writes a span of time or a size, read to seconds or bytes.</summary>
/// <param name="Expected">What the text must be, for messages.</param>
/// <param name="Parse">The number; null where the text is none.</param>
public sealed record Measure(string Name, string Expected, Func<string, decimal?> Parse)
{
    private static readonly SearchValues<char> NumberParts = SearchValues.Create("0123456789.");

    // Longer suffixes first, so that "ms" is not taken for minutes.
    private static readonly (string Suffix, decimal Seconds)[] Times =
    [
        ("ms", 0.001m),
        ("us", 0.000001m),
        ("µs", 0.000001m),
        ("ns", 0.000000001m),
        ("s", 1),
        ("m", 60),
        ("h", 3600),
        ("d", 86400),
        ("w", 604800),
    ];

    private static readonly (char Suffix, decimal Factor)[] Sizes =
    [
        ('k', 1024),
        ('m', 1024 * 1024),
        ('g', 1024 * 1024 * 1024),
    ];

    public static ImmutableArray<Measure> All { get; } =
    [
        new("seconds", "a whole number of seconds", Quantity.Seconds),
        new("milliseconds", "a whole number of milliseconds", text => Quantity.Seconds(text) / 1000),
        new("minutes", "a whole number of minutes", text => Quantity.Seconds(text) * 60),
        new("duration", "a duration such as 1h30m, or 0", text => Duration(text, null)),
        new("durationOrSeconds", "a duration such as 30s, or a number of seconds", text => Duration(text, 1)),
        new(
            "durationOrMilliseconds",
            "a duration such as 30s, or a number of milliseconds",
            text => Duration(text, 0.001m)
        ),
        new("size", "a size such as 8m, or a number of bytes", Size),
        new("quantity", "a quantity such as 8Mi", Quantity.Resource),
    ];

    public static Measure? Find(string name) => All.FirstOrDefault(measure => measure.Name == name);

    /// <summary>A number as messages and comparisons have it.</summary>
    public static string TextOf(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    /// <param name="plain">What a number without a unit counts; null where only 0 may go without one.</param>
    private static decimal? Duration(string text, decimal? plain)
    {
        if (Quantity.Number(text) is { } number)
            return plain is { } factor ? number * factor
                : number == 0 ? 0
                : null;
        decimal sum = 0;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(NumberParts);
            if (digits <= 0 || Quantity.Number(rest[..digits].ToString()) is not { } count)
                return null;
            rest = rest[digits..];
            if (UnitOf(rest) is not { Suffix: { } suffix } unit || count > decimal.MaxValue / 604800)
                return null;
            sum += count * unit.Seconds;
            rest = rest[suffix.Length..].TrimStart(' ');
        }
        return text.Length == 0 ? null : sum;
    }

    private static (string? Suffix, decimal Seconds) UnitOf(ReadOnlySpan<char> text)
    {
        foreach (var unit in Times)
        {
            if (text.StartsWith(unit.Suffix, StringComparison.Ordinal))
                return unit;
        }
        return default;
    }

    private static decimal? Size(string text)
    {
        var unit = Sizes.FirstOrDefault(size => text.Length > 1 && char.ToLowerInvariant(text[^1]) == size.Suffix);
        return unit.Factor == 0 ? Quantity.Number(text)
            : Quantity.Number(text[..^1]) is { } number && number < decimal.MaxValue / unit.Factor
                ? number * unit.Factor
            : null;
    }
}
