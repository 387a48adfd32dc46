using KrakenLint.Text;

namespace KrakenLint.Yaml.Scalars;

/// <summary>Lines of nothing but spaces directly behind the header of a block scalar.</summary>
internal static class BlankBlockLines
{
    /// <returns>The ranges of their spaces, which can be cut without changing the value.</returns>
    public static List<(int Start, int End)> Find(SourceSpan chunk)
    {
        var bytes = chunk.File.Bytes[..chunk.End];
        var cuts = new List<(int Start, int End)>();
        var run = new List<(int Start, int End)>();
        var headerIndent = -1;
        for (var line = chunk.Start; line < chunk.End; line = DocumentSplitter.NextLine(bytes, line))
        {
            var text = new SourceSpan(chunk.File, line, chunk.End).FirstLine;
            var content = bytes[text.Start..text.End];
            var indent = content.IndexOfAnyExcept((byte)' ');
            if (headerIndent >= 0 && indent < 0)
            {
                run.Add((text.Start, text.End));
                continue;
            }
            // Blank lines deeper than the content are an error, to kubectl as well; behind an empty scalar they are not.
            if (headerIndent >= indent || run.TrueForAll(blank => blank.End - blank.Start <= indent))
                cuts.AddRange(run.Where(blank => blank.End > blank.Start));
            run.Clear();
            headerIndent = EndsWithHeader(content) ? content.IndexOfAnyExcept(" -?"u8) : -1;
        }
        cuts.AddRange(run.Where(blank => blank.End > blank.Start));
        return cuts;
    }

    // "key: |-", "- >2", "| # comment"
    private static bool EndsWithHeader(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf(" #"u8) is >= 0 and var comment)
            line = line[..comment];
        line = line.TrimEnd(" \t"u8).TrimEnd("+-0123456789"u8);
        return line is [(byte)'|' or (byte)'>'] or [.., (byte)' ' or (byte)'\t', (byte)'|' or (byte)'>'];
    }
}
