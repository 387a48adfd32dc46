using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>
/// Judges a label selector with <c>matchLabels</c> and <c>matchExpressions</c>
/// (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements).
/// </summary>
internal static class LabelSelector
{
    /// <summary>True where the labels satisfy every part; an empty selector selects everything.</summary>
    /// <param name="labels">Null where there are none.</param>
    public static bool Matches(YamlNode selector, YamlNode? labels) =>
        selector["matchLabels"].PairsOrNone().All(pair => Resource.ScalarAt(labels, pair.Key.Text) == pair.Value.Text)
        && selector["matchExpressions"].MappingsOrNone().All(part => MatchesExpression(part, labels));

    private static bool MatchesExpression(YamlNode part, YamlNode? labels)
    {
        var value = Resource.ScalarAt(labels, Resource.ScalarAt(part, "key") ?? "");
        var isListed = value is not null && part["values"].ItemsOrNone().Any(item => item.Text == value);
        return Resource.ScalarAt(part, "operator") switch
        {
            "In" => isListed,
            "NotIn" => !isListed,
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            // No cluster takes another one; nothing can be said about it.
            _ => true,
        };
    }
}
