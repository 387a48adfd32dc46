using System.Buffers;
using System.Text;
using KrakenLint.Text;

namespace KrakenLint.Yaml.Scalars;

/// <summary>Turns the bytes of a scalar into its value (YAML 1.2.2, chapters 7.3 and 8.1), on demand.</summary>
internal static class ScalarText
{
    private static readonly SearchValues<byte> PropertyEnds = SearchValues.Create(" \t\r\n,[]{}"u8);
    private static readonly SearchValues<byte> ChangedByDecoding = SearchValues.Create([
        .. "\r\n\\'"u8,
        Folding.StartOfNextLine,
    ]);

    // Words that are null or a bool, in their other spellings too.
    private static readonly SearchValues<byte> StartsOfWords = SearchValues.Create("nNyYtToOfF"u8);
    private static readonly string[] Words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    private const int LongestWord = 5;

    public static string Decode(YamlNode node)
    {
        var data = node.Data;
        var start = data.HasProperties ? SkipProperties(node.Tree, data) : data.Start;
        if (data.Style is YamlStyle.Literal or YamlStyle.Folded)
            return new BlockScalar(node.Tree.File.Bytes[..node.Tree.End], start, ParentIndent(node)).Decode();
        var raw = start < data.End ? node.Tree.File.Bytes[start..data.End] : [];
        return data.Style switch
        {
            _ when raw.Length < 2 => Folding.Of(raw),
            YamlStyle.SingleQuoted => Folding.Of(raw[1..^1]).Replace("''", "'", StringComparison.Ordinal),
            YamlStyle.DoubleQuoted => DoubleQuoted.Decode(raw[1..^1]),
            _ => Folding.Of(raw),
        };
    }

    /// <summary>A line of a block scalar as it stands in the file, without its indentation; null where there are fewer.</summary>
    /// <param name="number">0-based, in the decoded text of a literal block.</param>
    public static SourceSpan? LineOf(YamlNode node, int number) =>
        LinesOf(node) is { } lines && number < lines.Count ? lines[number] : null;

    /// <summary>The lines of a block scalar as they stand in the file, without their indentation.</summary>
    public static List<SourceSpan> LinesOf(YamlNode node)
    {
        var data = node.Data;
        var start = data.HasProperties ? SkipProperties(node.Tree, data) : data.Start;
        var block = new BlockScalar(node.Tree.File.Bytes[..node.Tree.End], start, ParentIndent(node));
        return [.. block.ContentLines().Select(line => new SourceSpan(node.Tree.File, line.Start, line.End))];
    }

    /// <summary>The first line of a literal block of several; null for any other scalar, and where a look does not tell.</summary>
    public static string? FirstOfLines(YamlNode scalar)
    {
        ref readonly var data = ref scalar.Data;
        if (data.HasProperties || data.Style != YamlStyle.Literal)
            return null;
        var block = new BlockScalar(scalar.Tree.File.Bytes[..data.End], data.Start, ParentIndent(scalar));
        return block.TryGetFirstOfLines(out var line) ? Encoding.UTF8.GetString(line) : null;
    }

    /// <summary>True for scalars that are seen to have text without decoding it; false says nothing.</summary>
    public static bool IsSurelyFull(YamlNode scalar)
    {
        ref readonly var data = ref scalar.Data;
        if (!scalar.IsScalar || data.HasProperties || data.End <= data.Start)
            return false;
        if (data.Style is not (YamlStyle.Literal or YamlStyle.Folded))
            return data.Style == YamlStyle.Plain;
        var raw = scalar.Tree.File.Bytes[data.Start..data.End];
        var header = raw.IndexOfAny((byte)'\n', (byte)'\r');
        return header >= 0 && raw[header..].ContainsAnyExcept(" \t\r\n"u8);
    }

    /// <summary>True for plain scalars that by their first letter, or as a whole, can be neither null, a bool nor a number.</summary>
    public static bool IsSurelyText(YamlNode node)
    {
        ref readonly var data = ref node.Data;
        if (data.HasProperties || data.Style != YamlStyle.Plain || data.End <= data.Start)
            return false;
        return node.Tree.File.Bytes[data.Start] switch
        {
            (byte)'+' or (byte)'-' or (byte)'.' or (byte)'~' or (>= (byte)'0' and <= (byte)'9') => false,
            var first when StartsOfWords.Contains(first) => data.End - data.Start > LongestWord
                || !IsWord(node.Tree.File.Bytes[data.Start..data.End]),
            _ => true,
        };
    }

    private static bool IsWord(ReadOnlySpan<byte> raw)
    {
        foreach (var word in Words)
        {
            if (Ascii.EqualsIgnoreCase(raw, word))
                return true;
        }
        return false;
    }

    /// <summary>False where a scalar's length or first letter shows that it is not this text; true says nothing.</summary>
    public static bool MayEqual(SourceFile file, in NodeData scalar, string text)
    {
        if (scalar.HasProperties || scalar.Style is YamlStyle.Literal or YamlStyle.Folded)
            return true;
        var quotes = scalar.Style == YamlStyle.Plain ? 0 : 1;
        // No decoding makes such a scalar longer than its bytes.
        return text.Length <= scalar.End - scalar.Start - (2 * quotes)
            && (text.Length == 0 || !StartsOtherwise(file.Bytes[scalar.Start + quotes], text[0]));
    }

    /// <summary>False where a scalar's first letter shows that its text starts with none of some; true says nothing.</summary>
    public static bool MayStartWith(YamlNode scalar, string letters)
    {
        ref readonly var data = ref scalar.Data;
        if (data.HasProperties || data.Style is YamlStyle.Literal or YamlStyle.Folded)
            return true;
        var start = data.Start + (data.Style == YamlStyle.Plain ? 0 : 1);
        if (start >= data.End)
            return false;
        var first = scalar.Tree.File.Bytes[start];
        foreach (var letter in letters)
        {
            if (!StartsOtherwise(first, letter))
                return true;
        }
        return false;
    }

    /// <summary>Copies the text of a plain scalar that is short, on one line and ASCII, without decoding it.</summary>
    /// <returns>The length, or -1 where it is another one.</returns>
    public static int CopyPlain(YamlNode scalar, Span<char> text)
    {
        ref readonly var data = ref scalar.Data;
        if (data.HasProperties || data.Style != YamlStyle.Plain || data.End <= data.Start)
            return -1;
        var raw = scalar.Tree.File.Bytes[data.Start..data.End];
        var isCopied = Ascii.ToUtf16(raw, text, out var length) == OperationStatus.Done;
        return isCopied && !text[..length].ContainsAny('\r', '\n') ? length : -1;
    }

    /// <summary>Compares without decoding where the text stands for itself.</summary>
    public static bool Equals(YamlNode node, string text)
    {
        ref readonly var data = ref node.Data;
        if (!MayEqual(node.Tree.File, data, text))
            return false;
        if (!data.HasProperties && data.Style is YamlStyle.Plain or YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted)
        {
            var raw = node.Tree.File.Bytes[data.Start..data.End];
            if (data.Style != YamlStyle.Plain)
                raw = raw[1..^1];
            if (raw.IndexOfAny(ChangedByDecoding) < 0)
                return Ascii.IsValid(raw) ? Ascii.Equals(raw, text) : Encoding.UTF8.GetString(raw) == text;
        }
        return Decode(node) == text;
    }

    // Most keys differ in their first letter. White space may be folded, and quotes and backslashes are decoded.
    private static bool StartsOtherwise(byte raw, char text) =>
        raw != text && raw is > (byte)' ' and < 0x80 and not ((byte)'\\' or (byte)'\'');

    /// <summary>The offset behind the anchor and the tag that stand before a node's text.</summary>
    public static int SkipProperties(YamlTree tree, in NodeData data) =>
        SkipProperties(tree.File, data.Start, data.End);

    /// <inheritdoc cref="SkipProperties(YamlTree, in NodeData)"/>
    /// <param name="firstKey">Where the first key of a mapping stands: what is before its text may be its own.</param>
    public static int SkipProperties(SourceFile file, int start, int end, int firstKey = int.MaxValue)
    {
        var bytes = file.Bytes;
        var at = start;
        while (at < end && at < firstKey)
        {
            var next = bytes[at];
            if (next is (byte)'&' or (byte)'!')
                at += LengthUntilSpace(bytes[at..end]);
            else if (next is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                at++;
            else if (LengthOfWideBreak(bytes[at..end]) is > 0 and var length)
                at += length;
            else if (next == (byte)'#')
                at += LengthOfLine(bytes[at..end]);
            else
                break;
        }
        return at;
    }

    /// <summary>The offset behind the last of the properties that begin at an offset.</summary>
    public static int EndOfProperties(SourceFile file, int start, int end)
    {
        var bytes = file.Bytes;
        var behind = start;
        // One anchor and one tag, in either order.
        for (var (at, seen) = (start, 0); at < end && seen < 2; seen++)
        {
            if (bytes[at] is not ((byte)'&' or (byte)'!') || (seen > 0 && bytes[at] == bytes[start]))
                break;
            behind = at + LengthUntilSpace(bytes[at..end]);
            at = behind;
            while (at < end && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                at++;
        }
        return behind;
    }

    /// <summary>Where a node begins behind its anchor and tag.</summary>
    public static int ContentStart(YamlTree tree, int index)
    {
        ref readonly var data = ref tree[index];
        if (!data.HasProperties)
            return data.Start;
        var isBlockMapping = data is { Kind: YamlKind.Mapping, Style: YamlStyle.Block } && data.Behind > index + 1;
        return SkipProperties(tree.File, data.Start, data.End, isBlockMapping ? tree[index + 1].Start : int.MaxValue);
    }

    /// <summary>The indentation (in columns) of the block collection around a node, or -1 at the top.</summary>
    public static int ParentIndent(YamlNode node)
    {
        for (var index = node.Data.Parent; index >= 0; index = node.Tree[index].Parent)
        {
            ref readonly var parent = ref node.Tree[index];
            if (parent.Style != YamlStyle.Block)
                continue;
            return node.Tree.File.PositionAt(ContentStart(node.Tree, index)).Column - 1;
        }
        return -1;
    }

    private static int LengthUntilSpace(ReadOnlySpan<byte> text)
    {
        // A verbatim tag may hold anything up to its '>'; other properties end at a space or a flow indicator.
        if (text.StartsWith("!<"u8))
            return Math.Max(1, text.IndexOf((byte)'>') + 1);
        var length = text.IndexOfAny(PropertyEnds);
        return length < 0 ? text.Length : Math.Max(1, length);
    }

    private static int LengthOfLine(ReadOnlySpan<byte> text)
    {
        // YamlDotNet ends a comment at YAML 1.1's breaks as well: NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR.
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is (byte)'\r' or (byte)'\n')
                return at;
            if (LengthOfWideBreak(text[at..]) is > 0 and var length)
                return at + length;
        }
        return text.Length;
    }

    private static int LengthOfWideBreak(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("\u0085"u8))
            return 2;
        return text.StartsWith("\u2028"u8) || text.StartsWith("\u2029"u8) ? 3 : 0;
    }
}
