using System.Globalization;

namespace KrakenLint.Rendering;

/// <summary>Numbers as Go writes them.</summary>
internal static class GoNumber
{
    /// <summary><c>fmt</c>'s <c>%v</c>: an exponent below 1e-04 and from 1e+06 on.</summary>
    public static string Text(double value) => Format(value, lowest: -4, limit: 6);

    /// <summary><c>encoding/json</c>: an exponent below 1e-6 and from 1e21 on.</summary>
    public static string Json(double value) => Format(value, lowest: -6, limit: 21);

    private static string Format(double value, int lowest, int limit)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "+Inf" : "-Inf";
        var (digits, exponent) = Shortest(Math.Abs(value));
        var sign = value < 0 ? "-" : "";
        return exponent < lowest || exponent >= limit
            ? sign + WithExponent(digits, exponent)
            : sign + Plain(digits, exponent);
    }

    private static (string Digits, int Exponent) Shortest(double value)
    {
        if (value == 0)
            return ("0", 0);
        var parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var whole = parts[0].Split('.')[0].Length;
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return (digits.TrimEnd('0'), exponent + whole - 1 - (all.Length - digits.Length));
    }

    private static string WithExponent(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}"
        );
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
            return $"0.{new string('0', -exponent - 1)}{digits}";
        return digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0')
            : $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }
}
