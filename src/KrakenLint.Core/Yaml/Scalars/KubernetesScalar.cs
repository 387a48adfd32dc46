using System.Globalization;

namespace KrakenLint.Yaml.Scalars;

/// <summary>
/// What kubectl's decoder makes of a plain scalar: YAML 1.1 words and numbers plus <c>0o17</c>, as
/// <c>sigs.k8s.io/yaml/goyaml.v2/resolve.go</c> resolves them; dates and <c>1:30</c> stay strings.
/// </summary>
public static class KubernetesScalar
{
    private const int LongestCopied = 64;

    // Shorter numbers fit into 64 bits in any radix.
    private const int SurelyInRange = 16;

    public static YamlType TypeOf(YamlNode node)
    {
        switch (node.Tag)
        {
            case YamlTag.String or YamlTag.Timestamp or YamlTag.Binary or YamlTag.Other:
                return YamlType.String;
            case YamlTag.Integer:
                return YamlType.Integer;
            case YamlTag.Float:
                return YamlType.Float;
            case YamlTag.Boolean:
                return YamlType.Boolean;
            case YamlTag.Null:
                return YamlType.Null;
            default:
                return node.Style != YamlStyle.Plain || ScalarText.IsSurelyText(node)
                    ? YamlType.String
                    : TypeOfWritten(node);
        }
    }

    // A word or a number stands in the file as it is.
    private static YamlType TypeOfWritten(YamlNode node)
    {
        Span<char> text = stackalloc char[LongestCopied];
        var length = ScalarText.CopyPlain(node, text);
        return TypeOfPlain(length < 0 ? node.Text : text[..length]);
    }

    /// <param name="text">The text of a plain scalar.</param>
    public static YamlType TypeOfPlain(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return YamlType.Null;
        var first = text[0];
        if (first is '+' or '-' or '.' || char.IsAsciiDigit(first))
            return TypeOfNumber(text);
        return text switch
        {
            "~" or "null" or "Null" or "NULL" => YamlType.Null,
            "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" =>
                YamlType.Boolean,
            "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" =>
                YamlType.Boolean,
            _ => YamlType.String,
        };
    }

    /// <summary>The value of a scalar that decodes to a bool; null for any other text.</summary>
    public static bool? BooleanOf(string text) =>
        TypeOfPlain(text) != YamlType.Boolean
            ? null
            : text[0] is 'y' or 'Y' or 't' or 'T' || text is "on" or "On" or "ON";

    /// <summary>The value of a scalar that decodes to a number; null for any other text.</summary>
    public static decimal? NumberOf(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (TypeOfPlain(text) == YamlType.Integer)
            return IntegerOf(plain);
        if (TypeOfPlain(text) != YamlType.Float)
            return null;
        return decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>The value of a scalar that decodes to a number, as floating point; null for any other text.</summary>
    public static double? DoubleOf(string text)
    {
        if (NumberOf(text) is { } number)
            return (double)number;
        if (TypeOfPlain(text) is not (YamlType.Integer or YamlType.Float))
            return null;
        return text[^1] switch
        {
            'n' or 'N' => double.NaN,
            'f' or 'F' => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            _ => double.Parse(text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
        };
    }

    private static YamlType TypeOfNumber(ReadOnlySpan<char> text)
    {
        if (text is ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF")
            return YamlType.Float;
        if (text is ".nan" or ".NaN" or ".NAN")
            return YamlType.Float;
        // Behind a point, Go wants digits around an underscore.
        if (text is ['.', '_', ..] or ['.', .., '_'] || (text[0] == '.' && text.IndexOf("__") >= 0))
            return YamlType.String;
        var plain = text.Contains('_') ? text.ToString().Replace("_", "", StringComparison.Ordinal) : text;
        if (plain.IsEmpty)
            return YamlType.String;
        if (
            IsInteger(plain)
            && (plain.Length < SurelyInRange || IntegerOf(plain.ToString()) is >= long.MinValue and <= ulong.MaxValue)
        )
            return YamlType.Integer;
        return IsFloat(plain) && IsInRange(plain) ? YamlType.Float : YamlType.String;
    }

    // What is too large for a number stays the text that it was.
    private static bool IsInRange(ReadOnlySpan<char> text) =>
        text.Length < SurelyInRange && !text.ContainsAny('e', 'E')
        || double.IsFinite(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static bool IsInteger(ReadOnlySpan<char> text)
    {
        var digits = text[0] is '+' or '-' ? text[1..] : text;
        if (digits.IsEmpty)
            return false;
        if (digits is not ['0', _, ..])
            return !digits.ContainsAnyExceptInRange('0', '9');
        return digits[1] switch
        {
            'x' or 'X' => digits.Length > 2 && IsHex(digits[2..]),
            'o' or 'O' => digits.Length > 2 && !digits[2..].ContainsAnyExceptInRange('0', '7'),
            'b' or 'B' => digits.Length > 2 && !digits[2..].ContainsAnyExceptInRange('0', '1'),
            _ => !digits.ContainsAnyExceptInRange('0', '7'),
        };
    }

    private static bool IsHex(ReadOnlySpan<char> digits)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
                return false;
        }
        return true;
    }

    // [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
    private static bool IsFloat(ReadOnlySpan<char> text)
    {
        var at = text[0] is '+' or '-' ? 1 : 0;
        var whole = Digits(text, ref at);
        var fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = Digits(text, ref at);
            if (whole == 0 && fraction == 0)
                return false;
        }
        else if (whole == 0)
        {
            return false;
        }
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-')
                at++;
            if (Digits(text, ref at) == 0)
                return false;
        }
        return at == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at - start;
    }

    private static decimal? IntegerOf(string text)
    {
        var negative = text[0] == '-';
        var digits = text[0] is '+' or '-' ? text[1..] : text;
        var radix = digits switch
        {
            ['0', 'x' or 'X', ..] => 16,
            ['0', 'o' or 'O', ..] => 8,
            ['0', 'b' or 'B', ..] => 2,
            ['0', _, ..] => 8,
            _ => 10,
        };
        if (radix == 10)
            return decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
        try
        {
            var value = Convert.ToUInt64(char.IsAsciiDigit(digits[1]) ? digits : digits[2..], radix);
            return negative ? -(decimal)value : value;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
