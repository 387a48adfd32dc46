using System.Collections.Concurrent;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>
/// Where in a document secrets stand: what there is to know before any of its nodes is looked at, and what was found out of
/// them.
/// </summary>
/// <param name="isSecret">True where one of its kinds, if it says several, is a Secret's.</param>
internal sealed class SecretPlaces(YamlTree tree, bool isSecret)
{
    private static readonly string[] Open = ["apiVersion", "kind", "metadata", "type", "immutable", "spec"];

    private static readonly HashSet<int> None = [];

    private enum Answer : byte
    {
        Unknown,
        Open,
        Secret,
    }

    // Of each node whether it, or one around it, stands under a name that makes a secret of it. Several threads may
    // find out the same.
    private readonly Answer[] answers = new Answer[tree.Count];

    /// <summary>Nodes that an alias puts where a secret stands: "password: *shared" makes one of what it leads to.</summary>
    private HashSet<int> Shared { get; init; } = None;

    /// <summary>Whether a long text is one of a Secret: it is asked of for each of its lines.</summary>
    public Lazy<ConcurrentDictionary<int, bool>> LongTexts { get; } = new(() => new(1, 3));

    /// <summary>Whether it stands where a secret does, by its place and by what an alias makes of that.</summary>
    public Lazy<ConcurrentDictionary<(int Index, int Place), bool>> LongSecrets { get; } = new(() => new(1, 3));

    public static SecretPlaces Of(YamlTree tree)
    {
        var isSecret = IsSecretKind(tree);
        if (!tree.HasReferences)
            return new SecretPlaces(tree, isSecret);
        var shared = new HashSet<int>();
        var places = new SecretPlaces(tree, isSecret) { Shared = shared };
        // What leads to the node around an alias stands behind it.
        for (var index = tree.Count - 1; index > 0; index--)
        {
            if (
                tree[index] is { Kind: YamlKind.Alias, IsKey: false, Target: >= 0 and var target }
                && (places.IsAt(tree, index) || IsBelow(tree, index, shared))
            )
                shared.Add(target);
            if (tree[index].Kind == YamlKind.Mapping && new YamlNode(tree, index, -1) is var mapping && Merges(mapping))
                shared.UnionWith(MergedInto(mapping));
        }
        return places;
    }

    /// <summary>Whether what stands at a node is a secret by the names and options before it.</summary>
    public bool IsAt(YamlTree tree, int at)
    {
        if (Sensitive.IsAfterOption(tree, at))
            return true;
        var own = KeyAt(tree, at);
        // "secret: { secretName: … }" of a volume names a Secret and holds none.
        if (!isSecret && own is not null && Credentials.IsReference(own))
            return false;
        if (
            own is not null
            && tree[at].Kind == YamlKind.Scalar
            && Credentials.IsRandom(own, new YamlNode(tree, at, -1).Text)
        )
            return true;
        return IsUnderSecret(tree, at);
    }

    // Climbs as far as nobody did before.
    private bool IsUnderSecret(YamlTree tree, int at)
    {
        var top = at;
        var answer = Answer.Unknown;
        while ((answer = answers[top]) == Answer.Unknown)
        {
            if (tree[top].Parent is not (>= 0 and var parent))
                answer = Answer.Open;
            else if (IsMarked(tree, top, parent, isSecret))
                answer = Answer.Secret;
            else
            {
                top = parent;
                continue;
            }
            answers[top] = answer;
            break;
        }
        for (var node = at; node != top; node = tree[node].Parent)
            answers[node] = answer;
        return answer == Answer.Secret;
    }

    private static bool Merges(YamlNode mapping)
    {
        foreach (var pair in mapping.OwnPairs)
        {
            if (YamlPairs.IsMerge(pair.Key))
                return true;
        }
        return false;
    }

    // The name stands in one mapping, and the value in another one that "<<" joins to it.
    private static IEnumerable<int> MergedInto(YamlNode mapping)
    {
        if (
            mapping["value"] is not { } value
            || (Resource.ScalarAt(mapping, "name") ?? Resource.ScalarAt(mapping, "key")) is not { } name
            || !Credentials.IsKey(name)
        )
            return [];
        return [value.Index, value.PlaceIndex];
    }

    public bool IsShared(YamlTree tree, int index) => Shared.Count > 0 && IsBelow(tree, index, Shared);

    private static bool IsBelow(YamlTree tree, int index, HashSet<int> nodes)
    {
        for (var at = index; at >= 0; at = tree[at].Parent)
        {
            if (nodes.Contains(at))
                return true;
        }
        return false;
    }

    private static bool IsSecretKind(YamlTree tree)
    {
        if (tree.Count == 0 || !tree.Root.IsMapping)
            return false;
        for (var key = 1; key + 1 < tree.Count; key = tree.After(key + 1))
        {
            if (
                tree[key] is { IsKey: true, Kind: YamlKind.Scalar }
                && new YamlNode(tree, key, -1).Text == "kind"
                && new YamlNode(tree, key + 1, -1) is { IsScalar: true } kind
                && kind.Text.ToUpperInvariant() is "SECRET" or "LIST" or "SECRETLIST"
            )
                return true;
            if (tree[key].Kind != YamlKind.Scalar)
                break;
        }
        return Resource.ScalarAt(tree.Root, "kind") is "Secret" or "List" or "SecretList";
    }

    private static bool IsMarked(YamlTree tree, int node, int mapping, bool isInSecret)
    {
        if (KeyAt(tree, node) is not { } key)
            return false;
        // "keys: { name: secret }" is how a server is told its API keys.
        return IsMarked(tree, mapping, key, isInSecret) || (key == "keys" && tree[node].Kind == YamlKind.Mapping);
    }

    private static bool IsMarked(YamlTree tree, int mapping, string key, bool isInSecret)
    {
        // Nobody reads what is encoded, but whoever wants to.
        if (Credentials.IsKey(key) || key is Sensitive.LastApplied or "binaryData")
            return true;
        var around = new YamlNode(tree, mapping, -1);
        // Of a Secret, whatever else somebody has written beside "data".
        if (mapping == 0 && isInSecret && !Open.Contains(key) && key != "items")
            return true;
        var isBeside = isInSecret && !Open.Contains(key) && IsItem(tree, mapping);
        if (key is "data" or "stringData" || isBeside)
        {
            var kind = Resource.ScalarAt(around, "kind");
            return "Secret".Equals(kind, StringComparison.OrdinalIgnoreCase)
                || (kind is null && (key == "stringData" || IsTemplateOfSecret(tree, mapping)));
        }
        return key is "value" or "values"
            && (Resource.ScalarAt(around, "name") ?? Resource.ScalarAt(around, "key")) is { } name
            && Credentials.IsKey(name);
    }

    // "template: { data: … }" of what an operator makes a Secret of.
    private static bool IsTemplateOfSecret(YamlTree tree, int mapping) =>
        KeyAt(tree, mapping) == "template"
        && Resource.ScalarAt(tree.Root, "kind") is { } kind
        && kind.EndsWith("Secret", StringComparison.Ordinal);

    private static bool IsItem(YamlTree tree, int mapping) =>
        tree[mapping].Parent is >= 0 and var parent && tree[parent].Kind == YamlKind.Sequence;

    private static string? KeyAt(YamlTree tree, int at) =>
        tree[at].Parent is >= 0 and var parent
        && tree[parent].Kind == YamlKind.Mapping
        && !tree[at].IsKey
        && new YamlNode(tree, tree.KeyOf(at), -1) is { IsScalar: true } key
            ? key.Text
            : null;
}
