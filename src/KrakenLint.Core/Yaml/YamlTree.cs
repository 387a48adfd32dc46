using System.Collections.Concurrent;
using KrakenLint.Text;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Yaml;

/// <summary>One node in document order: offsets only; children follow their parent, keys and values take turns.</summary>
/// <param name="Start">Offset of the node's text, its tag or anchor included.</param>
/// <param name="End">Offset behind the node's text; a block collection ends with its last child.</param>
/// <param name="After">Index of the next node that is not below this one.</param>
/// <param name="Parent">Index of the collection, or -1.</param>
/// <param name="Target">Of an alias: the index of its anchor's node, or -1 where there is none.</param>
internal readonly record struct NodeData(
    YamlKind Kind,
    YamlStyle Style,
    YamlTag Tag,
    bool HasProperties,
    int Start,
    int End,
    int After,
    int Parent,
    int Target
)
{
    /// <summary>True for the keys of a mapping.</summary>
    public bool IsKey { get; init; }
}

/// <summary>One document as a flat array over the file's bytes; built once, never changed.</summary>
/// <param name="start">Offset at which the document's text begins (its comments included).</param>
/// <param name="end">Offset at which it ends.</param>
public sealed class YamlTree
{
    // Every rule that looks at a long text would decode it anew; a very long one is not kept twice.
    private const int LongText = 100;
    private const int TooLong = 1 << 20;

    /// <summary>As many items are faster looked through.</summary>
    internal const int FewItems = 64;

    private readonly NodeData[] nodes;
    private readonly Lazy<ConcurrentDictionary<int, string>> texts = new(() => new(1, 3));
    private readonly Lazy<bool> references;

    // Of collections that are large, and were looked into often; null for those that were not yet.
    private readonly Lazy<ConcurrentDictionary<int, Lookups>> lookups = new(() => new(1, 3));

    internal YamlTree(SourceFile file, NodeData[] nodes, int start, int end)
    {
        File = file;
        this.nodes = nodes;
        Start = start;
        End = end;
        references = new Lazy<bool>(FindReference);
    }

    private readonly Lazy<ConcurrentDictionary<object, object>> known = new(() => new(1, 3));

    /// <summary>What a later stage works out about the tree, once for each key.</summary>
    internal T Once<T>(object key, Func<YamlTree, T> find)
        where T : class => (T)known.Value.GetOrAdd(key, static (_, row) => row.find(row.tree), (find, tree: this));

    public SourceFile File { get; }

    public int Start { get; }

    public int End { get; }

    /// <summary>True where aliases and merge keys make what is below a node differ from what stands in the text.</summary>
    internal bool HasReferences => references.Value;

    /// <summary>Number of nodes, keys included.</summary>
    public int Count => nodes.Length;

    public YamlNode Root => new(this, 0, -1);

    /// <summary>The scalar of another document that this one stands in; null for a document of a file.</summary>
    public YamlNode? Host { get; private init; }

    /// <summary>True where the text is not that of a file, so that only the host has a place.</summary>
    public bool IsDetached => Host is { } host && !ReferenceEquals(host.Tree.File, File);

    private Func<int, bool>? Hides { get; init; }

    /// <summary>True for nodes whose values go where nobody may see them.</summary>
    internal bool IsHidden(int index) => Hides is not null && Hides(index);

    /// <summary>The same nodes, some of which go where nobody may see them.</summary>
    internal YamlTree Hiding(Func<int, bool> which) => new(File, nodes, Start, End) { Host = Host, Hides = which };

    /// <summary>The same nodes as a document inside a scalar.</summary>
    internal YamlTree Inside(YamlNode host) => new(File, nodes, Start, End) { Host = host, Hides = Hides };

    internal ref readonly NodeData this[int index] => ref nodes[index];

    /// <summary>The decoded text of a scalar.</summary>
    internal string TextOf(YamlNode node)
    {
        var length = node.Data.End - node.Data.Start;
        return length is < LongText or > TooLong
            ? ScalarText.Decode(node)
            : texts.Value.GetOrAdd(node.Index, static (_, own) => ScalarText.Decode(own), node);
    }

    private bool FindReference()
    {
        foreach (ref readonly var node in nodes.AsSpan())
        {
            if (node.Kind == YamlKind.Alias || (node.IsKey && File.Bytes[node.Start..node.End].EndsWith("<<"u8)))
                return true;
        }
        return false;
    }

    /// <summary>The keys of a mapping with many; null as long as looking through them costs less.</summary>
    internal KeyIndex? KeysOf(int mapping)
    {
        var found = lookups.Value.GetOrAdd(mapping, static (at, tree) => new Lookups(tree, at), this);
        return found.IsOften ? found.Keys.Value : null;
    }

    /// <summary>The place of an item in its sequence.</summary>
    internal int PositionOf(int sequence, int item)
    {
        var position = 0;
        for (var at = sequence + 1; at < item; at = nodes[at].After)
        {
            if (position++ == FewItems)
                return lookups
                    .Value.GetOrAdd(sequence, static (at, tree) => new Lookups(tree, at), this)
                    .PositionOf(item);
        }
        return position;
    }

    /// <returns>Index of the item at a place, or -1.</returns>
    internal int ItemAt(int sequence, int position) =>
        lookups.Value.GetOrAdd(sequence, static (at, tree) => new Lookups(tree, at), this).ItemAt(position);

    /// <summary>Index of the key of a value in a mapping.</summary>
    internal int KeyOf(int value)
    {
        // Most keys are scalars, which stand right before their values; of others it is their last descendant.
        var mapping = nodes[value].Parent;
        var key = value - 1;
        while (nodes[key].Parent != mapping)
            key = nodes[key].Parent;
        return key;
    }

    /// <summary>Index of the first node that starts at an offset or behind it; the number of nodes where none does.</summary>
    internal int FirstAt(int offset)
    {
        var (low, high) = (0, nodes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (nodes[middle].Start < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>What is known of a large collection, once somebody asks for it.</summary>
    private sealed class Lookups(YamlTree tree, int collection)
    {
        private const int Often = 8;

        private readonly Lazy<int[]> items = new(() => [.. ItemsOf(tree, collection)]);
        private int times;

        public Lazy<KeyIndex> Keys { get; } = new(() => new KeyIndex(tree, collection));

        public bool IsOften => Interlocked.Increment(ref times) > Often;

        public int PositionOf(int item) => Array.BinarySearch(items.Value, item);

        public int ItemAt(int position) => position < items.Value.Length ? items.Value[position] : -1;

        private static IEnumerable<int> ItemsOf(YamlTree tree, int sequence)
        {
            for (var at = sequence + 1; at < tree[sequence].After; at = tree[at].After)
                yield return at;
        }
    }
}
