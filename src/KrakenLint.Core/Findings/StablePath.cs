using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Findings;

/// <summary>A path whose list items are named by what Kubernetes merges them by, so that a new neighbour changes nothing.</summary>
internal static class StablePath
{
    private static readonly string[] MergeKeys =
    [
        "name",
        "host",
        "containerPort",
        "port",
        "mountPath",
        "key",
        "secretName",
    ];

    /// <param name="owner">The root of the resource, or of the document where there is none.</param>
    public static string Of(YamlNode node, YamlNode owner)
    {
        var steps = new List<string>();
        var from = node.Index;
        // Through an alias: up to the anchor, and on from where the alias stands.
        if (node.ViaIndex >= 0)
        {
            Climb(node.Tree, from, node.Tree[node.ViaIndex].Target, steps);
            from = node.ViaIndex;
        }
        Climb(node.Tree, from, node.Tree.Host is null ? owner.Index : 0, steps);
        steps.Reverse();
        var path = string.Join('/', steps);
        return node.Tree.Host is { } host ? $"{Of(host, owner)}>{path}" : path;
    }

    private static void Climb(YamlTree tree, int from, int top, List<string> steps)
    {
        for (var at = from; at != top && tree[at].Parent >= 0; at = tree[at].Parent)
        {
            var parent = new YamlNode(tree, tree[at].Parent, -1);
            steps.Add(parent.IsMapping ? KeyStep(tree, at) : ItemStep(parent, at));
        }
    }

    // A key stands for its value; one that repeats is told from the first by its number among its equals.
    private static string KeyStep(YamlTree tree, int at) =>
        tree[at].IsKey ? $"{KeyOf(tree, at)}:key" : KeyOf(tree, tree.KeyOf(at));

    private static string KeyOf(YamlTree tree, int key) => Credentials.RedactName(new YamlNode(tree, key, -1).Text);

    private static string ItemStep(YamlNode sequence, int at)
    {
        var item = new YamlNode(sequence.Tree, at, -1);
        if (PathStep(sequence, item) is { } path)
            return path;
        foreach (var key in MergeKeys)
        {
            if (Resource.ScalarAt(item, key) is { } text)
                return $"[{key}={Credentials.RedactName(text)}]";
        }
        return $"[{sequence.Tree.PositionOf(sequence.Index, at)}]";
    }

    // A path of an Ingress is one of its host's.
    private static string? PathStep(YamlNode sequence, YamlNode child) =>
        Resource.ScalarAt(child, "path") is { } path && sequence.Parent?.Parent is { IsMapping: true } rule
            ? $"[{Resource.ScalarAt(rule, "host")},{path}]"
            : null;
}
