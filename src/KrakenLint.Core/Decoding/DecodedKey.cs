using System.Globalization;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Decoding;

/// <summary>
/// What becomes of the key of a mapping in the decoder of Helm and kubectl: it is typed first, as a value is, and then
/// written out again as the text that JSON needs (<c>sigs.k8s.io/yaml</c>, convertToJSONableObject).
/// </summary>
public static class DecodedKey
{
    /// <returns>The name of the key in JSON; null where the decoder refuses it.</returns>
    public static string? NameOf(YamlNode key)
    {
        if (!key.IsScalar)
            return null;
        if (ScalarText.IsSurelyText(key))
            return key.Text;
        var text = key.Text;
        return key.Type switch
        {
            YamlType.Null => null,
            YamlType.Boolean => KubernetesScalar.BooleanOf(text) is true ? "true" : "false",
            YamlType.Integer => IntegerOf(text),
            YamlType.Float => FloatOf(text),
            _ => text,
        };
    }

    // What needs 64 bits without a sign has no text there.
    private static string? IntegerOf(string text) =>
        KubernetesScalar.NumberOf(text) is { } number and <= long.MaxValue
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string FloatOf(string text) =>
        KubernetesScalar.DoubleOf(text) switch
        {
            { } number when double.IsNaN(number) => ".nan",
            { } number when float.IsInfinity((float)number) => number > 0 ? ".inf" : "-.inf",
            { } number => Shortest((float)number),
            null => text,
        };

    // The fewest digits that tell the number from its neighbours in single precision, with an exponent from a million on.
    private static string Shortest(float number)
    {
        var written = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = written[0].IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? dot : written[0].Length;
        var all = written[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.Trim('0');
        var sign = float.IsNegative(number) ? "-" : "";
        if (digits.Length == 0)
            return $"{sign}0";
        var exponent = point - (all.Length - all.TrimStart('0').Length) - 1;
        if (written.Length > 1)
            exponent += int.Parse(written[1], CultureInfo.InvariantCulture);
        if (exponent is < -4 or >= 6)
            return $"{sign}{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        if (exponent < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        var whole = digits.PadRight(exponent + 1, '0');
        return whole.Length == exponent + 1
            ? $"{sign}{whole}"
            : $"{sign}{whole[..(exponent + 1)]}.{whole[(exponent + 1)..]}";
    }
}
