using System.Globalization;

namespace KrakenLint.Units;

/// <summary>
/// Numbers as Kubernetes and ingress controllers write them, each parsed to one comparable number
/// (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/).
/// </summary>
public static class Quantity
{
    private static readonly (string Suffix, decimal Factor)[] Binary =
    [
        ("Ki", 1024m),
        ("Mi", 1024m * 1024),
        ("Gi", 1024m * 1024 * 1024),
        ("Ti", 1024m * 1024 * 1024 * 1024),
        ("Pi", 1024m * 1024 * 1024 * 1024 * 1024),
    ];

    private static readonly (string Suffix, decimal Factor)[] Decimal =
    [
        ("m", 0.001m),
        ("k", 1_000m),
        ("M", 1_000_000m),
        ("G", 1_000_000_000m),
        ("T", 1_000_000_000_000m),
        ("P", 1_000_000_000_000_000m),
    ];

    /// <summary>A plain number.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>
    /// Whole seconds as Go's <c>strconv.Atoi</c> reads them, which is what ingress-nginx takes: no unit, no spaces.
    /// </summary>
    public static decimal? Seconds(string text) =>
        text.Length > 0
        && text.AsSpan(text[0] is '+' or '-' ? 1 : 0) is var digits
        && !digits.IsEmpty
        && !digits.ContainsAnyExceptInRange('0', '9')
        && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    /// <summary>Bytes or CPUs: <c>512Mi</c>, <c>250m</c>, <c>1e3</c>.</summary>
    public static decimal? Resource(string text)
    {
        foreach (var (suffix, factor) in Binary.Concat(Decimal))
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal))
                return
                    Number(text[..^suffix.Length]) is { } number
                    && Math.Abs(number) < decimal.MaxValue / Math.Max(1, factor)
                    ? number * factor
                    : null;
        }
        return Number(text);
    }

    /// <summary>A number or a percentage, the latter as its number: <c>25%</c> is 25.</summary>
    public static decimal? IntOrPercent(string text) => Number(text.EndsWith('%') ? text[..^1] : text);
}
