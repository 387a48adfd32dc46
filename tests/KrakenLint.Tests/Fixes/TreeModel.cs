using KrakenLint.Yaml;

namespace KrakenLint.Tests.Fixes;

/// <summary>Writes a stream as one line of keys, types and texts, with at most one change made on the way.</summary>
internal sealed record TreeModel
{
    /// <summary>A scalar or empty collection and what stands there instead.</summary>
    public (YamlNode Node, string Text)? Replaced { get; init; }

    /// <summary>A mapping or null and the pair that it gets.</summary>
    public (YamlNode Node, string Text)? Grown { get; init; }

    /// <summary>A value or item that goes, with its key.</summary>
    public YamlNode? Removed { get; init; }

    public static IEnumerable<YamlNode> NodesOf(YamlTree tree) => Below(tree.Root);

    public string Write(YamlStream stream) =>
        string.Join(
            " --- ",
            stream.Documents.Select(document => document.Tree is { } tree ? Write(tree.Root) : "empty")
        );

    private static IEnumerable<YamlNode> Below(YamlNode node)
    {
        yield return node;
        if (node.ViaSpan is not null)
            yield break;
        foreach (var pair in node.OwnPairs)
        {
            yield return pair.Key;
            foreach (var child in Below(pair.Value))
                yield return child;
        }
        foreach (var child in node.Items.SelectMany(Below))
            yield return child;
    }

    private string Write(YamlNode node)
    {
        if (Replaced is { } replaced && replaced.Node == node)
            return replaced.Text;
        if (node.ViaSpan is { } alias)
            return alias.Text;
        if (Grown is { } grown && grown.Node == node)
            return $"{{{(node.IsMapping ? Pairs(node) : "")}{grown.Text}}}";
        if (node.IsMapping)
            return $"{{{Pairs(node)}}}";
        if (node.IsSequence)
            return $"[{string.Concat(node.Items.Where(item => item != Removed).Select(item => $"{Write(item)},"))}]";
        return node.IsKey ? $"key:{node.Text}" : $"{node.Type}:{(node.IsNull ? "" : node.Text)}";
    }

    private string Pairs(YamlNode mapping) =>
        string.Concat(
            mapping
                .OwnPairs.Where(pair => pair.Value != Removed)
                .Select(pair => $"{Write(pair.Key)}={Write(pair.Value)},")
        );
}
