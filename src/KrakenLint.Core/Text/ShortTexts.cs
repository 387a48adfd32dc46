using System.Buffers.Binary;
using System.Text;

namespace KrakenLint.Text;

/// <summary>
/// Short texts that files repeat by the thousand, as keys and names are: the last ones that were made, for all threads. Which
/// of them are kept changes nothing but the time.
/// </summary>
internal static class ShortTexts
{
    private const int Longest = 64;
    private const int Rooms = 2048;
    private const ulong Spread = 0x9E3779B97F4A7C15;

    private static readonly string?[] Known = new string?[Rooms];

    /// <returns>The text of UTF-8 bytes.</returns>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > Longest)
            return Encoding.UTF8.GetString(bytes);
        ref var room = ref Known[RoomOf(bytes)];
        if (Volatile.Read(ref room) is { } known && Ascii.Equals(bytes, known))
            return known;
        var text = Encoding.UTF8.GetString(bytes);
        Volatile.Write(ref room, text);
        return text;
    }

    // Names differ in their first letters, in their last ones, or in their length.
    private static int RoomOf(ReadOnlySpan<byte> bytes)
    {
        var (first, last) = bytes.Length switch
        {
            >= 8 => (
                BinaryPrimitives.ReadUInt64LittleEndian(bytes),
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..])
            ),
            >= 4 => (
                BinaryPrimitives.ReadUInt32LittleEndian(bytes),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..])
            ),
            _ => ((ulong)bytes[0], (ulong)bytes[^1] << 8 | bytes[bytes.Length / 2]),
        };
        var mixed = unchecked(((first * Spread) ^ last ^ (ulong)bytes.Length) * Spread);
        return (int)(mixed >> 53);
    }
}
