using System.Diagnostics.CodeAnalysis;
using KrakenLint.Text;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Yaml;

/// <summary>
/// A handle on one node of a tree. Aliases are seen through: the handle then names the anchor's node and remembers the
/// alias (or the merge key's alias) that it was reached through.
/// </summary>
public readonly struct YamlNode : IEquatable<YamlNode>
{
    private readonly int index;
    private readonly int via;

    internal YamlNode(YamlTree tree, int index, int via)
    {
        Tree = tree;
        ref readonly var data = ref tree[index];
        if (data.Kind != YamlKind.Alias)
        {
            this.index = index;
            this.via = via;
            return;
        }
        this.index = data.Target;
        this.via = via >= 0 ? via : index;
    }

    public YamlTree Tree { get; }

    /// <summary>Position of the node in document order, 0 for the root; the anchor's where reached through an alias.</summary>
    public int Index => index;

    /// <summary>Position of the outermost alias that this node was reached through, or -1.</summary>
    public int ViaIndex => via;

    public YamlKind Kind => Data.Kind;

    public YamlStyle Style => Data.Style;

    public YamlTag Tag => Data.Tag;

    public bool IsMapping => Kind == YamlKind.Mapping;

    public bool IsSequence => Kind == YamlKind.Sequence;

    public bool IsScalar => Kind == YamlKind.Scalar;

    public bool IsNull => IsScalar && Type == YamlType.Null;

    /// <summary>Of a collection: true where it has no children (merged keys count).</summary>
    public bool IsEmptyCollection => !IsScalar && After == index + 1;

    /// <summary>The node's own text, without its anchor and tag; quotes and block headers included.</summary>
    public SourceSpan Span => new(Tree.File, ContentStart, Data.End);

    /// <summary>The text with anchor and tag, as YAML events report it.</summary>
    public SourceSpan FullSpan => new(Tree.File, Data.Start, Data.End);

    /// <summary>The alias token that led here, or null where the node stands in its own place.</summary>
    public SourceSpan? ViaSpan => via < 0 ? null : new SourceSpan(Tree.File, Tree[via].Start, Tree[via].End);

    /// <summary>The decoded text of a scalar (escapes, folding and indentation resolved); empty for collections.</summary>
    public string Text => IsScalar ? Tree.TextOf(this) : "";

    /// <summary>What kubectl's decoder makes of it.</summary>
    public YamlType Type =>
        Data.Kind switch
        {
            YamlKind.Mapping => YamlType.Mapping,
            YamlKind.Sequence => YamlType.Sequence,
            _ => KubernetesScalar.TypeOf(this),
        };

    /// <summary>Pairs of a mapping in order, own keys first, then what <c>&lt;&lt;</c> merges in; none for other kinds.</summary>
    public YamlPairs Pairs => new(this);

    /// <summary>Pairs as written, the merge key included.</summary>
    public YamlPairs OwnPairs => new(this, merge: false);

    /// <summary>Items of a sequence in order; none for other kinds.</summary>
    public YamlItems Items => new(this);

    /// <summary>The collection that holds this node in the text, or null for the root.</summary>
    public YamlNode? Parent => Data.Parent < 0 ? null : new YamlNode(Tree, Data.Parent, -1);

    /// <summary>True where the node is a key of a mapping.</summary>
    public bool IsKey => Data.IsKey;

    /// <summary>The key that this node is the value of; null for keys, items and the root.</summary>
    public YamlNode? Key =>
        Data.Parent >= 0 && !IsKey && Tree[Data.Parent].Kind == YamlKind.Mapping
            ? new YamlNode(Tree, Tree.KeyOf(index), -1)
            : null;

    /// <summary>The node at the place of the alias that led here, else the node itself, for walking up the text.</summary>
    internal int PlaceIndex => via >= 0 ? via : index;

    internal ref readonly NodeData Data => ref Tree[index];

    /// <summary>Index of the next node that is not below this one.</summary>
    internal int After => Tree.After(index);

    private int ContentStart => ScalarText.ContentStart(Tree, index);

    /// <summary>The value of a key (kubectl reads keys as text), or null where this is no mapping or lacks it.</summary>
    public YamlNode? this[string key] => TryGetPair(key, out var pair) ? pair.Value : null;

    /// <summary>The item at an index counted from 0, or from the end where negative; null where there is none.</summary>
    public YamlNode? this[int position]
    {
        get
        {
            if (!IsSequence)
                return null;
            var wanted = position >= 0 ? position : Items.Count + position;
            if (wanted >= YamlTree.FewItems)
                return Tree.ItemAt(index, wanted) is >= 0 and var found ? new YamlNode(Tree, found, via) : null;
            foreach (var item in Items)
            {
                if (wanted-- == 0)
                    return item;
            }
            return null;
        }
    }

    public bool TryGetPair(string key, [NotNullWhen(true)] out YamlPair pair)
    {
        pair = default;
        return IsMapping
            && (TryGetOwnPair(key, out pair, out var merges) || (merges && TryGetMergedPair(key, out pair)));
    }

    // What a rule does most; nearly every key is looked at for its first letter only.
    private bool TryGetOwnPair(string key, out YamlPair pair, out bool merges)
    {
        merges = false;
        var end = After;
        var passed = 0;
        for (var at = index + 1; at < end; )
        {
            if (passed++ == KeyIndex.FewKeys && Tree.KeysOf(index) is { } keys)
            {
                merges = keys.HasMerges;
                var found = keys.Find(key);
                pair =
                    found < 0
                        ? default
                        : new YamlPair(new YamlNode(Tree, found, via), new YamlNode(Tree, Tree.After(found), via));
                return found >= 0;
            }
            ref readonly var data = ref Tree[at];
            var value = data.After(at);
            if (data.Kind == YamlKind.Scalar ? ScalarText.MayEqual(Tree.File, data, key) : data.Kind == YamlKind.Alias)
            {
                var candidate = new YamlNode(Tree, at, via);
                if (candidate.IsScalar && ScalarText.Equals(candidate, key) && !YamlPairs.IsMerge(candidate))
                {
                    pair = new YamlPair(candidate, new YamlNode(Tree, value, via));
                    return true;
                }
            }
            merges |= YamlPairs.MayMerge(data);
            at = Tree.After(value);
        }
        pair = default;
        return false;
    }

    private bool TryGetMergedPair(string key, out YamlPair pair)
    {
        foreach (var candidate in Pairs)
        {
            if (!candidate.Key.IsScalar || !ScalarText.Equals(candidate.Key, key))
                continue;
            pair = candidate;
            return true;
        }
        pair = default;
        return false;
    }

    public static bool operator ==(YamlNode left, YamlNode right) => left.Equals(right);

    public static bool operator !=(YamlNode left, YamlNode right) => !left.Equals(right);

    public bool Equals(YamlNode other) => index == other.index && via == other.via && ReferenceEquals(Tree, other.Tree);

    public override bool Equals(object? obj) => obj is YamlNode other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Tree, index, via);

    public override string ToString() => $"{Kind} {Span}";
}
