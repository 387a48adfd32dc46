using System.Collections.Immutable;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Conditions;

/// <summary>A value to compare with: its text, and what Kubernetes takes it for.</summary>
public readonly record struct ScalarValue(string Text, YamlType Type)
{
    public static ScalarValue OfText(string text) => new(text, YamlType.String);

    /// <returns>Null for collections and null.</returns>
    public static ScalarValue? Of(YamlNode node) =>
        node is { IsScalar: true, IsNull: false } ? new(node.Text, node.Type) : null;

    /// <param name="asText">True where both sides are text to Kubernetes, as annotations and variables are.</param>
    public bool Is(ScalarValue other, bool asText)
    {
        if (asText || (Type == YamlType.String && other.Type == YamlType.String))
            return Text == other.Text;
        if (IsNumber(Type) && IsNumber(other.Type))
            return KubernetesScalar.NumberOf(Text) is { } number && number == KubernetesScalar.NumberOf(other.Text);
        return Type == YamlType.Boolean
            && other.Type == YamlType.Boolean
            && KubernetesScalar.BooleanOf(Text) == KubernetesScalar.BooleanOf(other.Text);
    }

    /// <summary>The same for any of several.</summary>
    public bool IsAny(ImmutableArray<ScalarValue> others, bool asText)
    {
        foreach (var other in others)
        {
            if (Is(other, asText))
                return true;
        }
        return false;
    }

    private static bool IsNumber(YamlType type) => type is YamlType.Integer or YamlType.Float;
}
