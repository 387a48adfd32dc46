using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Decoding;

/// <summary>What the decoder, which knows YAML 1.1, reads otherwise inside of brackets.</summary>
internal static class FlowProblems
{
    private const int LongestKey = 1024;

    public static void Find(YamlTree tree, int index, List<Problem> problems)
    {
        ref readonly var data = ref tree[index];
        if (data.End == data.Start)
            return;
        var bytes = tree.File.Bytes;
        if (data is { Style: YamlStyle.Plain, HasProperties: false })
            FindMark(tree, data, problems);
        var behind = data.End < tree.End ? bytes[data.End] : (byte)'\n';
        if (data.Style != YamlStyle.Plain && !" \t\r\n:,]}#"u8.Contains(behind))
            problems.Add(
                Decoder.Refusal(
                    new SourceSpan(tree.File, data.End, data.End + 1),
                    "a quoted text ends before this, and Helm and kubectl refuse what follows; expected a comma or a bracket"
                )
            );
    }

    /// <summary>A key that does not end on its line, or too far from its beginning, to be one.</summary>
    public static void FindKey(YamlTree tree, int index, List<Problem> problems)
    {
        ref readonly var data = ref tree[index];
        if (IsExplicit(tree, data.Start))
            return;
        var place = new SourceSpan(tree.File, data.Start, data.End);
        if (IsApart(tree, index))
            problems.Add(Decoder.Refusal(place.FirstLine, "Helm and kubectl want a key and its \":\" on one line"));
        else if (
            place.Length > LongestKey
            && HasColon(tree, data.End)
            && place.Text.EnumerateRunes().Count() > LongestKey
        )
            problems.Add(
                Decoder.Refusal(
                    place,
                    $"Helm and kubectl take no key of more than {LongestKey:N0} characters without \"?\""
                )
            );
    }

    private static bool HasColon(YamlTree tree, int end) =>
        tree.File.Bytes[end..tree.End].TrimStart(" \t"u8).StartsWith(":"u8);

    private static void FindMark(YamlTree tree, in NodeData data, List<Problem> problems)
    {
        var bytes = tree.File.Bytes;
        var text = bytes[data.Start..data.End];
        if (FindInside(tree, data, problems))
            return;
        var mark = text.IndexOf((byte)'?');
        if (mark < 0 && text[0] == (byte)':')
            mark = 0;
        if (mark >= 0)
        {
            var span = new SourceSpan(tree.File, data.Start + mark, data.Start + mark + 1);
            problems.Add(
                Decoder.Refusal(
                    span,
                    $"inside of brackets \"{(char)bytes[span.Start]}\" ends a text without quotes to Helm and kubectl; expected quotes around the text"
                )
            );
        }
        else if (data.End + 1 < tree.End && bytes[data.End] == (byte)':' && ",[]{}"u8.Contains(bytes[data.End + 1]))
        {
            problems.Add(
                Decoder.Refusal(
                    new SourceSpan(tree.File, data.End, data.End + 1),
                    "Helm and kubectl take this \":\" for a part of the text before it; expected a space behind it"
                )
            );
        }
    }

    // What YamlDotNet takes for a part of the text although it starts otherwise, or goes on behind a comment.
    private static bool FindInside(YamlTree tree, in NodeData data, List<Problem> problems)
    {
        // No further than the text goes: many may stand on one long line.
        var bytes = tree.File.Bytes[..data.End];
        if ("|>%@`"u8.Contains(bytes[data.Start]))
        {
            var first = new SourceSpan(tree.File, data.Start, data.Start + 1);
            problems.Add(
                Decoder.Refusal(
                    first,
                    $"Helm and kubectl refuse a text that begins with \"{first.Text}\"; expected quotes"
                )
            );
            return true;
        }
        for (var line = DocumentSplitter.NextLine(bytes, data.Start); line < data.End; )
        {
            var text = bytes[line..];
            var next = text.IndexOfAnyExcept(" \t"u8) is >= 0 and var first ? first : 0;
            if (text[next] == (byte)'#')
            {
                var place = new SourceSpan(tree.File, line + next, data.End).FirstLine;
                problems.Add(
                    Decoder.Refusal(
                        place,
                        "a comment stands inside a text without quotes, which Helm and kubectl refuse"
                    )
                );
                return true;
            }
            line = DocumentSplitter.NextLine(bytes, line);
        }
        return false;
    }

    // "? key" may go on to the next line.
    private static bool IsExplicit(YamlTree tree, int start) =>
        tree.File.Bytes[..start].TrimEnd(" \t\r\n"u8).EndsWith("?"u8);

    // The ":" stands on a later line, or nowhere although a value follows.
    private static bool IsApart(YamlTree tree, int key)
    {
        ref readonly var data = ref tree[key];
        var bytes = tree.File.Bytes;
        var colon = data.End;
        while (colon < tree.End && bytes[colon] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'#')
            colon = bytes[colon] == (byte)'#' ? DocumentSplitter.NextLine(bytes, colon) : colon + 1;
        if (colon >= tree.End || bytes[colon] != (byte)':')
            return tree[tree.After(key)] is var value && value.Start == colon && value.End > colon;
        var text = bytes[data.Start..colon];
        return text.IndexOfAny((byte)'\r', (byte)'\n') >= 0
            || text.IndexOf("\u0085"u8) >= 0
            || text.IndexOf("\u2028"u8) >= 0
            || text.IndexOf("\u2029"u8) >= 0;
    }
}
