using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm.Merging;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>A rendered line that carries a key or a list item, and where it comes from.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Path">Of the first key on the line, or of the item.</param>
/// <param name="Document">1-based position of its document in the file.</param>
/// <param name="Shown">The line as it may be shown: secrets already read <c>***</c>.</param>
/// <param name="Origin">Null where nothing is claimed.</param>
/// <param name="Values">The values node that printed the line's value, or null.</param>
public sealed record BlameRow(int Line, string Path, int Document, string Shown, LineOrigin? Origin, YamlNode? Values);

/// <summary>Goes through rendered output line by line.</summary>
public static class Blame
{
    public static ImmutableArray<BlameRow> Of(SourceFile rendered, Provenance provenance)
    {
        var rows = ImmutableArray.CreateBuilder<BlameRow>();
        var secrets = new SecretValues([provenance.Rendering], provenance.Overlays);
        var number = 0;
        foreach (var document in YamlReader.Read(rendered).Documents)
        {
            number++;
            if (document.Tree is not { } tree)
                continue;
            foreach (var (line, node) in FirstOfLines(tree))
                rows.Add(Row(line, node, number, provenance, secrets));
        }
        return rows.ToImmutable();
    }

    /// <summary>The values node that printed a node's text; of a collection what printed its key.</summary>
    public static YamlNode? ValuesOf(YamlNode node, LineOrigin origin)
    {
        if (ScalarOf(node) is { } scalar)
            return ValuesIn(scalar.Span, isScalar: true, origin);
        return ValuesIn((node.Key ?? node).Span.FirstLine, isScalar: false, origin);
    }

    // "[8080]" says no more than 8080.
    private static YamlNode? ScalarOf(YamlNode node)
    {
        if (!node.Span.IsOneLine || node.Span.Length == 0)
            return null;
        while (node.Style == YamlStyle.Flow)
        {
            var inner = node.IsSequence ? node.Items : node.OwnPairs.Select(pair => pair.Value);
            if (inner.Take(2).ToArray() is not [var only])
                return null;
            node = only;
        }
        return node.IsScalar ? node : null;
    }

    /// <summary>The values node that printed a stretch of a rendered line, or null where that is not certain.</summary>
    /// <param name="isScalar">True where it is a scalar's text, which a mapping or a list does not explain.</param>
    public static YamlNode? ValuesIn(SourceSpan span, bool isScalar, LineOrigin origin)
    {
        var line = span.File.Line(span.File.LineAt(span.Start));
        if (!line.Contains(span))
            return null;
        var start = span.File.Slice(line.Start, span.Start).Length;
        return origin.NodeIn(start, start + span.Text.Length, node => !isScalar || IsOneScalar(node));
    }

    // A text of several lines holds more than this scalar, and does not explain it alone.
    private static bool IsOneScalar(YamlNode values) =>
        values.IsScalar && !values.Text.Contains('\n', StringComparison.Ordinal);

    private static BlameRow Row(int line, YamlNode node, int document, Provenance provenance, SecretValues secrets)
    {
        var file = node.Tree.File;
        var origin = provenance[file, line];
        var hidden = ChartDisclosure.InRendered(file.Line(line), origin, secrets);
        var shown = Excerpts.Of(file.Line(line), node.Tree, hidden).Line;
        return new BlameRow(
            line,
            ShownPath.Of(node),
            document,
            shown,
            origin,
            origin is null ? null : ValuesOf(node, origin)
        );
    }

    /// <summary>Of each line the value of its first key, else its first item.</summary>
    private static IEnumerable<(int Line, YamlNode Node)> FirstOfLines(YamlTree tree)
    {
        var first = new SortedDictionary<int, YamlNode>();
        for (var index = 1; index < tree.Count; index++)
        {
            if (tree[index].Kind == YamlKind.Alias)
                continue;
            var node = new YamlNode(tree, index, -1);
            if (node.IsKey || node.Parent is not { } parent)
                continue;
            var line = tree.File.LineAt((node.Key ?? node).Span.Start);
            var isItem = parent.IsSequence;
            if (!first.TryGetValue(line, out var known) || (!isItem && known.Key is null))
                first[line] = node;
        }
        return first.Select(pair => (pair.Key, pair.Value));
    }
}
