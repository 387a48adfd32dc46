using System.Collections.Immutable;
using System.Text;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Rendering;

/// <summary>Finds the pieces of a rope by byte offsets of its text.</summary>
/// <param name="file">The rope's text.</param>
internal sealed class RopeIndex(Rope rope, SourceFile file)
{
    private readonly int[] starts = StartsOf(rope);
    private readonly bool isAscii = file.Length == rope.Text.Length;

    /// <summary>The values node that printed the character at a byte offset, or null.</summary>
    public YamlNode? NodeAt(int offset) =>
        PieceAt(Utf16Of(offset)) is { } at && at < rope.Pieces.Length ? rope.Pieces[at].Node : null;

    /// <summary>The pieces of a text without their places, or null where another text stands at the byte offset.</summary>
    public Rope? Slice(int offset, string text)
    {
        var start = Utf16Of(offset);
        if (text.Length == 0 || string.CompareOrdinal(rope.Text, start, text, 0, text.Length) != 0)
            return null;
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        for (var at = PieceAt(start); at < rope.Pieces.Length && starts[at] < start + text.Length; at++)
        {
            var from = Math.Max(start, starts[at]) - starts[at];
            var to = Math.Min(start + text.Length, starts[at] + rope.Pieces[at].Text.Length) - starts[at];
            if (to > from)
                pieces.Add(rope.Pieces[at].Slice(from, to - from) with { Place = null, Calls = null });
        }
        return new Rope(pieces.ToImmutable());
    }

    private int PieceAt(int index)
    {
        var found = Array.BinarySearch(starts, index);
        if (found < 0)
            return Math.Max(0, ~found - 1);
        // Pieces without text begin where the next one does.
        while (found + 1 < starts.Length && starts[found + 1] == index)
            found++;
        return found;
    }

    private int Utf16Of(int offset) =>
        isAscii ? offset : Encoding.UTF8.GetCharCount(file.Bytes[..Math.Min(offset, file.Length)]);

    private static int[] StartsOf(Rope rope)
    {
        var all = new int[rope.Pieces.Length];
        for (var at = 1; at < all.Length; at++)
            all[at] = all[at - 1] + rope.Pieces[at - 1].Text.Length;
        return all;
    }
}
