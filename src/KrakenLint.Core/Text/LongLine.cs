using System.Text;

namespace KrakenLint.Text;

/// <summary>A line that is so long that its characters are not counted anew for each place on it.</summary>
internal sealed class LongLine
{
    /// <summary>Bytes before a place, below which they are counted.</summary>
    public const int Least = 1 << 10;

    // Places on the line from which counting may go on, with the UTF-16 units before them.
    private readonly List<(int Offset, int Units)> marks = [(0, 0)];

    public LongLine(ReadOnlySpan<byte> bytes)
    {
        for (var at = Least; at < bytes.Length; at = marks[^1].Offset + Least)
        {
            // Between two characters, whatever the bytes around are: before one of ASCII.
            var offset = at + bytes[at..].IndexOfAnyInRange((byte)0, (byte)0x7F);
            if (offset < at)
                break;
            marks.Add((offset, marks[^1].Units + Encoding.UTF8.GetCharCount(bytes[marks[^1].Offset..offset])));
        }
    }

    /// <summary>The last place from which to go on counting to a place.</summary>
    public (int Offset, int Units) Before(int offset)
    {
        var (low, high) = (0, marks.Count);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (marks[middle].Offset <= offset)
                low = middle;
            else
                high = middle;
        }
        return marks[low];
    }
}
