using KrakenLint.Conditions;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Findings;

/// <summary>
/// Which text stands for a place: a scalar's own; the key of a multi-line scalar, a collection or an empty value; of a list
/// item without a key its name; of a document its kind. Always within one line.
/// </summary>
/// <param name="Span">What is underlined.</param>
/// <param name="Anchor">Where the text stands that an alias brought here, or null.</param>
public readonly record struct Underline(SourceSpan Span, SourceSpan? Anchor)
{
    public static Underline Of(Place place)
    {
        if (place.Node is not { } node)
            return new Underline(
                (place.Part ?? throw new ArgumentException("a place without node and part", nameof(place))).FirstLine,
                null
            );
        if (node.Tree is { IsDetached: true, Host: { } host })
            return new Underline(KeyOf(host).FirstLine, null);
        if (node.ViaSpan is { } alias)
            return new Underline(alias, Own(node, place.Part));
        return new Underline(Own(node, place.Part), null);
    }

    private static SourceSpan Own(YamlNode node, SourceSpan? part)
    {
        if (part is { } span)
            return span.FirstLine;
        return node.IsScalar && !IsNothing(node) && node.Span.IsOneLine ? node.Span : KeyOf(node).FirstLine;
    }

    private static bool IsNothing(YamlNode node) => node.IsNull || node.Text.Length == 0;

    private static SourceSpan KeyOf(YamlNode node)
    {
        if (node.Parent is not { } parent)
            return node.Tree.Host is { } host ? KeyOf(host) : RootSpan(node);
        if (parent.IsMapping)
            return node.Key is { } key ? key.Span : node.Span;
        return ItemSpan(node);
    }

    private static SourceSpan ItemSpan(YamlNode item)
    {
        if (OwnScalar(item, "name") is { } name && name.Span.IsOneLine)
            return name.Span;
        foreach (var pair in item.OwnPairs)
            return pair.Key.Span;
        return DashBefore(item) ?? item.Span;
    }

    // "kind" says what the document is; one without it begins with its first key.
    private static SourceSpan RootSpan(YamlNode root)
    {
        if (OwnScalar(root, "kind") is { } kind)
            return kind.Span;
        foreach (var pair in root.OwnPairs)
            return pair.Key.Span;
        return root.Span;
    }

    // What is merged into a mapping stands elsewhere.
    private static YamlNode? OwnScalar(YamlNode mapping, string key)
    {
        foreach (var pair in mapping.OwnPairs)
        {
            if (pair is { Key.Text: var text, Value: { IsScalar: true, IsNull: false, ViaIndex: < 0 } } && text == key)
                return pair.Value;
        }
        return null;
    }

    // Between the item before and this one there are only comments, white space and the dash.
    private static SourceSpan? DashBefore(YamlNode item)
    {
        if (item.Parent is not { Style: YamlStyle.Block } sequence)
            return null;
        var file = item.Tree.File;
        var before = sequence.Items.TakeWhile(other => other.PlaceIndex < item.Index).LastOrDefault(sequence);
        var start = before.Index == sequence.Index ? sequence.Span.Start : (before.ViaSpan ?? before.Span).End;
        for (var at = start; at < file.Length; at++)
        {
            if (file.Bytes[at] == (byte)'-')
                return new SourceSpan(file, at, at + 1);
            if (file.Bytes[at] == (byte)'#')
                at = file.Line(file.LineAt(at)).End - 1;
        }
        return null;
    }
}
