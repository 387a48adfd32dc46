using KrakenLint.Text;

namespace KrakenLint.Yaml;

/// <summary>The comments of a document, found in what its scalars leave over.</summary>
public static class YamlComments
{
    /// <returns>Spans from <c>#</c> to the end of the line, in order.</returns>
    public static IEnumerable<SourceSpan> Of(YamlDocument document)
    {
        var at = document.Span.Start;
        foreach (var (start, end) in Leaves(document.Tree).Append((document.Span.End, document.Span.End)))
        {
            while (FindComment(document.Span.File, at, start) is { } comment)
            {
                yield return comment;
                at = comment.End;
            }
            at = Math.Max(at, end);
        }
    }

    /// <summary>The text of a comment without <c>#</c> and the white space around it.</summary>
    public static string TextOf(SourceSpan comment) => comment.Text[1..].Trim();

    private static IEnumerable<(int Start, int End)> Leaves(YamlTree? tree)
    {
        for (var index = 0; tree is not null && index < tree.Count; index++)
        {
            if (tree[index] is not { Kind: YamlKind.Scalar } leaf)
                continue;
            var node = new YamlNode(tree, index, -1);
            // The header of a block scalar may end with a comment.
            if (leaf.Style is YamlStyle.Literal or YamlStyle.Folded)
                yield return (node.Span.FirstLine.End, node.Span.End);
            else
                yield return (node.Span.Start, node.Span.End);
        }
    }

    /// <summary>The first comment of a stretch that holds no scalar, up to the end of its line.</summary>
    internal static SourceSpan? FindComment(SourceFile file, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (file.Bytes[at] != (byte)'#')
                continue;
            if (
                at > file.ContentStart
                && file.Bytes[at - 1] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            )
                continue;
            return new SourceSpan(file, at, file.Length).FirstLine;
        }
        return null;
    }
}
