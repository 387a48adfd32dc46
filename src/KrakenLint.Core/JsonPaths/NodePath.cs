using System.Buffers;
using System.Text;
using KrakenLint.Yaml;

namespace KrakenLint.JsonPaths;

/// <summary>Writes where a node stands in its document, as a path that <see cref="JsonPath.TryParseRelative"/> reads.</summary>
public static class NodePath
{
    /// <summary>Stands between the path of a scalar and a path in the document that it holds.</summary>
    private const string Inside = " > ";

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    );

    /// <returns>
    /// <c>spec.rules[0].host</c> or <c>metadata.annotations['a/b']</c>; empty for the root. A key has the path of its
    /// value. A node reached through an alias or a merge has the path that was walked, as far as the alias tells it. A node of a document inside a scalar has both
    /// paths: <c>data['config.yaml'] &gt; rtc.tcp_port</c>.
    /// </returns>
    public static string Of(YamlNode node)
    {
        var steps = new List<string>();
        var at = node.Index;
        if (node.ViaIndex >= 0)
        {
            var alias = node.Tree[node.ViaIndex];
            if (!TryClimb(node.Tree, at, alias.Target, steps))
                steps.Clear();
            else
                at = SkipMerge(node.Tree, node.ViaIndex);
        }
        TryClimb(node.Tree, at, 0, steps);
        steps.Reverse();
        var path = string.Concat(steps);
        path = path.StartsWith('.') ? path[1..] : path;
        return node.Tree.Host is { } host ? $"{Of(host)}{Inside}{path}" : path;
    }

    /// <summary>Adds the steps from an ancestor down to a node, the last one first; false where it is no ancestor.</summary>
    private static bool TryClimb(YamlTree tree, int from, int ancestor, List<string> steps)
    {
        for (var at = from; at != ancestor; )
        {
            var parent = tree[at].Parent;
            if (at < ancestor || parent < 0)
                return false;
            steps.Add(tree[parent].Kind == YamlKind.Mapping ? KeyStep(tree, at) : ItemStep(tree, parent, at));
            at = parent;
        }
        return true;
    }

    // What "<<" merges appears in the mapping around it.
    private static int SkipMerge(YamlTree tree, int alias)
    {
        var value = alias;
        var parent = tree[value].Parent;
        if (parent >= 0 && tree[parent].Kind == YamlKind.Sequence)
        {
            value = parent;
            parent = tree[value].Parent;
        }
        if (parent < 0 || tree[parent].Kind != YamlKind.Mapping)
            return alias;
        var key = tree.KeyOf(value);
        return YamlPairs.IsMerge(new YamlNode(tree, key, -1)) ? parent : alias;
    }

    private static string KeyStep(YamlTree tree, int child)
    {
        var key = new YamlNode(tree, tree[child].IsKey ? child : tree.KeyOf(child), -1);
        var name = key.IsScalar ? key.Text : key.Span.FirstLine.Text;
        return IsPlain(name) ? $".{name}" : $"['{Escape(name)}']";
    }

    private static string ItemStep(YamlTree tree, int sequence, int child) => $"[{tree.PositionOf(sequence, child)}]";

    private static bool IsPlain(string name) =>
        name.Length > 0
        && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && !name.AsSpan().ContainsAnyExcept(PlainCharacters);

    private static string Escape(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (character is '\'' or '\\')
                text.Append('\\').Append(character);
            else if (char.IsControl(character))
                text.Append($@"\u{(int)character:x4}");
            else
                text.Append(character);
        }
        return text.ToString();
    }
}
