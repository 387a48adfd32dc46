using System.Buffers;

namespace KrakenLint.Yaml.Direct;

/// <summary>The nodes of one document in the order of the text, as a reader of bytes meets them.</summary>
internal ref struct NodeList
{
    private const int Deepest = 1_000;

    // Nodes of what people write take some thirty bytes of text each, indentation and comments included.
    private const int BytesPerNode = 30;

    private NodeData[] nodes;
    private Frame[] open;

    private NodeList(int capacity)
    {
        nodes = ArrayPool<NodeData>.Shared.Rent(capacity);
        open = new Frame[8];
    }

    /// <param name="length">Of the text, in bytes.</param>
    public static NodeList For(int length) => new(Math.Max(8, length / BytesPerNode));

    public int Count { get; private set; }

    /// <summary>How many collections are open.</summary>
    public int Depth { get; private set; }

    /// <summary>The innermost open collection; there must be one.</summary>
    public readonly ref Frame Top => ref open[Depth - 1];

    /// <summary>True where the collection around the innermost one is indented as far: a list under a key of the same column.</summary>
    public readonly bool IsUnindented => Depth > 1 && open[Depth - 2].Indent == Top.Indent;

    public void Scalar(YamlStyle style, int start, int end, bool isKey = false)
    {
        Add(NodeData.OfScalar(style, YamlTag.None, hasProperties: false, start, end, Parent, isKey));
        if (Depth > 0)
            Reach(start, end);
    }

    /// <returns>False where collections are nested deeper than is read here.</returns>
    public bool Open(YamlKind kind, YamlStyle style, int start, int indent)
    {
        if (Depth == Deepest)
            return false;
        Add(NodeData.OfCollection(kind, style, hasProperties: false, start, Parent));
        if (Depth == open.Length)
            Array.Resize(ref open, open.Length * 2);
        open[Depth++] = new Frame(Count - 1, indent, kind == YamlKind.Mapping) { End = start };
        return true;
    }

    /// <param name="end">Behind the bracket of a flow collection; others end with their last child.</param>
    public void Close(int? end = null)
    {
        if (Top.Awaits)
            Empty();
        var frame = Top;
        Depth--;
        ref var node = ref nodes[frame.Index];
        node = node.Closed(Count, end ?? frame.End);
        if (Depth > 0)
            Reach(node.Start, node.End);
    }

    /// <summary>The value that was awaited and is not there.</summary>
    public void Empty() => Scalar(YamlStyle.Plain, Top.Behind, Top.Behind);

    public readonly NodeData[] ToArray() => nodes[..Count];

    /// <summary>To be called at the end, in any case: the room is used again for the next document.</summary>
    public readonly void Dispose() => ArrayPool<NodeData>.Shared.Return(nodes);

    private readonly int Parent => Depth == 0 ? -1 : Top.Index;

    // An empty value has no text, and no collection ends with it.
    private readonly void Reach(int start, int end)
    {
        Top.Awaits = false;
        if (end > start)
            Top.End = end;
    }

    private void Add(in NodeData node)
    {
        if (Count == nodes.Length)
            Grow();
        nodes[Count++] = node;
    }

    private void Grow()
    {
        var larger = ArrayPool<NodeData>.Shared.Rent(nodes.Length * 2);
        nodes.CopyTo(larger, 0);
        ArrayPool<NodeData>.Shared.Return(nodes);
        nodes = larger;
    }
}

/// <summary>An open collection.</summary>
/// <param name="Index">Of its node.</param>
/// <param name="Indent">The column of its keys or dashes, 0-based.</param>
internal record struct Frame(int Index, int Indent, bool IsMapping)
{
    /// <summary>True behind a key or dash, until its value comes.</summary>
    public bool Awaits { get; set; }

    /// <summary>Offset behind the colon or dash.</summary>
    public int Behind { get; set; }

    /// <summary>Offset behind the last child with text.</summary>
    public int End { get; set; }
}
