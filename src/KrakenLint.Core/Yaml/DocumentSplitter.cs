namespace KrakenLint.Yaml;

/// <summary>
/// Cuts a stream where a document must begin: a line that starts with <c>---</c> is always a marker (YAML 1.2.2, section
/// 9.1.2, c-forbidden), so what is broken on one side of it cannot hide what stands on the other.
/// </summary>
internal static class DocumentSplitter
{
    /// <returns>Byte ranges in order; directives stay with the document that follows them.</returns>
    public static List<(int Start, int End)> Split(ReadOnlySpan<byte> bytes, int contentStart)
    {
        var chunks = new List<(int, int)>();
        var start = contentStart;
        for (var line = contentStart; line < bytes.Length; line = NextLine(bytes, line))
        {
            if (line == start || !IsMarker(bytes[line..]))
                continue;
            var cut = BeforeDirectives(bytes, start, line);
            if (cut <= start)
                continue;
            chunks.Add((start, cut));
            start = cut;
        }
        chunks.Add((start, bytes.Length));
        return chunks;
    }

    /// <summary>True where a document begins; a byte-order mark may stand before it (section 5.2).</summary>
    public static bool IsMarker(ReadOnlySpan<byte> line) =>
        IsBareMarker(line.StartsWith("\uFEFF"u8) ? line[3..] : line);

    private static bool IsBareMarker(ReadOnlySpan<byte> line) =>
        line.StartsWith("---"u8)
        && (line.Length == 3 || line[3] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');

    public static int NextLine(ReadOnlySpan<byte> bytes, int at)
    {
        var length = bytes[at..].IndexOf((byte)'\n');
        return length < 0 ? bytes.Length : at + length + 1;
    }

    // Directives belong to the next document; they can only follow the start of the stream or a "..." line.
    private static int BeforeDirectives(ReadOnlySpan<byte> bytes, int start, int marker)
    {
        var cut = marker;
        var hasDirective = false;
        for (var line = marker; line > start; )
        {
            line = PreviousLine(bytes, start, line);
            var text = bytes[line..marker];
            if (text.StartsWith("..."u8))
                return hasDirective ? NextLine(bytes, line) : marker;
            if (text[0] == (byte)'%')
            {
                hasDirective = true;
                cut = line;
            }
            else if (text[0] is not ((byte)'#' or (byte)'\n' or (byte)'\r'))
            {
                return marker;
            }
        }
        return hasDirective ? cut : marker;
    }

    private static int PreviousLine(ReadOnlySpan<byte> bytes, int start, int line)
    {
        var length = bytes[start..(line - 1)].LastIndexOf((byte)'\n');
        return length < 0 ? start : start + length + 1;
    }
}
