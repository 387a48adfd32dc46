using KrakenLint.Text;

namespace KrakenLint.Yaml;

/// <summary>Walking down a document that may lack any part of what is looked for.</summary>
public static class YamlNodes
{
    /// <summary>The items of a sequence; none where the node is absent or no sequence.</summary>
    public static IEnumerable<YamlNode> ItemsOrNone(this YamlNode? node) =>
        node is { IsSequence: true } list ? (IEnumerable<YamlNode>)list.Items : [];

    /// <summary>The items of a sequence that are mappings.</summary>
    public static IEnumerable<YamlNode> MappingsOrNone(this YamlNode? node) =>
        node.ItemsOrNone().Where(item => item.IsMapping);

    /// <summary>The pairs of a mapping; none where the node is absent or no mapping.</summary>
    public static IEnumerable<YamlPair> PairsOrNone(this YamlNode? node) =>
        node is { IsMapping: true } map ? (IEnumerable<YamlPair>)map.Pairs : [];

    /// <summary>The scalar that a stretch of the file lies in; null where none does.</summary>
    public static YamlNode? ScalarAround(this YamlTree tree, SourceSpan span)
    {
        for (var index = Math.Min(tree.FirstAt(span.Start + 1), tree.Count) - 1; index >= 0; index--)
        {
            if (
                tree[index].Kind == YamlKind.Scalar
                && new YamlNode(tree, index, -1) is var node
                && node.FullSpan.Contains(span)
            )
                return node;
            if (tree[index].Start < span.Start - 10_000)
                break;
        }
        return null;
    }
}
