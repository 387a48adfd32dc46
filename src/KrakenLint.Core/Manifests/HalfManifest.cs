using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>Tells what was meant to be a Kubernetes object and is none from the YAML of other tools.</summary>
internal static class HalfManifest
{
    private static readonly string[] Bodies = ["metadata", "spec"];

    /// <returns>The node that shows it and what is wrong, in words; null for what is nobody's manifest.</returns>
    public static (YamlNode Node, string Why)? Of(YamlNode root)
    {
        if (root.IsSequence && root.Items.Where(IsWhole).Cast<YamlNode?>().FirstOrDefault() is { } item)
            return (item, "it is a list of objects; expected each in a document of its own, or kind List");
        if (!root.IsMapping)
            return null;
        var (version, kind) = (Find(root, "apiVersion"), Find(root, "kind"));
        if (version is not { } first)
            return kind is { } lonely && HasBody(root) ? (lonely.Key, $"{Written(lonely, "kind")}no apiVersion") : null;
        if (kind is not { } second)
            return HasBody(root) ? (first.Key, $"{Written(first, "apiVersion")}no kind") : null;
        return Miswritten(first, "apiVersion")
            ?? Miswritten(second, "kind")
            ?? (
                IsKind(second.Value.Text, first.Value.Text)
                    ? NoItems(root)
                    : (second.Value, $"\"{Credentials.RedactName(second.Value.Text)}\" is no kind; expected one word that begins with a capital letter, such as Service")
            );
    }

    /// <summary>False for what no cluster takes for a kind: kinds are words, and those of Kubernetes itself begin with a capital letter.</summary>
    public static bool IsKind(string kind, string apiVersion) =>
        kind.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
        && (char.IsAsciiLetterUpper(kind.FirstOrDefault()) || IsForeign(apiVersion));

    // "apps/v1" and "networking.k8s.io/v1" are of Kubernetes, "example.org/v1" is not.
    private static bool IsForeign(string apiVersion) =>
        apiVersion.Split('/') is [var group, _]
        && group.Contains('.', StringComparison.Ordinal)
        && !group.EndsWith(".k8s.io", StringComparison.Ordinal);

    private static bool IsWhole(YamlNode node) =>
        node.IsMapping && Resource.ScalarAt(node, "kind") is not null && Resource.ScalarAt(node, "apiVersion") is not null;

    private static bool HasBody(YamlNode root) => Bodies.Any(body => root[body] is { IsMapping: true });

    private static string Written(YamlPair pair, string key) =>
        pair.Key.Text == key ? $"it has {key} and " : $"it has \"{pair.Key.Text}\" in the place of {key} and ";

    private static (YamlNode Node, string Why)? Miswritten(YamlPair pair, string key) =>
        pair.Key.Text != key ? (pair.Key, $"it has \"{pair.Key.Text}\"; expected {key}")
        : pair.Value is not { IsScalar: true, IsNull: false } ? (pair.Key, $"{key} is no text; expected one")
        : null;

    private static (YamlNode Node, string Why)? NoItems(YamlNode root) =>
        root["items"] is { IsSequence: false, IsNull: false } items ? (items, "items is no list; expected one") : null;

    // Kubernetes knows keys in one spelling only.
    private static YamlPair? Find(YamlNode root, string key)
    {
        YamlPair? found = null;
        foreach (var pair in root.Pairs)
        {
            if (!pair.Key.IsScalar || !pair.Key.Text.Equals(key, StringComparison.OrdinalIgnoreCase))
                continue;
            if (pair.Key.Text == key)
                return pair;
            found ??= pair;
        }
        return found;
    }
}
