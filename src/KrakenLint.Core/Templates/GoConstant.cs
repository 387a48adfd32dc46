using System.Globalization;
using System.Text;

namespace KrakenLint.Templates;

/// <summary>Go's constants as templates write them (https://go.dev/ref/spec#Lexical_elements).</summary>
internal static class GoConstant
{
    /// <summary>Decodes the inside of quotes; null where an escape is none.</summary>
    public static string? Unquote(string inner)
    {
        if (!inner.Contains('\\', StringComparison.Ordinal))
            return inner;
        var text = new StringBuilder(inner.Length);
        for (var at = 0; at < inner.Length; at++)
        {
            if (inner[at] != '\\')
                text.Append(inner[at]);
            else if (!TryEscape(inner, ref at, text))
                return null;
        }
        return text.ToString();
    }

    /// <summary>A number: whole where it has neither fraction nor exponent; null where it is none.</summary>
    public static (long? Whole, double Value)? Number(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        var negative = plain.StartsWith('-');
        var digits = plain.TrimStart('+', '-');
        if (HexFloat(digits) is { } hex)
            return (null, negative ? -hex : hex);
        if (Radix(digits) is var (radix, start) && radix != 10)
            return Whole(digits[start..], radix) is { } inRadix ? Signed(negative ? -inRadix : inRadix) : null;
        if (long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return Signed(whole);
        var isFloat = digits.Length > 0 && (char.IsAsciiDigit(digits[0]) || digits[0] == '.');
        return isFloat && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? (null, value)
            : null;
    }

    // 0x1p50: a power of two behind hexadecimal digits.
    private static double? HexFloat(string digits)
    {
        var sign = digits.IndexOfAny(['p', 'P']);
        return
            sign > 2
            && digits[1] is 'x' or 'X'
            && long.TryParse(digits[2..sign], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var mantissa)
            && int.TryParse(
                digits[(sign + 1)..],
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var exponent
            )
            ? mantissa * Math.Pow(2, exponent)
            : null;
    }

    private static (long?, double) Signed(long whole) => (whole, whole);

    private static (int Radix, int Start) Radix(string digits) =>
        digits switch
        {
            ['0', 'x' or 'X', ..] => (16, 2),
            ['0', 'o' or 'O', ..] => (8, 2),
            ['0', 'b' or 'B', ..] => (2, 2),
            ['0', _, ..] when digits.AsSpan().IndexOfAnyExceptInRange('0', '7') < 0 => (8, 1),
            _ => (10, 0),
        };

    private static long? Whole(string digits, int radix)
    {
        try
        {
            return
                radix is 16 && long.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex)
                ? hex
                : Convert.ToInt64(digits, radix);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static bool TryEscape(string inner, ref int at, StringBuilder text)
    {
        if (++at >= inner.Length)
            return false;
        switch (inner[at])
        {
            case 'x':
                return TryCode(inner, ref at, 2, 16, 1, text);
            case 'u':
                return TryCode(inner, ref at, 4, 16, 1, text);
            case 'U':
                return TryCode(inner, ref at, 8, 16, 1, text);
            case >= '0' and <= '7':
                return TryCode(inner, ref at, 3, 8, 0, text);
        }
        const string names = "abfnrtv\\\"'";
        var index = names.IndexOf(inner[at], StringComparison.Ordinal);
        if (index < 0)
            return false;
        text.Append("\a\b\f\n\r\t\v\\\"'"[index]);
        return true;
    }

    private static bool TryCode(string inner, ref int at, int length, int radix, int skip, StringBuilder text)
    {
        var start = at + skip;
        if (start + length > inner.Length)
            return false;
        var code = 0L;
        foreach (var digit in inner.AsSpan(start, length))
        {
            if (!char.IsAsciiHexDigit(digit) || Convert.ToInt32($"{digit}", 16) >= radix)
                return false;
            code = code * radix + Convert.ToInt32($"{digit}", 16);
        }
        if (!Rune.IsValid((int)Math.Min(code, int.MaxValue)))
            return false;
        text.Append(new Rune((int)code).ToString());
        at = start + length - 1;
        return true;
    }
}
