using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Fixes;

/// <summary>Lines, indentation and punctuation around the nodes of a file; offsets count bytes from 0.</summary>
internal static class TextLayout
{
    private const int UsualStep = 2;

    public static int LineStart(SourceFile file, int offset) => file.Line(file.LineAt(offset)).Start;

    /// <summary>Before the line break.</summary>
    public static int LineEnd(SourceFile file, int offset) => file.Line(file.LineAt(offset)).End;

    /// <summary>Behind the line break, or the end of the file.</summary>
    public static int NextLine(SourceFile file, int offset)
    {
        var line = file.LineAt(offset);
        return line < file.LineCount ? file.Line(line + 1).Start : file.Length;
    }

    /// <summary>The line break of the file at a place: that of the line, else of the line before.</summary>
    public static string Break(SourceFile file, int offset)
    {
        var line = file.LineAt(offset);
        var end = file.Line(line < file.LineCount ? line : Math.Max(1, line - 1)).End;
        return end < file.Length && file.Bytes[end] == (byte)'\r' ? "\r\n" : "\n";
    }

    /// <summary>The indentation of a block mapping's keys in columns; null where its first key has company on its line.</summary>
    public static int? Indent(YamlTree tree, int mapping)
    {
        if (mapping < 0 || tree[mapping] is not { Kind: YamlKind.Mapping, Style: YamlStyle.Block } data)
            return null;
        if (data.Behind == mapping + 1 || BehindColon(tree, mapping + 1) is null)
            return null;
        var start = LineStart(tree.File, tree[mapping + 1].Start);
        var prefix = tree.File.Bytes[start..tree[mapping + 1].Start];
        return prefix.ContainsAnyExcept((byte)' ', (byte)'-') || prefix.StartsWith("---"u8) ? null : prefix.Length;
    }

    /// <summary>How much deeper a mapping stands than the one around it: as near this node, else as in its document.</summary>
    public static int Step(YamlTree tree, int near)
    {
        for (var index = near; index >= 0; index = tree[index].Parent)
        {
            if (StepAt(tree, index) is { } step)
                return step;
        }
        for (var index = 0; index < tree.Count; index++)
        {
            if (StepAt(tree, index) is { } step)
                return step;
        }
        return UsualStep;
    }

    /// <summary>Offset behind the colon of a key; null where the key is written in another way.</summary>
    public static int? BehindColon(YamlTree tree, int key)
    {
        var bytes = tree.File.Bytes;
        if (tree[key].Kind != YamlKind.Scalar || tree[key].End == tree[key].Start)
            return null;
        var at = tree[key].End;
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t')
            at++;
        return at < bytes.Length && bytes[at] == (byte)':' ? at + 1 : null;
    }

    /// <summary>True where nothing stands between an offset and the end of its line but blanks, a colon and a comment.</summary>
    public static bool IsRestEmpty(SourceFile file, int offset)
    {
        var rest = file.Bytes[offset..LineEnd(file, offset)].TrimStart(" \t"u8);
        if (rest.StartsWith(":"u8))
            rest = rest[1..].TrimStart(" \t"u8);
        return rest.IsEmpty || rest[0] == (byte)'#';
    }

    public static bool HasComment(SourceFile file, int start, int end) =>
        file.Bytes[start..end].IndexOf((byte)'#') >= 0;

    /// <summary>True where a key has no text, so that its pair has no place of its own.</summary>
    public static bool HasEmptyKey(YamlTree tree, int mapping)
    {
        for (var child = mapping + 1; child < tree.After(mapping); child = tree.After(child))
        {
            if (tree[child] is { IsKey: true } key && key.End == key.Start)
                return true;
        }
        return false;
    }

    /// <summary>True where a node ends with a dash or a question mark alone: no offset says where that stands.</summary>
    public static bool EndsWithBareMark(YamlTree tree, int index)
    {
        for (var at = tree.After(index) - 1; at > 0 && tree[at].Start == tree[at].End; at--)
        {
            if (tree[at].IsKey || tree[tree[at].Parent].Kind == YamlKind.Sequence)
                return true;
        }
        return false;
    }

    /// <summary>True for a block scalar to which the empty lines behind it belong.</summary>
    public static bool KeepsLines(YamlTree tree, int index) =>
        tree[index] is { Style: YamlStyle.Literal or YamlStyle.Folded }
        && HeaderOf(tree, index).Contains('+', StringComparison.Ordinal);

    /// <summary>The line on which a block scalar begins, without its comment.</summary>
    public static string HeaderOf(YamlTree tree, int index) =>
        new YamlNode(tree, index, -1).Span.FirstLine.Text.Split('#')[0];

    private static int? StepAt(YamlTree tree, int index)
    {
        var parent = tree[index].Parent;
        return Indent(tree, index) is { } inner && Indent(tree, parent) is { } outer && inner > outer
            ? inner - outer
            : null;
    }
}
