using KrakenLint.JsonPaths;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>Where a node stands in its document, as people may see it: a key can hold a credential as well.</summary>
internal static class ShownPath
{
    public static string Of(YamlNode node) => Credentials.RedactName(NodePath.Of(node));
}
