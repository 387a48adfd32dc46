using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Needs;

/// <summary>
/// Which words may stand in the text of a node, whatever their case, as flags for all that three bytes in a row can be: most
/// rules look for words that a document does not have, and a look here is far cheaper than a walk. That a word may be there
/// says nothing.
/// </summary>
internal sealed class TextBits : IDisposable
{
    /// <summary>The shortest word that can be looked for.</summary>
    public const int Shortest = 3;

    // As logarithms. A long text has hardly more different ones than a book, and all flags fit into the nearest cache.
    private const int FewestFlags = 13;
    private const int MostFlags = 17;
    private const uint ThreeBytes = 0xFFFFFF;
    private const uint EitherCase = 0x202020;
    private const uint Spread = 2654435769;

    // Of a word that is longer so many places are looked at; each rules out most of what is left.
    private const int MostPieces = 6;

    // As many bits of the first as the shift says; none where nothing is known.
    private readonly ulong[] flags;
    private readonly int shift;

    private TextBits(ulong[] flags, int shift, bool putsVariables)
    {
        this.flags = flags;
        this.shift = shift;
        PutsVariables = putsVariables;
    }

    /// <summary>Says of every word that it may be there.</summary>
    public static TextBits Unknown { get; } = new([], 0, putsVariables: true);

    /// <summary>True where variables may be put into other texts: <c>$(NAME)</c>.</summary>
    public bool PutsVariables { get; }

    /// <summary>The words of all that stands in a node: keys, values and comments.</summary>
    public static TextBits Of(YamlNode node)
    {
        var span = node.FullSpan;
        var bytes = node.Tree.File.Bytes[span.Start..span.End];
        return node.Tree.HasReferences || MayReadOtherwise(bytes) ? Unknown : Of(bytes);
    }

    /// <summary>False where the word is not there.</summary>
    /// <param name="pieces">Of the word.</param>
    public bool MayHave(ReadOnlySpan<int> pieces)
    {
        if (flags.Length == 0)
            return true;
        foreach (var piece in pieces)
        {
            var place = ((uint)piece * Spread) >> shift;
            if ((flags[place >> 6] & (1UL << (int)place)) == 0)
                return false;
        }
        return true;
    }

    /// <summary>Gives the room back, for the next resource; nothing may be asked afterwards.</summary>
    public void Dispose()
    {
        if (flags.Length > 0)
            ArrayPool<ulong>.Shared.Return(flags);
    }

    /// <returns>What stands for a word of letters, digits and <c>_.:@-</c>; nothing for one that is too short.</returns>
    public static int[] PiecesOf(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        var all = Math.Max(0, bytes.Length - Shortest + 1);
        var count = Math.Min(all, MostPieces);
        var pieces = new int[count];
        // The first and the last, and some between them.
        for (var at = 0; at < count; at++)
            pieces[at] = (int)PieceAt(bytes, count == 1 ? 0 : at * (all - 1) / (count - 1));
        return pieces;
    }

    /// <summary>True for what stands in the file as it reads, unless it is written as an escape.</summary>
    public static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or ':' or '@' or '-';

    private static TextBits Of(ReadOnlySpan<byte> bytes)
    {
        var log = Math.Clamp(BitOperations.Log2((uint)bytes.Length + 1) + 2, FewestFlags, MostFlags);
        var room = ArrayPool<ulong>.Shared.Rent(1 << (log - 6));
        var words = room.AsSpan(0, 1 << (log - 6));
        words.Clear();
        var rest = 32 - log;
        var last = bytes.Length - Shortest;
        for (var at = 0; at < last; at++)
        {
            var four = BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
            Set(words, (((four & ThreeBytes) | EitherCase) * Spread) >> rest);
        }
        if (last >= 0)
            Set(words, (PieceAt(bytes, last) * Spread) >> rest);
        return new TextBits(room, rest, bytes.IndexOf("$("u8) >= 0);
    }

    private static void Set(Span<ulong> words, uint place) => words[(int)(place >> 6)] |= 1UL << (int)place;

    private static uint PieceAt(ReadOnlySpan<byte> bytes, int at) =>
        (uint)(bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16)) | EitherCase;

    // A letter that is written as its number, a line that goes on in the next one, and the sign that is a "k" to regular expressions.
    private static bool MayReadOtherwise(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("\u212A"u8) >= 0)
            return true;
        for (var next = bytes.IndexOf((byte)'\\'); next >= 0; next = bytes.IndexOf((byte)'\\'))
        {
            bytes = bytes[(next + 1)..];
            if (bytes.IsEmpty)
                return false;
            if (bytes[0] is (byte)'\n' or (byte)'\r' || (IsNumber(bytes, out var digits) && IsPlain(digits)))
                return true;
        }
        return false;
    }

    private static bool IsNumber(ReadOnlySpan<byte> escape, out ReadOnlySpan<byte> digits)
    {
        var length = escape[0] switch
        {
            (byte)'x' => 2,
            (byte)'u' => 4,
            (byte)'U' => 8,
            _ => 0,
        };
        digits = length == 0 ? [] : escape[1..Math.Min(escape.Length, 1 + length)];
        return length > 0;
    }

    // What is no number is no escape.
    private static bool IsPlain(ReadOnlySpan<byte> digits) =>
        uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter)
        && (letter == IgnoringCase.Kelvin || (letter < 128 && IsPlain((char)letter)));
}
