using System.Collections.Concurrent;
using KrakenLint.Text;
using KrakenLint.Yaml.Direct;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Yaml;

/// <summary>
/// One document as a flat array over the file's bytes; built once, never changed. What was read directly is forgotten where
/// many others were read since, and is read again when somebody asks: large inputs take no more room than small ones.
/// </summary>
public sealed class YamlTree
{
    // Every rule that looks at a long text would decode it anew; a very long one is not kept twice.
    private const int LongText = 100;
    private const int TooLong = 1 << 20;

    /// <summary>As many items are faster looked through.</summary>
    internal const int FewItems = 64;

    private readonly bool isDirect;

    // What may be forgotten: whoever looks into it holds what he has.
    private NodeData[]? nodes;
    private ConcurrentDictionary<int, string>? texts;
    private ConcurrentDictionary<object, object>? known;

    // Of collections that are large, and were looked into often; null for those that were not yet.
    private ConcurrentDictionary<int, Lookups>? lookups;

    private volatile Answer references;

    /// <param name="start">Offset at which the document's text begins (its comments included).</param>
    /// <param name="end">Offset at which it ends.</param>
    /// <param name="isDirect">True where <see cref="DirectReader"/> makes the same nodes of this text.</param>
    internal YamlTree(SourceFile file, NodeData[] nodes, int start, int end, bool isDirect = false)
    {
        File = file;
        this.nodes = nodes;
        this.isDirect = isDirect;
        Start = start;
        End = end;
        Keep(nodes);
    }

    private enum Answer
    {
        Unknown,
        No,
        Yes,
    }

    /// <summary>What a later stage works out about the tree, once for each key as long as the tree is at hand.</summary>
    internal T Once<T>(object key, Func<YamlTree, T> find)
        where T : class => (T)Own(ref known).GetOrAdd(key, static (_, row) => row.find(row.tree), (find, tree: this));

    public SourceFile File { get; }

    public int Start { get; }

    public int End { get; }

    /// <summary>True where aliases and merge keys make what is below a node differ from what stands in the text.</summary>
    internal bool HasReferences
    {
        get
        {
            if (references == Answer.Unknown)
                references = FindReference() ? Answer.Yes : Answer.No;
            return references == Answer.Yes;
        }
    }

    /// <summary>Number of nodes, keys included.</summary>
    public int Count => Nodes.Length;

    public YamlNode Root => new(this, 0, -1);

    /// <summary>The scalar of another document that this one stands in; null for a document of a file.</summary>
    public YamlNode? Host { get; private init; }

    /// <summary>True where the text is not that of a file, so that only the host has a place.</summary>
    public bool IsDetached => Host is { } host && !ReferenceEquals(host.Tree.File, File);

    private Func<int, bool>? Hides { get; init; }

    /// <summary>True for nodes whose values go where nobody may see them.</summary>
    internal bool IsHidden(int index) => Hides is not null && Hides(index);

    /// <summary>The same nodes, some of which go where nobody may see them.</summary>
    internal YamlTree Hiding(Func<int, bool> which) =>
        new(File, Nodes, Start, End, isDirect) { Host = Host, Hides = which };

    /// <summary>The same nodes as a document inside a scalar.</summary>
    internal YamlTree Inside(YamlNode host) => new(File, Nodes, Start, End, isDirect) { Host = host, Hides = Hides };

    internal ref readonly NodeData this[int index] => ref Nodes[index];

    private NodeData[] Nodes => nodes ?? ReadAgain();

    /// <summary>Index of the next node that is not below this one.</summary>
    internal int After(int index) => Nodes[index].After(index);

    /// <summary>False where the nodes made room for others.</summary>
    internal bool IsAtHand => nodes is not null;

    /// <summary>Makes room where what is asked for again can be read again.</summary>
    internal void Forget()
    {
        if (!isDirect)
            return;
        nodes = null;
        texts = null;
        known = null;
        lookups = null;
    }

    private void Keep(NodeData[] read)
    {
        // Texts that are decoded are kept as well.
        var room = ((long)read.Length * NodeData.Size) + ((long)(End - Start) * sizeof(char));
        if (isDirect && room <= RecentTrees.Large)
            RecentTrees.Add(this, (int)room);
    }

    private NodeData[] ReadAgain()
    {
        if (!DirectReader.TryReadAgain(new SourceSpan(File, Start, End), out var read))
            throw new InvalidOperationException("a document that was read cannot be read again");
        nodes = read;
        Keep(read);
        return read;
    }

    // Forgotten by another thread, it is kept by who asked.
    private static ConcurrentDictionary<TKey, TValue> Own<TKey, TValue>(ref ConcurrentDictionary<TKey, TValue>? place)
        where TKey : notnull
    {
        if (place is { } made)
            return made;
        var fresh = new ConcurrentDictionary<TKey, TValue>(1, 3);
        return Interlocked.CompareExchange(ref place, fresh, null) ?? fresh;
    }

    /// <summary>The decoded text of a scalar.</summary>
    internal string TextOf(YamlNode node)
    {
        var length = node.Data.End - node.Data.Start;
        return length is < LongText or > TooLong
            ? ScalarText.Decode(node)
            : Own(ref texts).GetOrAdd(node.Index, static (_, own) => ScalarText.Decode(own), node);
    }

    private bool FindReference()
    {
        foreach (ref readonly var node in Nodes.AsSpan())
        {
            if (node.Kind == YamlKind.Alias || (node.IsKey && File.Bytes[node.Start..node.End].EndsWith("<<"u8)))
                return true;
        }
        return false;
    }

    /// <summary>The keys of a mapping with many; null as long as looking through them costs less.</summary>
    internal KeyIndex? KeysOf(int mapping)
    {
        var found = Own(ref lookups).GetOrAdd(mapping, static (at, tree) => new Lookups(tree, at), this);
        return found.IsOften ? found.Keys.Value : null;
    }

    /// <summary>The place of an item in its sequence.</summary>
    internal int PositionOf(int sequence, int item)
    {
        var position = 0;
        for (var at = sequence + 1; at < item; at = After(at))
        {
            if (position++ == FewItems)
                return Own(ref lookups)
                    .GetOrAdd(sequence, static (at, tree) => new Lookups(tree, at), this)
                    .PositionOf(item);
        }
        return position;
    }

    /// <returns>Index of the item at a place, or -1.</returns>
    internal int ItemAt(int sequence, int position) =>
        Own(ref lookups).GetOrAdd(sequence, static (at, tree) => new Lookups(tree, at), this).ItemAt(position);

    /// <summary>Index of the key of a value in a mapping.</summary>
    internal int KeyOf(int value)
    {
        // Most keys are scalars, which stand right before their values; of others it is their last descendant.
        var all = Nodes;
        var mapping = all[value].Parent;
        var key = value - 1;
        while (all[key].Parent != mapping)
            key = all[key].Parent;
        return key;
    }

    /// <summary>Index of the first node that starts at an offset or behind it; the number of nodes where none does.</summary>
    internal int FirstAt(int offset)
    {
        var all = Nodes;
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Start < offset)
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
            for (var at = sequence + 1; at < tree.After(sequence); at = tree.After(at))
                yield return at;
        }
    }
}
