using KrakenLint.Conditions;
using KrakenLint.Manifests;
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
            return RootSpan(node);
        if (parent.IsMapping)
            return node.Key is { } key ? key.Span : node.Span;
        return ItemSpan(node);
    }

    private static SourceSpan ItemSpan(YamlNode item)
    {
        if (item["name"] is { IsScalar: true, IsNull: false } name && name.Span.IsOneLine)
            return name.Span;
        foreach (var pair in item.OwnPairs)
            return pair.Key.Span;
        return DashBefore(item) ?? item.Span;
    }

    // "kind" says what the document is; one without it begins with its first key.
    private static SourceSpan RootSpan(YamlNode root)
    {
        if (root["kind"] is { IsScalar: true, IsNull: false } kind)
            return kind.Span;
        foreach (var pair in root.OwnPairs)
            return pair.Key.Span;
        return root.Span;
    }

    private static SourceSpan? DashBefore(YamlNode item)
    {
        var bytes = item.Tree.File.Bytes;
        for (var at = Math.Min(item.Data.Start, bytes.Length - 1); at >= item.Tree.Start; at--)
        {
            if (bytes[at] == (byte)'-')
                return new SourceSpan(item.Tree.File, at, at + 1);
        }
        return null;
    }
}
