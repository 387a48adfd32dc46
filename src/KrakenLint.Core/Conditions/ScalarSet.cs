using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>Many values, of which it is asked again and again whether another one is among them.</summary>
internal sealed class ScalarSet(ScalarValue[] values)
{
    private readonly Lazy<HashSet<string>> texts = new(() => [.. values.Select(value => value.Text)]);
    private readonly Lazy<HashSet<string>> strings = new(() =>
        [.. values.Where(value => value.Type == YamlType.String).Select(value => value.Text)]
    );
    private readonly Lazy<ScalarValue[]> others = new(() =>
        [.. values.Where(value => value.Type != YamlType.String).Distinct()]
    );

    public ScalarValue[] All => values;

    /// <inheritdoc cref="ScalarValue.IsAny"/>
    public bool Has(ScalarValue value, bool asText)
    {
        if (asText)
            return texts.Value.Contains(value.Text);
        return value.Type == YamlType.String
            ? strings.Value.Contains(value.Text)
            : Array.Exists(others.Value, other => value.Is(other, asText: false));
    }
}
