using KrakenLint.Text;

namespace KrakenLint.Yaml.Direct;

/// <summary>
/// Reads what Helm prints and people write straight from the bytes: block collections, plain, quoted and block scalars,
/// flow collections of scalars on one line each (YAML 1.2.2, chapters 7 and 8). All else (anchors, tags, directives, tabs, and
/// whatever is wrong) it leaves to YamlDotNet, whose trees it equals to the byte.
/// </summary>
internal ref struct DirectReader
{
    private readonly ReadOnlySpan<byte> text;
    private NodeList nodes;
    private int at;
    private int line;

    private DirectReader(SourceSpan chunk)
    {
        text = chunk.File.Bytes[..chunk.End];
        nodes = NodeList.For(chunk.Length);
        at = line = chunk.Start;
    }

    /// <param name="chunk">The text of one document, valid UTF-8 without control characters.</param>
    /// <param name="tree">Null where the document is empty.</param>
    /// <returns>False where the document is none for this reader; that says nothing about it.</returns>
    public static bool TryRead(SourceSpan chunk, out YamlTree? tree)
    {
        tree = null;
        if (!IsPlainText(chunk.File.Bytes[chunk.Start..chunk.End]))
            return false;
        var reader = new DirectReader(chunk);
        var isRead = reader.Read();
        if (isRead && reader.nodes.Count > 0)
            tree = reader.nodes.Build(chunk);
        reader.nodes.Dispose();
        return isRead;
    }

    // Line breaks but LF, and marks in the middle of the text, are read differently by different readers.
    private static bool IsPlainText(ReadOnlySpan<byte> bytes) =>
        !bytes.Contains((byte)'\r') && (!bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) || !HasMark(bytes));

    private static bool HasMark(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("\u0085"u8) >= 0
        || bytes.IndexOf("\u2028"u8) >= 0
        || bytes.IndexOf("\u2029"u8) >= 0
        || bytes.IndexOf("\uFEFF"u8) >= 0;

    private bool Read()
    {
        if (DocumentSplitter.IsMarker(text[at..]))
        {
            at += 3;
            if (!SkipToLineEnd())
                return false;
        }
        var isRead = true;
        while (isRead && NextContent(out var indent))
            isRead = Place(indent) && ReadLine();
        while (isRead && nodes.Depth > 0)
            nodes.Close();
        return isRead && at >= text.Length;
    }

    /// <summary>Goes to the first character of the next line that holds more than white space and a comment.</summary>
    /// <returns>False at the end of the text, and, short of it, at what is not read here.</returns>
    private bool NextContent(out int indent)
    {
        indent = 0;
        while (at < text.Length)
        {
            line = at;
            SkipSpaces();
            indent = at - line;
            if (at == text.Length)
                return false;
            if (text[at] == (byte)'\n')
            {
                at++;
                continue;
            }
            if (text[at] != (byte)'#')
                return text[at] != (byte)'\t' && !(indent == 0 && IsDirectiveOrEnd());
            at = DocumentSplitter.NextLine(text, at);
        }
        return false;
    }

    private readonly bool IsDirectiveOrEnd() =>
        text[at] == (byte)'%' || text[at..].StartsWith("..."u8) || text[at..].StartsWith("---"u8);

    /// <summary>Closes the collections that end before a line, so that it continues the innermost or is awaited by it.</summary>
    private bool Place(int indent)
    {
        while (nodes.Depth > 0 && nodes.Top.Indent > indent)
            nodes.Close();
        if (nodes.Depth == 0)
            return nodes.Count == 0;
        if (nodes.Top.Indent < indent)
            return nodes.Top.Awaits;
        if (IsDash())
        {
            if (nodes.Top.IsMapping)
                return nodes.Top.Awaits;
            if (nodes.Top.Awaits)
                nodes.Empty();
            return true;
        }
        if (!nodes.Top.IsMapping)
        {
            if (!nodes.IsUnindented)
                return false;
            nodes.Close();
        }
        if (nodes.Top.Awaits)
            nodes.Empty();
        return true;
    }

    // "- - key: value": each dash, and the first key, begins a collection at its own column.
    private bool ReadLine()
    {
        while (IsDash())
        {
            if (!Enter(YamlKind.Sequence, at - line))
                return false;
            Await(at + 1);
            if (IsBehindLine())
                return true;
        }
        var scalar = new InlineScalar(text, at);
        if (!scalar.IsKey)
            return nodes.Depth > 0 && nodes.Top.Awaits && ReadValue();
        if (!Enter(YamlKind.Mapping, at - line))
            return false;
        nodes.Scalar(scalar.Style, at, scalar.End, isKey: true);
        Await(scalar.Colon + 1);
        return IsBehindLine() || ReadValue();
    }

    private bool Enter(YamlKind kind, int column)
    {
        var isMapping = kind == YamlKind.Mapping;
        if (nodes.Depth > 0 && !nodes.Top.Awaits)
            return nodes.Top.Indent == column && nodes.Top.IsMapping == isMapping;
        return nodes.Open(kind, YamlStyle.Block, at, column);
    }

    private void Await(int behind)
    {
        nodes.Top.Awaits = true;
        nodes.Top.Behind = behind;
        at = behind;
    }

    private readonly bool IsDash() =>
        text[at] == (byte)'-' && (at + 1 == text.Length || text[at + 1] is (byte)' ' or (byte)'\n');

    private bool ReadValue()
    {
        var parent = nodes.Top.Indent;
        switch (text[at])
        {
            case (byte)'|':
            case (byte)'>':
                return ReadBlock(parent);
            case (byte)'[':
            case (byte)'{':
                var end = FlowReader.Read(text, at, ref nodes);
                at = Math.Max(at, end);
                return end >= 0 && SkipToLineEnd();
            default:
                var scalar = new InlineScalar(text, at, parent);
                if (scalar.End < 0 || scalar.IsKey)
                    return false;
                var start = at;
                at = scalar.End;
                if (scalar.Style != YamlStyle.Plain)
                {
                    nodes.Scalar(scalar.Style, start, at);
                    return SkipToLineEnd();
                }
                var last = ReadFurtherLines(parent);
                nodes.Scalar(YamlStyle.Plain, start, last);
                return last >= 0;
        }
    }

    /// <returns>The offset behind the plain scalar that goes on over lines indented deeper; -1 where it is none.</returns>
    private int ReadFurtherLines(int parent)
    {
        var end = at;
        while (true)
        {
            SkipSpaces();
            if (at == text.Length || text[at] != (byte)'\n')
            {
                // A comment, with the space before it, ends the scalar.
                at = end;
                return SkipToLineEnd() ? end : -1;
            }
            var next = at + 1;
            while (next < text.Length)
            {
                line = at = next;
                SkipSpaces();
                if (at == text.Length || text[at] != (byte)'\n')
                    break;
                next = at + 1;
            }
            if (next >= text.Length || at == text.Length || at - line <= parent || text[at] == (byte)'#')
            {
                at = Math.Min(next, text.Length);
                return end;
            }
            var further = InlineScalar.EndOfPlain(text, at, out var colon);
            if (colon >= 0 || further < 0)
                return -1;
            at = end = further;
        }
    }

    private bool ReadBlock(int parent)
    {
        var start = at;
        var style = text[at] == (byte)'|' ? YamlStyle.Literal : YamlStyle.Folded;
        if (!BlockHeader.TryRead(text, ref at, out var explicitIndent) || !SkipToLineEnd())
            return false;
        // A comment belongs to the header.
        var end = EndOfLine(start);
        var indent = explicitIndent > 0 ? Math.Max(parent, 0) + explicitIndent : -1;
        var deepestBlank = 0;
        while (at < text.Length)
        {
            line = at;
            SkipSpaces();
            var spaces = at - line;
            // Spaces behind the indentation are content.
            if ((at == text.Length || text[at] == (byte)'\n') && (indent < 0 || spaces <= indent))
            {
                deepestBlank = Math.Max(deepestBlank, indent < 0 ? spaces : 0);
                at = Math.Min(at + 1, text.Length);
                continue;
            }
            if (at < text.Length && text[at] == (byte)'\t' && (indent < 0 || spaces < indent))
                return false;
            if (indent < 0 && spaces > parent)
            {
                indent = spaces;
                if (deepestBlank > indent)
                    return false;
            }
            if (indent < 0 || spaces < indent)
            {
                at = line;
                break;
            }
            end = EndOfLine(at);
            at = Math.Min(end + 1, text.Length);
        }
        nodes.Scalar(style, start, end);
        return true;
    }

    private readonly int EndOfLine(int offset)
    {
        var length = text[offset..].IndexOf((byte)'\n');
        return length < 0 ? text.Length : offset + length;
    }

    private void SkipSpaces()
    {
        while (at < text.Length && text[at] == (byte)' ')
            at++;
    }

    /// <summary>Goes to the next line where nothing but a comment is left of this one, else to what is left.</summary>
    private bool IsBehindLine()
    {
        var isEmpty = SkipToLineEnd();
        if (!isEmpty)
            SkipSpaces();
        return isEmpty;
    }

    /// <summary>Goes to the next line, over spaces and a comment with a space before it.</summary>
    /// <returns>False where anything else stands there.</returns>
    private bool SkipToLineEnd()
    {
        var before = at;
        SkipSpaces();
        if (at < text.Length && text[at] != (byte)'\n' && (text[at] != (byte)'#' || at == before))
            return false;
        at = DocumentSplitter.NextLine(text, at);
        return true;
    }
}
