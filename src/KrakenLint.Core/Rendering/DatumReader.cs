using System.Globalization;
using KrakenLint.Decoding;
using KrakenLint.Text;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Rendering;

/// <summary>Reads YAML the way Helm reads values: every number is a float, each value knows its node.</summary>
public static class DatumReader
{
    private const int DeepestNesting = 150;

    private const int MostPrinted = 100_000;

    /// <param name="limit">How many nodes may be read, aliases counted each time they are used.</param>
    public static Datum Read(YamlNode node, int limit = 1_000_000) => Read(node, 0, ref limit, null);

    /// <summary>Reads text that a template has printed; each value keeps the origin of its text.</summary>
    /// <returns>Unknown where the text does not parse.</returns>
    internal static Datum Read(Rope rope, Budget budget)
    {
        if (rope.HasUnknown)
            return UnknownDatum.Instance;
        // Each letter may be a node.
        budget.SpendText(rope.Text.Length * 2L);
        var file = SourceFile.FromText("", rope.Text);
        var stream = YamlReader.Read(file);
        if (stream.Documents.Any(document => document.IsBroken))
            return UnknownDatum.Instance;
        if (stream.Documents is not [{ Tree: { } tree }, ..])
            return NilDatum.Instance;
        var limit = MostPrinted;
        var value = Read(tree.Root, 0, ref limit, new RopeIndex(rope, file));
        // Aliases may stand for more than the text holds.
        budget.Spend(MostPrinted - Math.Max(0, limit));
        return value;
    }

    private static Datum Read(YamlNode node, int depth, ref int limit, RopeIndex? printed)
    {
        if (depth > DeepestNesting || --limit < 0)
            return UnknownDatum.Instance;
        if (node.IsMapping)
        {
            var own = OriginOf(node, printed);
            var map = new MapDatum { Node = own, Layers = own is { } layer ? [layer] : [] };
            foreach (var pair in node.Pairs)
                map.Set(DecodedKey.NameOf(pair.Key) ?? pair.Key.Text, Read(pair.Value, depth + 1, ref limit, printed));
            return map;
        }
        if (!node.IsSequence)
            return Scalar(node, OriginOf(node, printed), printed);
        var items = System.Collections.Immutable.ImmutableArray.CreateBuilder<Datum>();
        foreach (var item in node.Items)
            items.Add(Read(item, depth + 1, ref limit, printed));
        return new ListDatum(items.ToImmutable()) { Node = OriginOf(node, printed) };
    }

    private static YamlNode? OriginOf(YamlNode node, RopeIndex? printed) =>
        printed is null ? node : printed.NodeAt(ContentOf(node));

    // A quote belongs to whoever printed it, its content to the value.
    private static int ContentOf(YamlNode node) =>
        node.Style is YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted ? node.Span.Start + 1 : node.Span.Start;

    private static Datum Scalar(YamlNode node, YamlNode? origin, RopeIndex? printed)
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
            case var _ when printed?.Slice(ContentOf(node), text) is { } rope:
                return new TextDatum(rope) { Node = rope.Node };
            default:
                return TextDatum.Of(text, origin);
        }
    }
}
