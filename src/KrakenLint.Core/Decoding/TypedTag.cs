using System.Globalization;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Decoding;

/// <summary>A tag such as <c>!!int</c> does not convert: the decoder refuses a text that is not of the type already.</summary>
internal static class TypedTag
{
    // Month and day, hour, minute and second may have one digit.
    private static readonly string[] Times =
    [
        "yyyy-M-d",
        "yyyy-M-d H:m:s.FFFFFFF",
        "yyyy-M-d'T'H:m:s.FFFFFFFK",
        "yyyy-M-d't'H:m:s.FFFFFFFK",
    ];

    /// <returns>What the decoder says, or null where the tag fits.</returns>
    public static string? Misfit(YamlNode scalar)
    {
        var expected = scalar.Tag switch
        {
            YamlTag.Integer => "a whole number",
            YamlTag.Float => "a number",
            YamlTag.Boolean => "true or false",
            YamlTag.Null => "null",
            YamlTag.Timestamp => "a date",
            YamlTag.Binary => "text in base64",
            _ => null,
        };
        return expected is null || Fits(scalar.Tag, scalar.Text)
            ? null
            : $"the tag promises {expected}, and Helm and kubectl refuse a text that is none";
    }

    private static bool Fits(YamlTag tag, string text)
    {
        var type = KubernetesScalar.TypeOfPlain(text);
        return tag switch
        {
            YamlTag.Integer => type == YamlType.Integer,
            YamlTag.Float => type == YamlType.Float
                || (type == YamlType.Integer && KubernetesScalar.NumberOf(text) is <= long.MaxValue),
            YamlTag.Boolean => type == YamlType.Boolean,
            YamlTag.Null => type == YamlType.Null,
            YamlTag.Timestamp => IsTime(text),
            YamlTag.Binary => IsBase64(text),
            _ => true,
        };
    }

    private static bool IsTime(string text) =>
        // A time without a zone is only known behind a space.
        !(
            text.Contains('T', StringComparison.OrdinalIgnoreCase)
            && text[^1] is not 'Z'
            && text.LastIndexOfAny(['+', '-']) < "2001-1-1".Length
        )
        && DateTimeOffset.TryParseExact(
            text,
            Times,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out _
        );

    private static bool IsBase64(string text) =>
        !text.AsSpan().ContainsAny(' ', '\t') && Convert.TryFromBase64String(text, new byte[text.Length], out _);
}
