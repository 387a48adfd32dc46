using System.Runtime.InteropServices;
using KrakenLint.Text;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Yaml;

/// <summary>Collects the nodes of one document as a reader meets them, without recursion.</summary>
internal sealed class TreeBuilder(SourceFile file)
{
    private const int Unknown = -1;

    private readonly List<NodeData> nodes = [];
    private readonly Stack<int> open = new();
    private readonly Dictionary<string, int> anchors = [];

    public int Depth => open.Count;

    public int Count => nodes.Count;

    public bool IsInFlowSequence => Parent >= 0 && nodes[Parent] is { Kind: YamlKind.Sequence, Style: YamlStyle.Flow };

    /// <summary>Where a mapping stands that has a key without a value: some empty keys make YamlDotNet lose one.</summary>
    public int? LonelyKeyIn { get; private set; }

    private int Parent => open.Count == 0 ? -1 : open.Peek();

    public void Scalar(YamlStyle style, YamlTag tag, bool hasProperties, string? anchor, int start, int end)
    {
        Remember(anchor);
        Add(NodeData.OfScalar(style, tag, hasProperties, start, end, Parent));
    }

    /// <returns>What is wrong with the alias, or null.</returns>
    public string? Alias(string anchor, int start, int end)
    {
        var target = anchors.GetValueOrDefault(anchor, -1);
        Add(NodeData.OfAlias(start, end, Parent, target));
        if (target < 0)
            return "names no anchor of this document";
        return nodes[target] is { IsCollection: true, Behind: 0 } ? "stands inside the node that it names" : null;
    }

    public void Open(YamlKind kind, YamlStyle style, bool hasProperties, string? anchor, int start)
    {
        Remember(anchor);
        Add(NodeData.OfCollection(kind, style, hasProperties, start, Parent));
        open.Push(nodes.Count - 1);
    }

    /// <summary>Begins the mapping of a single pair in a flow sequence, which starts where its key will start.</summary>
    public void OpenPair() => Open(YamlKind.Mapping, YamlStyle.Flow, hasProperties: false, anchor: null, Unknown);

    /// <param name="end">At the closing bracket of a flow collection; others end with their last child instead.</param>
    public void Close(int end)
    {
        var index = open.Pop();
        var behind = HasBrackets(index) ? BehindBracket(end) : EndOfChildren(index);
        if (nodes[index].Kind == YamlKind.Mapping && !MarkKeys(index))
            LonelyKeyIn ??= nodes[index].Start;
        ref var node = ref CollectionsMarshal.AsSpan(nodes)[index];
        node = node.Closed(nodes.Count, behind);
    }

    /// <summary>Gives the block scalar that was just added its end, which YAML events report only at the next token.</summary>
    /// <param name="limit">Offset at which the text ends.</param>
    public void MeasureBlockScalar(int limit)
    {
        ref var node = ref CollectionsMarshal.AsSpan(nodes)[^1];
        var start = node.HasProperties ? SkipProperties(node.Start, limit) : node.Start;
        node = node.At(node.Start, new BlockScalar(file.Bytes[..limit], start, ParentIndent()).End);
    }

    public YamlTree Build(int start, int end) => new(file, [.. nodes], start, end);

    private int SkipProperties(int start, int limit) => ScalarText.SkipProperties(file, start, limit);

    private int SkipCollectionProperties(int index)
    {
        var firstKey = nodes[index].Kind == YamlKind.Mapping ? nodes[index + 1].Start : int.MaxValue;
        return ScalarText.SkipProperties(file, nodes[index].Start, file.Length, firstKey);
    }

    private int ParentIndent()
    {
        foreach (var index in open)
        {
            if (nodes[index].Style != YamlStyle.Block)
                continue;
            var start = nodes[index].HasProperties ? SkipCollectionProperties(index) : nodes[index].Start;
            return file.PositionAt(start).Column - 1;
        }
        return -1;
    }

    // The pair in "[a: b]" is a flow mapping without brackets.
    private bool HasBrackets(int index) =>
        nodes[index].Style == YamlStyle.Flow
        && (index + 1 == nodes.Count || nodes[index + 1].Start != nodes[index].Start);

    // YamlDotNet's marks of closing brackets have no length.
    private int BehindBracket(int at) => at < file.Length && file.Bytes[at] is (byte)']' or (byte)'}' ? at + 1 : at;

    private int EndOfChildren(int index)
    {
        // An empty value has no text of its own and may "stand" far behind: the last child with text counts.
        var end = nodes[index].Start;
        for (var child = index + 1; child < nodes.Count; child = nodes[child].After(child))
        {
            if (nodes[child].End > nodes[child].Start)
                end = Math.Max(end, nodes[child].End);
        }
        return end;
    }

    /// <returns>False where the last key has no value.</returns>
    private bool MarkKeys(int mapping)
    {
        var all = CollectionsMarshal.AsSpan(nodes);
        var isKey = true;
        for (var child = mapping + 1; child < all.Length; child = all[child].After(child))
        {
            all[child] = all[child].AsKey(isKey);
            isKey = !isKey;
        }
        return isKey;
    }

    private void Add(NodeData node)
    {
        if (Parent >= 0 && nodes[Parent].Start == Unknown)
            nodes[Parent] = nodes[Parent].At(node.Start, nodes[Parent].End);
        nodes.Add(node);
    }

    private void Remember(string? anchor)
    {
        if (anchor is not null)
            anchors[anchor] = nodes.Count;
    }
}
