using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>Knows which values of a document must not be shown, by where they stand.</summary>
internal static class Sensitive
{
    public const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>True for keys whose values are credentials.</summary>
    public static bool IsName(string key) => Credentials.IsKey(key);

    /// <summary>True for values in a Secret, under a key that looks like a credential, of such a variable or option.</summary>
    public static bool Is(YamlNode value)
    {
        var tree = value.Tree;
        if (tree.Host is { } host && Is(host))
            return true;
        if (value.IsKey)
            return false;
        if (tree.IsHidden(value.Index) || IsAt(tree, value.PlaceIndex))
            return true;
        if (value.PlaceIndex != value.Index)
            return IsAt(tree, value.Index) || IsAliased(tree, value.Index);
        return value.Data.HasProperties && IsAliased(tree, value.Index);
    }

    // "password: *shared" makes a secret of what the anchor stands at.
    private static bool IsAliased(YamlTree tree, int target)
    {
        for (var index = target + 1; index < tree.Count; index++)
        {
            if (
                tree[index] is { Kind: YamlKind.Alias, IsKey: false } alias
                && alias.Target == target
                && IsAt(tree, index)
            )
                return true;
        }
        return false;
    }

    private static bool IsAt(YamlTree tree, int at)
    {
        if (IsAfterOption(tree, at))
            return true;
        var own = KeyAt(tree, at);
        var isInSecret = Resource.ScalarAt(tree.Root, "kind") is "Secret" or "List" or "SecretList";
        // "secret: { secretName: … }" of a volume names a Secret and holds none.
        if (!isInSecret && own is not null && Credentials.IsReference(own))
            return false;
        if (
            own is not null
            && tree[at].Kind == YamlKind.Scalar
            && Credentials.IsRandom(own, new YamlNode(tree, at, -1).Text)
        )
            return true;
        for (var node = at; tree[node].Parent is >= 0 and var parent; node = parent)
        {
            // "keys: { name: secret }" is how a server is told its API keys.
            if (
                KeyAt(tree, node) is { } key
                && (IsMarked(tree, parent, key) || (key == "keys" && tree[node].Kind == YamlKind.Mapping))
            )
                return true;
        }
        return false;
    }

    private static bool IsMarked(YamlTree tree, int mapping, string key)
    {
        if (Credentials.IsKey(key) || key == LastApplied)
            return true;
        var around = new YamlNode(tree, mapping, -1);
        if (key is "data" or "stringData")
            return Resource.ScalarAt(around, "kind") is var kind
                && (kind == "Secret" || (kind is null && key != "data"));
        return key is "value" or "values"
            && (Resource.ScalarAt(around, "name") ?? Resource.ScalarAt(around, "key")) is { } name
            && Credentials.IsKey(name);
    }

    private static string? KeyAt(YamlTree tree, int at) =>
        tree[at].Parent is >= 0 and var parent
        && tree[parent].Kind == YamlKind.Mapping
        && !tree[at].IsKey
        && new YamlNode(tree, tree.KeyOf(at), -1) is { IsScalar: true } key
            ? key.Text
            : null;

    // args: ["--requirepass", "…"]
    private static bool IsAfterOption(YamlTree tree, int at)
    {
        if (
            tree[at] is not { Kind: YamlKind.Scalar, Parent: >= 0 and var list }
            || tree[list].Kind != YamlKind.Sequence
        )
            return false;
        if (at == list + 1)
            return false;
        var before = at - 1;
        while (tree[before].Parent != list)
            before = tree[before].Parent;
        if (tree[before].Kind != YamlKind.Scalar)
            return false;
        var option = new YamlNode(tree, before, -1).Text;
        if (!option.StartsWith('-'))
            return false;
        var value = new YamlNode(tree, at, -1).Text;
        return (Credentials.IsKey(option.TrimStart('-')) && !value.StartsWith('-'))
            || Credentials.IsPasswordAfter(ProgramOf(tree, list), option, value);
    }

    // The program is the first item, or stands in "command" where this is "args".
    private static string ProgramOf(YamlTree tree, int list)
    {
        var items = new YamlNode(tree, list, -1);
        var first = items[0] is { IsScalar: true } item && !item.Text.StartsWith('-') ? item : (YamlNode?)null;
        return (first ?? items.Parent?["command"]?[0])?.Text ?? "";
    }
}
