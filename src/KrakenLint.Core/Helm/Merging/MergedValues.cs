using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rendering;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm.Merging;

/// <summary>Merged values, as far as they can be judged.</summary>
/// <param name="IsWhole">False where values are nested too deep, or there are too many of them.</param>
internal sealed record MergedDocument(ManifestDocument? Document, NodeOrigins? Origins, bool IsWhole);

/// <summary>
/// All values of a release as one document, the way its templates see them: of each key the value that won, and the place in
/// the file that sets it.
/// </summary>
internal sealed class MergedValues
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<YamlNode?>.Builder nodes = ImmutableArray.CreateBuilder<YamlNode?>();
    private readonly ImmutableHashSet<YamlTree> subcharts;
    private bool isWhole = true;

    private MergedValues(ImmutableHashSet<YamlTree> subcharts) => this.subcharts = subcharts;

    /// <param name="name">What the document is called: the chart's values.yaml.</param>
    /// <returns>The document, and what of it could not be taken over; null where there are no values.</returns>
    /// <param name="isSecret">Tells which nodes of the files go where nobody may see them.</param>
    public static MergedDocument? Of(ChartRendering rendering, string name, Func<YamlNode, bool> isSecret)
    {
        if (rendering.Values.Count == 0)
            return null;
        // The defaults of a subchart are judged where that chart is at home; here by what they render to.
        var brought = rendering.Chart.All.Skip(1).Select(one => one.Chart.Values?.Tree);
        var merged = new MergedValues([.. brought.OfType<YamlTree>()]);
        merged.Write(rendering.Values, 0);
        var input = new LintInput(SourceFile.FromText(name, merged.text.ToString())) { IsValues = true };
        // A key that is too long to stand before a colon, for one, cannot be written here.
        return
            ManifestReader.Read(input).Documents is [{ Yaml.Tree: { } tree } document]
            && tree.Count == merged.nodes.Count
            ? merged.Of(document, tree, isSecret)
            : new MergedDocument(null, null, IsWhole: false);
    }

    private MergedDocument Of(ManifestDocument document, YamlTree tree, Func<YamlNode, bool> isSecret)
    {
        var origins = nodes.ToImmutable();
        var hiding = tree.Hiding(index =>
            origins[index] is { } origin && (origin.Tree.IsHidden(origin.Index) || isSecret(origin))
        );
        return new MergedDocument(
            document with
            {
                Yaml = document.Yaml with { Tree = hiding },
            },
            new NodeOrigins(hiding, origins),
            isWhole
        );
    }

    private void Write(Datum value, int depth)
    {
        nodes.Add(OriginOf(value));
        isWhole &= value is not UnknownDatum;
        switch (value)
        {
            case MapDatum { Count: > 0 } map:
                foreach (var (key, inner) in map.Entries)
                {
                    text.Append('\n').Append(' ', depth).Append(Quoted(key)).Append(':');
                    nodes.Add(OriginOf(inner) is { } origin ? KeyOf(origin) : null);
                    Write(inner, depth + 1);
                }
                break;
            case ListDatum { Items.IsEmpty: false } list:
                foreach (var item in list.Items)
                {
                    text.Append('\n').Append(' ', depth).Append('-');
                    Write(item, depth + 1);
                }
                break;
            default:
                text.Append(' ').Append(Scalar(value));
                break;
        }
    }

    // Of a mapping it is the first file's: a key that is added there serves every environment.
    private YamlNode? OriginOf(Datum value) => (
            value is MapDatum { Layers: { IsEmpty: false } layers } ? layers
            : value.Node is { } node ? [node]
            : []
        ).Where(layer => !subcharts.Contains(layer.Tree)).Select(layer => (YamlNode?)layer).FirstOrDefault();

    // Of an alias it is the key beside it, not the anchor's.
    private static YamlNode? KeyOf(YamlNode node) =>
        node.ViaIndex >= 0
        && node.Tree[node.ViaIndex] is { Target: var target, Parent: >= 0 and var parent }
        && target == node.Index
            ? node.Tree[parent].Kind == YamlKind.Mapping
                ? new YamlNode(node.Tree, node.Tree.KeyOf(node.ViaIndex), -1)
                : null
            : node.Key;

    private static string Scalar(Datum value) =>
        value switch
        {
            MapDatum => "{}",
            ListDatum => "[]",
            // What fills a placeholder does not stand in the file.
            _ when value.Node is { } node
                    && IsCopied(node)
                    && !(value is TextDatum filled && filled.Text != node.Text) => node.Span.Text,
            TextDatum text => Quoted(text.Text),
            BoolDatum flag => flag.Value ? "true" : "false",
            WholeDatum whole => whole.Value.ToString(CultureInfo.InvariantCulture),
            FloatDatum number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            _ => "null",
        };

    private static bool IsCopied(YamlNode node) =>
        node.IsScalar
        && node.Style is YamlStyle.Plain or YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted
        && node.Tag == YamlTag.None
        && node.Span.IsOneLine;

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in value.EnumerateRunes())
        {
            if (letter.Value is '"' or '\\')
                quoted.Append('\\').Append(letter);
            else if (Rune.IsControl(letter) || letter.Value is 0x2028 or 0x2029 or 0xFEFF)
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{letter.Value:X4}");
            else
                quoted.Append(letter);
        }
        return quoted.Append('"').ToString();
    }
}
