using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>
/// A selector of labels: <c>matchLabels</c> and <c>matchExpressions</c>, all of which must hold
/// (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements).
/// </summary>
internal sealed record LabelSelector(
    ImmutableArray<(string Key, string Value)> Labels,
    ImmutableArray<LabelRequirement> Requirements
)
{
    public bool IsEmpty => Labels.IsEmpty && Requirements.IsEmpty;

    public static LabelSelector Of(YamlNode selector) =>
        new(
            OfLabels(selector["matchLabels"]).Labels,
            [.. selector["matchExpressions"].MappingsOrNone().Select(LabelRequirement.Of)]
        );

    /// <summary>The selector of a Service, which is a mapping of labels.</summary>
    public static LabelSelector OfLabels(YamlNode? labels) =>
        new([.. labels.PairsOrNone().Select(pair => (pair.Key.Text, pair.Value.Text))], []);

    /// <summary>
    /// The selector of a CiliumNetworkPolicy: keys may name where a label comes from, and some labels are of Cilium's own
    /// (https://docs.cilium.io/en/stable/gettingstarted/terminology/#label-source).
    /// </summary>
    public static LabelSelector OfEndpoints(YamlNode selector)
    {
        var own = Of(selector);
        return new LabelSelector(
            [
                .. own
                    .Labels.Select(label => (Key: WithoutSource(label.Key), label.Value))
                    .Where(label => !IsOfCilium(label.Key)),
            ],
            [
                .. own
                    .Requirements.Select(requirement => requirement with { Key = WithoutSource(requirement.Key) })
                    .Where(requirement => !IsOfCilium(requirement.Key)),
            ]
        );
    }

    private static string WithoutSource(string key) => key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static bool IsOfCilium(string key) =>
        key.StartsWith("io.kubernetes.", StringComparison.Ordinal)
        || key.StartsWith("io.cilium.", StringComparison.Ordinal);

    public bool Matches(LabelSet labels) =>
        Labels.All(label => labels[label.Key] == label.Value)
        && Requirements.All(requirement => requirement.IsMetBy(labels));
}

/// <summary>One of <c>matchExpressions</c>.</summary>
/// <param name="Operator"><c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>; the API server takes no other.</param>
internal sealed record LabelRequirement(string Key, string Operator, ImmutableArray<string> Values)
{
    public static LabelRequirement Of(YamlNode expression) =>
        new(
            Resource.ScalarAt(expression, "key") ?? "",
            Resource.ScalarAt(expression, "operator") ?? "",
            [.. expression["values"].ItemsOrNone().Where(value => value.IsScalar).Select(value => value.Text)]
        );

    public bool IsMetBy(LabelSet labels)
    {
        var value = labels[Key];
        return Operator switch
        {
            "In" => value is not null && Values.Contains(value),
            "NotIn" => value is null || !Values.Contains(value),
            "Exists" => labels.Has(Key),
            "DoesNotExist" => !labels.Has(Key),
            _ => false,
        };
    }
}
