using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>Knows the places where Kubernetes takes every value for text: annotations, labels, variables, data.</summary>
internal static class TextPlace
{
    public static bool Is(YamlNode node)
    {
        if (node.IsKey)
            return true;
        if (node.Key is not { IsScalar: true } key || node.Parent is not { } map)
            return false;
        if (key.Text == "value" && Resource.ScalarAt(map, "name") is not null)
            return map.Parent is { IsSequence: true, Key.Text: "env" };
        return map.Key is { IsScalar: true } name && IsMapOfTexts(name.Text);
    }

    // In values files also podAnnotations, commonLabels, ….
    private static bool IsMapOfTexts(string name) =>
        name is "data" or "stringData"
        || name.EndsWith("annotations", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("labels", StringComparison.OrdinalIgnoreCase);
}
