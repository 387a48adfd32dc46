using System.Globalization;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.JsonPaths;

/// <summary>A value in a filter: a literal, a result, a node as Kubernetes decodes it, or nothing at all.</summary>
internal readonly record struct JsonPathValue
{
    private JsonPathValue(YamlType type) => Type = type;

    public static JsonPathValue Nothing => default;

    public static JsonPathValue Null => new(YamlType.Null);

    /// <summary>Null where there is no value.</summary>
    public YamlType? Type { get; private init; }

    public bool IsTrue { get; private init; }

    /// <summary>The text of a string.</summary>
    public string Text
    {
        get => field ?? "";
        private init;
    }

    /// <summary>The exact number, where it fits.</summary>
    public decimal? Exact { get; private init; }

    /// <summary>The number as JSON readers know it.</summary>
    public double Number { get; private init; }

    /// <summary>The node of a mapping or sequence.</summary>
    public YamlNode? Collection { get; private init; }

    public static JsonPathValue Of(string text) => new(YamlType.String) { Text = text };

    public static JsonPathValue Of(bool value) => new(YamlType.Boolean) { IsTrue = value };

    public static JsonPathValue Of(int count) => new(YamlType.Float) { Exact = count, Number = count };

    /// <summary>What a filter has written, by what it is and its text.</summary>
    public static JsonPathValue OfLiteral(YamlType type, string text) =>
        type switch
        {
            YamlType.Null => Null,
            YamlType.Boolean => Of(text == "true"),
            YamlType.Float => NumberOf(text) ?? Nothing,
            _ => Of(text),
        };

    public static JsonPathValue Of(YamlNode node, JsonPathWalk walk)
    {
        if (!node.IsScalar)
            return new JsonPathValue(node.Type) { Collection = node };
        var text = walk.TextOf(node);
        return node.Type switch
        {
            YamlType.Null => Null,
            YamlType.Boolean when KubernetesScalar.BooleanOf(text) is { } value => Of(value),
            YamlType.Integer or YamlType.Float when NumberOf(text) is { } number => number,
            _ => Of(text),
        };
    }

    /// <summary>The value of a number, or null where the text is none.</summary>
    public static JsonPathValue? NumberOf(string text)
    {
        var exact = KubernetesScalar.NumberOf(text);
        if (exact is { } fits && fits != 0)
            return new JsonPathValue(YamlType.Float) { Exact = exact, Number = (double)fits };
        if (ApproximationOf(text) is not { } number)
            return exact is null ? null : Of(0);
        // Decimals round what is tiny to zero and know no exponents beyond 28.
        return new JsonPathValue(YamlType.Float) { Exact = number == 0 ? 0 : null, Number = number };
    }

    private static double? ApproximationOf(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        return plain.TrimStart('+', '-').ToUpperInvariant() switch
        {
            ".INF" => plain[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            ".NAN" => double.NaN,
            _ => null,
        };
    }
}
