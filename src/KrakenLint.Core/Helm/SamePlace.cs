using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>Finds a part of a file again in the file as it is after a change.</summary>
public static class SamePlace
{
    /// <param name="node">A mapping of values: the root of a file, a node in it, or the root of a text that stands in it.</param>
    /// <returns>What stands at the same path of the same document; null where there is no mapping any more.</returns>
    public static YamlNode? In(YamlNode node, SourceFile file) =>
        Find(node, file) is { IsMapping: true } found ? found : null;

    /// <summary>The same for any node.</summary>
    public static YamlNode? Find(YamlNode node, SourceFile file)
    {
        if (node.Tree.Host is { } host)
            return Find(host, file) is { IsScalar: true } scalar && EmbeddedYaml.Read(scalar)?.Tree is { } tree
                ? Follow(node, (node.Tree.IsHidden(0) ? tree.Hiding(_ => true) : tree).Root)
                : null;
        var number = Documents(node.Tree.File).TakeWhile(tree => tree?.Start != node.Tree.Start).Count();
        return Documents(file).ElementAtOrDefault(number)?.Root is { } root ? Follow(node, root) : null;
    }

    private static IEnumerable<YamlTree?> Documents(SourceFile file) =>
        YamlReader.Read(file).Documents.Select(document => document.Tree);

    private static YamlNode? Follow(YamlNode node, YamlNode root)
    {
        var steps = new Stack<(string? Key, int Item)>();
        for (var at = node; at.Parent is { } parent; at = parent)
            steps.Push(at.Key is { } key ? (key.Text, 0) : (null, parent.Items.TakeWhile(item => item != at).Count()));
        YamlNode? found = root;
        foreach (var (key, item) in steps)
            found = key is not null ? found?[key] : found?[item];
        return found;
    }
}
