using KrakenLint.Findings.Proposals;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Fixes;

/// <summary>Inserts pairs as lines of their own.</summary>
internal static class BlockInsertion
{
    /// <summary>Behind the last pair of a block mapping.</summary>
    public static EditPlan IntoMapping(NodeEdit.Insert insert)
    {
        var (tree, index) = (insert.Parent.Tree, insert.Parent.Index);
        var end = tree[index].End;
        if (
            TextLayout.Indent(tree, index) is not { } indent
            || !TextLayout.IsRestEmpty(tree.File, end)
            || TextLayout.HasEmptyKey(tree, index)
            || TextLayout.EndsWithBareMark(tree, index)
        )
            return EditPlan.Refused("the mapping is written in an unusual way");
        var last = tree.After(index) - 1;
        // An empty value may stand behind a key that is a block of text.
        if (EndsWithKeptLines(tree, last) || EndsWithKeptLines(tree, last - 1))
            return EditPlan.Refused("the mapping ends with a block that keeps its trailing lines");
        return EditPlan.Of(Lines(insert, TextLayout.LineEnd(tree.File, end), indent));
    }

    /// <summary>Below a key that has no value, or an empty one.</summary>
    public static EditPlan IntoNothing(NodeEdit.Insert insert)
    {
        var (tree, node) = (insert.Parent.Tree, insert.Parent);
        if (
            node.Key is not { } key
            || TextLayout.BehindColon(tree, key.Index) is not { } colon
            || TextLayout.Indent(tree, node.Data.Parent) is not { } outer
            || node.Data.HasProperties
        )
            return EditPlan.Refused("there is no mapping to insert into");
        var end = node.Span.Length > 0 ? node.Span.End : colon;
        if (tree.File.Bytes[colon..end].Contains((byte)'\n') || !TextLayout.IsRestEmpty(tree.File, end))
            return EditPlan.Refused("the empty value is written in an unusual way");
        var lineEnd = TextLayout.LineEnd(tree.File, end);
        var lines = Lines(insert, lineEnd, outer + TextLayout.Step(tree, node.Data.Parent));
        if (end == colon)
            return EditPlan.Of(lines);
        var gone = new SourceSpan(tree.File, colon, end);
        return lineEnd == end ? EditPlan.Of(lines with { Span = gone }) : EditPlan.Of(new TextEdit(gone, ""), lines);
    }

    private static TextEdit Lines(NodeEdit.Insert insert, int at, int indent)
    {
        var file = insert.Parent.Tree.File;
        var step = TextLayout.Step(insert.Parent.Tree, insert.Parent.Index);
        var lineBreak = TextLayout.Break(file, at);
        var quotes = Siblings.QuotesOf(insert.Parent);
        var lines = insert.Pairs.IsEmpty ? [] : Write(insert.Pairs, 0, indent, step, quotes);
        return new TextEdit(new SourceSpan(file, at, at), string.Concat(lines.Select(line => lineBreak + line)));
    }

    private static IEnumerable<string> Write(
        IEnumerable<NewPair> pairs,
        int depth,
        int indent,
        int step,
        YamlStyle quotes
    )
    {
        foreach (var group in pairs.GroupBy(pair => pair.Path[depth]))
        {
            var start = new string(' ', indent) + FlowInsertion.Key(group.Key, isInFlow: false, isJson: false);
            if (group.First() is var first && first.Path.Length == depth + 1)
            {
                var value = ScalarWriter.Write(first.Value, quotes, isInFlow: false, isJson: false);
                yield return $"{start}: {value}";
                continue;
            }
            yield return $"{start}:";
            foreach (var line in Write(group, depth + 1, indent + step, step, quotes))
                yield return line;
        }
    }

    // A line behind it would become part of the text, or end its last line.
    private static bool EndsWithKeptLines(YamlTree tree, int last) =>
        TextLayout.KeepsLines(tree, last)
        || (
            tree[last] is { Style: YamlStyle.Literal or YamlStyle.Folded }
            && tree[last].End == tree.File.Length
            && !TextLayout.HeaderOf(tree, last).Contains('-', StringComparison.Ordinal)
        );
}
