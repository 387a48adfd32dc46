using System.Globalization;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Rendering;

/// <summary>Reads YAML the way Helm reads values: every number is a float, each value knows its node.</summary>
public static class DatumReader
{
    private const int DeepestNesting = 200;

    /// <param name="limit">How many nodes may be read, aliases counted each time they are used.</param>
    public static Datum Read(YamlNode node, int limit = 1_000_000) => Read(node, 0, ref limit, origin => origin);

    /// <summary>Reads text that a template has printed; each value keeps the origin of its text.</summary>
    /// <returns>Unknown where the text does not parse.</returns>
    public static Datum Read(Rope rope)
    {
        if (rope.HasUnknown)
            return UnknownDatum.Instance;
        var file = SourceFile.FromText("", rope.Text);
        var stream = YamlReader.Read(file);
        if (stream.Documents.Any(document => document.IsBroken))
            return UnknownDatum.Instance;
        if (stream.Documents is not [{ Tree: { } tree }, ..])
            return NilDatum.Instance;
        var limit = 100_000;
        return Read(tree.Root, 0, ref limit, node => OriginOf(rope, node, node.Span));
    }

    private static YamlNode? OriginOf(Rope rope, YamlNode node, SourceSpan span)
    {
        // A quote belongs to whoever printed it, its content to the value.
        var start = node.Style is YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted ? span.Start + 1 : span.Start;
        return rope.NodeAt(Utf16Offset(span.File, start));
    }

    private static int Utf16Offset(SourceFile file, int offset) =>
        System.Text.Encoding.UTF8.GetCharCount(file.Bytes[..Math.Min(offset, file.Length)]);

    private static Datum Read(YamlNode node, int depth, ref int limit, Func<YamlNode, YamlNode?> origin)
    {
        if (depth > DeepestNesting || --limit < 0)
            return UnknownDatum.Instance;
        if (node.IsMapping)
        {
            var own = origin(node);
            var map = new MapDatum { Node = own, Layers = own is { } layer ? [layer] : [] };
            foreach (var pair in node.Pairs)
                map.Set(NameOf(pair.Key), Read(pair.Value, depth + 1, ref limit, origin));
            return map;
        }
        if (!node.IsSequence)
            return Scalar(node, origin(node));
        var items = System.Collections.Immutable.ImmutableArray.CreateBuilder<Datum>();
        foreach (var item in node.Items)
            items.Add(Read(item, depth + 1, ref limit, origin));
        return new ListDatum(items.ToImmutable()) { Node = origin(node) };
    }

    // A key "on" is the bool to Helm, and then the text "true".
    private static string NameOf(YamlNode key) =>
        key.Type == YamlType.Boolean && KubernetesScalar.BooleanOf(key.Text) is { } flag
            ? flag ? "true" : "false"
            : key.Text;

    private static Datum Scalar(YamlNode node, YamlNode? origin)
    {
        var text = node.Text;
        switch (node.Type)
        {
            case YamlType.Null:
                return new NilDatum { Node = origin };
            case YamlType.Boolean when KubernetesScalar.BooleanOf(text) is { } value:
                return new BoolDatum(value) { Node = origin };
            case YamlType.Integer or YamlType.Float when KubernetesScalar.NumberOf(text) is { } number:
                return new FloatDatum((double)number) { Node = origin };
            case YamlType.Integer
            or YamlType.Float
                when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var large):
                return new FloatDatum(large) { Node = origin };
            default:
                return TextDatum.Of(text, origin);
        }
    }
}
