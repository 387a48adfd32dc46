using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Fixes;

/// <summary>
/// Removes a pair or an item with its lines. Where somebody wrote beside it, or right above it, why it is there, it is left
/// to people: the comment would go with it, or stay behind and be about something else.
/// </summary>
internal static class Removal
{
    public static EditPlan Plan(YamlNode node)
    {
        var tree = node.Tree;
        // The node may be an alias itself, which goes without what it names; below one it belongs to others too.
        var isAlias = node.ViaIndex >= 0 && tree[node.ViaIndex].Target == node.Index;
        if (node.ViaIndex >= 0 && !isAlias)
            return EditPlan.Refused($"it stands behind the alias {node.ViaSpan?.Text}");
        var index = isAlias ? node.ViaIndex : node.Index;
        var parent = tree[index].Parent;
        if (parent < 0)
            return EditPlan.Refused("it is the whole document");
        if ((SharedNodes.WhyNot(tree, parent) ?? SharedNodes.WhyNotRemove(tree, index)) is { } why)
            return EditPlan.Refused(why);
        var first = tree[parent].Kind == YamlKind.Mapping ? tree.KeyOf(index) : index;
        var isOnly = first == parent + 1 && tree.After(index) == tree.After(parent);
        if (tree[parent].Style == YamlStyle.Block && TextLayout.EndsWithBareMark(tree, index))
            return EditPlan.Refused("it ends with an empty item");
        if (tree[parent].Style == YamlStyle.Block && first != index && TextLayout.BehindColon(tree, first) is null)
            return EditPlan.Refused("its key is written in an unusual way");
        if (tree[parent].Style == YamlStyle.Block && IsExplained(tree, first, index))
            return EditPlan.Refused("a comment says why it is there");
        return tree[parent].Style == YamlStyle.Flow ? FromFlow(tree, parent, first, index, isOnly)
            : isOnly ? EmptyBlock(tree, parent, index)
            : FromBlock(tree, parent, first, index);
    }

    private static EditPlan FromBlock(YamlTree tree, int parent, int first, int last)
    {
        var file = tree.File;
        var (start, end) = (tree[first].Start, EndOf(tree, first, last));
        var lineStart = TextLayout.LineStart(file, start);
        var margin = file.Bytes[lineStart..start];
        if (!TextLayout.IsRestEmpty(file, end))
            return EditPlan.Refused("it shares its line with something else");
        if (StandsBehindText(tree, first) is { } why)
            return EditPlan.Refused(why);
        var isItem = tree[parent].Kind == YamlKind.Sequence;
        if (HasOwnLine(tree, parent, first))
            return EditPlan.Of(Lines(file, lineStart, end));
        // The first key of an item stands behind the dash, which the next key takes over.
        var next = tree.After(last);
        if (
            isItem
            || margin.ContainsAnyExcept((byte)' ', (byte)'-')
            || next >= tree.After(parent)
            || TextLayout.BehindColon(tree, next) is null
        )
            return EditPlan.Refused("it shares its line with something else");
        return TextLayout.HasComment(file, end, tree[next].Start)
            ? EditPlan.Refused("a comment stands between it and the next key")
            : EditPlan.Of(Deletion(file, start, tree[next].Start));
    }

    private static bool IsExplained(YamlTree tree, int first, int last)
    {
        var file = tree.File;
        var (start, end) = (tree[first].Start, EndOf(tree, first, last));
        if (TextLayout.IsRestEmpty(file, end) && TextLayout.HasComment(file, end, TextLayout.LineEnd(file, end)))
            return true;
        if (first != last && TextLayout.HasComment(file, tree[first].End, Math.Max(tree[first].End, tree[last].Start)))
            return true;
        var line = file.LineAt(start);
        if (line == 1)
            return false;
        var above = file.Line(line - 1).Text;
        var margin = above.Length - above.TrimStart(' ').Length;
        var own = file.Line(line).Text;
        return above.AsSpan(margin).StartsWith("#") && margin == own.Length - own.TrimStart(' ').Length;
    }

    // The lines behind a block of text may be part of it. A key can be such a block, with an empty value behind it.
    private static string? StandsBehindText(YamlTree tree, int first)
    {
        foreach (var before in new[] { first - 1, Math.Max(0, first - 2) })
        {
            if (TextLayout.KeepsLines(tree, before))
                return "it stands behind a block that keeps its trailing lines";
            if (tree[before].Style is YamlStyle.Literal or YamlStyle.Folded && IsUnfinished(tree.File, tree.End))
                return "it stands behind a block of text at the end of the file";
        }
        return null;
    }

    // A key with blanks before it, or an item with its dash.
    private static bool HasOwnLine(YamlTree tree, int parent, int child)
    {
        var margin = tree.File.Bytes[TextLayout.LineStart(tree.File, tree[child].Start)..tree[child].Start];
        return tree[parent].Kind == YamlKind.Sequence
            ? margin.Trim((byte)' ').SequenceEqual("-"u8)
            : !margin.ContainsAnyExcept((byte)' ');
    }

    // Without its last child a block has no text: empty brackets take its place behind the key.
    private static EditPlan EmptyBlock(YamlTree tree, int parent, int last)
    {
        var file = tree.File;
        var owner = tree[parent].Parent;
        if (owner < 0 || tree[owner].Kind != YamlKind.Mapping || tree[parent].HasProperties)
            return EditPlan.Refused("nothing would be left around it");
        var key = tree.KeyOf(parent);
        if (!HasOwnLine(tree, parent, parent + 1))
            return EditPlan.Refused("it is written in an unusual way");
        var start = TextLayout.LineStart(file, tree[parent + 1].Start);
        var end = EndOf(tree, tree[parent].Kind == YamlKind.Mapping ? parent + 1 : last, last);
        if (
            TextLayout.BehindColon(tree, key) is not { } colon
            || colon > start
            || !TextLayout.IsRestEmpty(file, end)
            || tree[owner].Style != YamlStyle.Block
        )
            return EditPlan.Refused("it shares its line with something else");
        var brackets = tree[parent].Kind == YamlKind.Mapping ? " {}" : " []";
        return EditPlan.Of(new TextEdit(new SourceSpan(file, colon, colon), brackets), Lines(file, start, end));
    }

    private static EditPlan FromFlow(YamlTree tree, int parent, int first, int last, bool isOnly)
    {
        var file = tree.File;
        var next = tree.After(last);
        var (start, end) =
            isOnly ? (tree[parent].End - 1, tree[parent].End - 1)
            : next < tree.After(parent) ? (tree[first].Start, tree[next].Start)
            : (EndBefore(tree, parent, first), EndOf(tree, first, last));
        if (isOnly)
            start = new YamlNode(tree, parent, -1).Span.Start + 1;
        // "[a: b]" holds a mapping without braces.
        var opening = file.Bytes[new YamlNode(tree, parent, -1).Span.Start];
        if (start >= end || opening is not ((byte)'{' or (byte)'['))
            return EditPlan.Refused("it is written in an unusual way");
        // A quoted text may hold one that is no comment; what goes is cut out whole only where nobody can be wrong.
        var isLast = next >= tree.After(parent);
        return
            HasCommentBetween(tree, start, end, first, last) || (isLast && !isOnly && EndOf(tree, first, last) != end)
            ? EditPlan.Refused("a comment stands beside it")
            : EditPlan.Of(Deletion(file, start, end));
    }

    private static bool HasCommentBetween(YamlTree tree, int start, int end, int first, int last) =>
        TextLayout.HasComment(tree.File, start, Math.Max(start, tree[first].Start))
        || TextLayout.HasComment(tree.File, Math.Min(end, EndOf(tree, first, last)), end);

    private static int EndBefore(YamlTree tree, int parent, int child)
    {
        var before = parent + 1;
        while (tree.After(before) < child)
            before = tree.After(before);
        return tree[before].End;
    }

    // A value without text ends with the colon of its key.
    private static int EndOf(YamlTree tree, int first, int last) =>
        tree[last].End > tree[last].Start || first == last
            ? tree[last].End
            : TextLayout.BehindColon(tree, first) ?? tree[first].End;

    // The last line of a file may lack its break; then so does the line that becomes the last.
    private static TextEdit Lines(SourceFile file, int start, int end)
    {
        var next = TextLayout.NextLine(file, end);
        return IsUnfinished(file, end) && file.LineAt(start) is > 1 and var line
            ? Deletion(file, file.Line(line - 1).End, next)
            : Deletion(file, start, next);
    }

    private static bool IsUnfinished(SourceFile file, int end) =>
        TextLayout.NextLine(file, end) == file.Length && file.Bytes[^1] != (byte)'\n';

    private static TextEdit Deletion(SourceFile file, int start, int end) => new(new SourceSpan(file, start, end), "");
}
