using KrakenLint.Yaml;

namespace KrakenLint.Fixes;

/// <summary>Knows what stands in several places through anchors and aliases: to change it here would change it there.</summary>
internal static class SharedNodes
{
    /// <returns>Why a node may not be edited in its place; null where it may.</returns>
    public static string? WhyNot(YamlNode node) =>
        node.ViaSpan is { } alias ? $"it stands behind the alias {alias.Text}" : WhyNot(node.Tree, node.Index);

    /// <inheritdoc cref="WhyNot(YamlNode)"/>
    public static string? WhyNot(YamlTree tree, int index)
    {
        for (var at = index; at >= 0; at = tree[at].Parent)
        {
            if (tree[at].HasProperties && AliasOf(tree, at, at + 1, outside: -1) is { } alias)
                return $"the alias {alias} uses it elsewhere";
        }
        return null;
    }

    /// <returns>Why a node may not go away: an alias elsewhere names an anchor in it.</returns>
    public static string? WhyNotRemove(YamlTree tree, int index) =>
        AliasOf(tree, index, tree.After(index), outside: index) is { } alias ? $"the alias {alias} needs it" : null;

    private static string? AliasOf(YamlTree tree, int first, int after, int outside)
    {
        for (var at = 0; at < tree.Count; at++)
        {
            if (outside >= 0 && at >= outside && at < tree.After(outside))
                continue;
            if (tree[at].Kind == YamlKind.Alias && tree[at].Target >= first && tree[at].Target < after)
                return tree.File.Slice(tree[at].Start, tree[at].End);
        }
        return null;
    }
}
