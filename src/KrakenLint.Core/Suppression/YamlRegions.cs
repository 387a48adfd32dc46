using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Suppression;

/// <summary>
/// What a comment in a document covers. Behind something on a line: the line, and the block that a key on it opens. Alone
/// on its line: what begins on the next line that holds anything, with everything below it.
/// </summary>
internal static class YamlRegions
{
    /// <param name="isManifest">True where a comment above its first line is about the whole document.</param>
    /// <returns>Null where nothing follows.</returns>
    public static SourceSpan? Of(SourceSpan comment, YamlDocument document, bool isManifest)
    {
        if (document.Tree is not { } tree)
            return null;
        var line = comment.File.Line(comment.StartPosition.Line);
        var before = (comment with { Start = line.Start, End = comment.Start }).Text.Trim();
        if (before.StartsWith("---", StringComparison.Ordinal) && before.TrimStart('-').Length == 0)
            return document.Span;
        // A dash alone opens an item as a key opens its block.
        if (before.Length == 0 || before == "-")
            return Next(comment.End, tree, document, isManifest && before.Length == 0);
        return line with { End = Math.Max(line.End, EndOfBlocks(line, tree)) };
    }

    /// <summary>The node behind a comment that stands before the document.</summary>
    public static SourceSpan? First(YamlDocument document, bool isManifest) =>
        document.Tree is { } tree ? Next(document.Span.Start, tree, document, isManifest) : null;

    private static SourceSpan? Next(int from, YamlTree tree, YamlDocument document, bool isManifest)
    {
        var index = tree.FirstAt(from);
        // An empty value has no text of its own.
        while (index < tree.Count && tree[index].Start == tree[index].End)
            index++;
        if (index >= tree.Count)
            return null;
        ref readonly var node = ref tree[index];
        if (node is { Kind: YamlKind.Sequence, Style: YamlStyle.Block })
            return Lines(tree, node.Start, EndOf(tree, index + 1));
        if (node is { Kind: YamlKind.Mapping, Style: YamlStyle.Block } && !IsItem(tree, index))
        {
            if (node.Parent < 0 && isManifest)
                return document.Span;
            return Lines(tree, node.Start, EndOf(tree, tree.After(index + 1)));
        }
        return Lines(tree, node.Start, node.IsKey ? EndOf(tree, node.After(index)) : node.End);
    }

    private static bool IsItem(YamlTree tree, int index) =>
        tree[index].Parent is >= 0 and var parent && tree[parent].Kind == YamlKind.Sequence;

    private static int EndOf(YamlTree tree, int index) => index < tree.Count ? tree[index].End : tree.End;

    private static int EndOfBlocks(SourceSpan line, YamlTree tree)
    {
        var end = line.Start;
        for (var index = tree.FirstAt(line.Start); index < tree.Count && tree[index].Start < line.End; index++)
        {
            if (tree[index].IsKey)
                end = Math.Max(end, EndOf(tree, tree.After(index)));
        }
        return end;
    }

    private static SourceSpan Lines(YamlTree tree, int start, int end)
    {
        var first = tree.File.Line(tree.File.LineAt(start));
        return first with { End = Math.Max(first.End, end) };
    }
}
