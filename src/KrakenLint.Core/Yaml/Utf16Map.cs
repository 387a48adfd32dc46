using System.Text;

namespace KrakenLint.Yaml;

/// <summary>
/// A stretch of a file as the text that YamlDotNet reads, with the way back: YamlDotNet counts UTF-16 units, nodes count
/// bytes. Parts can be cut from the text without shifting what is reported.
/// </summary>
internal sealed class Utf16Map
{
    private readonly List<(int Character, int Offset, bool Ascii)> pieces = [];

    private Utf16Map(string text) => Text = text;

    public string Text { get; }

    /// <param name="bytes">The file's bytes, valid UTF-8 in the stretch.</param>
    /// <param name="cuts">Ranges of bytes to leave out, in order and inside the stretch.</param>
    public static Utf16Map Create(
        ReadOnlySpan<byte> bytes,
        int start,
        int end,
        IReadOnlyList<(int Start, int End)> cuts
    )
    {
        var text = new StringBuilder();
        var found = new List<(int, int, bool)>();
        var at = start;
        foreach (var (cutStart, cutEnd) in cuts.Append((end, end)))
        {
            AppendPieces(bytes, at, cutStart, text, found);
            at = cutEnd;
        }
        var map = new Utf16Map(text.ToString());
        map.pieces.AddRange(found);
        map.pieces.Add((text.Length, at, true));
        return map;
    }

    /// <param name="character">0-based index into <see cref="Text"/>.</param>
    /// <returns>The byte offset in the file.</returns>
    public int OffsetOf(int character)
    {
        var index = pieces.BinarySearch((character, int.MaxValue, true));
        var piece = pieces[Math.Max(0, ~index - 1)];
        var length = Math.Max(0, character - piece.Character);
        return piece.Offset + (piece.Ascii ? length : Encoding.UTF8.GetByteCount(Text.AsSpan(piece.Character, length)));
    }

    // Pieces that are not ASCII are kept short, so that looking up an offset in them stays cheap.
    private static void AppendPieces(
        ReadOnlySpan<byte> bytes,
        int start,
        int end,
        StringBuilder text,
        List<(int, int, bool)> pieces
    )
    {
        while (start < end)
        {
            var ascii = bytes[start..end].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            var length = ascii < 0 ? end - start : ascii;
            if (length == 0)
                length = NonAsciiLength(bytes[start..end]);
            pieces.Add((text.Length, start, ascii != 0));
            text.Append(Encoding.UTF8.GetString(bytes.Slice(start, length)));
            start += length;
        }
    }

    // Up to the next long run of ASCII, at most 512 bytes, never inside a character.
    private static int NonAsciiLength(ReadOnlySpan<byte> bytes)
    {
        var length = Math.Min(512, bytes.Length);
        while (length < bytes.Length && (bytes[length] & 0xC0) == 0x80)
            length++;
        return length;
    }
}
