namespace KrakenLint.Yaml;

/// <summary>
/// One node in document order: offsets only; children follow their parent, keys and values take turns. Sixteen bytes, of
/// which a document has as many as it has words.
/// </summary>
internal readonly record struct NodeData
{
    /// <summary>In bytes.</summary>
    public const int Size = 16;

    /// <summary>More than a document may have.</summary>
    public const int TooMany = 1 << (32 - OwnBits);

    private const int KindMask = 0b11;
    private const int KeyBit = 1 << 2;
    private const int PropertiesBit = 1 << 3;
    private const int FlowBit = 1 << 4;
    private const int OwnBits = 5;
    private const int StyleBits = 3;

    // Lowest what each node has; above it of a scalar its style and tag, of a collection what is behind it, of an alias its
    // target, plus one.
    private readonly uint bits;

    private NodeData(YamlKind kind, int flags, int own, int start, int end, int parent)
    {
        bits = (uint)kind | (uint)flags | ((uint)own << OwnBits);
        Start = start;
        End = end;
        Parent = parent;
    }

    private NodeData(uint bits, int start, int end, int parent)
    {
        this.bits = bits;
        Start = start;
        End = end;
        Parent = parent;
    }

    /// <summary>Offset of the node's text, its tag or anchor included.</summary>
    public int Start { get; }

    /// <summary>Offset behind the node's text; a block collection ends with its last child.</summary>
    public int End { get; }

    /// <summary>Index of the collection, or -1.</summary>
    public int Parent { get; }

    public YamlKind Kind => (YamlKind)(bits & KindMask);

    public bool IsCollection => Kind is YamlKind.Mapping or YamlKind.Sequence;

    /// <summary>True for the keys of a mapping.</summary>
    public bool IsKey => (bits & KeyBit) != 0;

    public bool HasProperties => (bits & PropertiesBit) != 0;

    public YamlStyle Style =>
        Kind switch
        {
            YamlKind.Scalar => (YamlStyle)((bits >> OwnBits) & ((1 << StyleBits) - 1)),
            YamlKind.Alias => YamlStyle.Plain,
            _ => (bits & FlowBit) != 0 ? YamlStyle.Flow : YamlStyle.Block,
        };

    public YamlTag Tag => Kind == YamlKind.Scalar ? (YamlTag)(bits >> (OwnBits + StyleBits)) : YamlTag.None;

    /// <summary>Of a collection: index of the next node that is not below it; 0 as long as it is open.</summary>
    public int Behind => (int)(bits >> OwnBits);

    /// <summary>Index of the next node that is not below this one.</summary>
    /// <param name="index">The node's own.</param>
    public int After(int index) => IsCollection ? Behind : index + 1;

    /// <summary>Of an alias: the index of its anchor's node, or -1 where there is none.</summary>
    public int Target => Kind == YamlKind.Alias ? (int)(bits >> OwnBits) - 1 : -1;

    public static NodeData OfScalar(
        YamlStyle style,
        YamlTag tag,
        bool hasProperties,
        int start,
        int end,
        int parent,
        bool isKey = false
    ) =>
        new(
            YamlKind.Scalar,
            (hasProperties ? PropertiesBit : 0) | (isKey ? KeyBit : 0),
            (int)style | ((int)tag << StyleBits),
            start,
            end,
            parent
        );

    public static NodeData OfAlias(int start, int end, int parent, int target) =>
        new(YamlKind.Alias, 0, target + 1, start, end, parent);

    /// <summary>A collection that is open.</summary>
    public static NodeData OfCollection(YamlKind kind, YamlStyle style, bool hasProperties, int start, int parent) =>
        new(
            kind,
            (hasProperties ? PropertiesBit : 0) | (style == YamlStyle.Flow ? FlowBit : 0),
            0,
            start,
            start,
            parent
        );

    /// <summary>The collection with its end.</summary>
    /// <param name="behind">Index of the next node.</param>
    public NodeData Closed(int behind, int end) =>
        new((bits & ((1u << OwnBits) - 1)) | ((uint)behind << OwnBits), Start, end, Parent);

    public NodeData AsKey(bool isKey) => new(isKey ? bits | KeyBit : bits & ~(uint)KeyBit, Start, End, Parent);

    public NodeData At(int start, int end) => new(bits, start, end, Parent);
}
