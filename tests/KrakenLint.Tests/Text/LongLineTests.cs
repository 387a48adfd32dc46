using System.Text;
using KrakenLint.Text;

namespace KrakenLint.Tests.Text;

/// <summary>Columns of a line that is longer than anybody reads count UTF-16 units, as those of any other line do.</summary>
public sealed class LongLineTests
{
    [Fact]
    public void Columns_behind_other_letters_count_their_units()
    {
        // 2, 3 and 4 bytes; 1, 1 and 2 units.
        var file = SourceFile.FromText(
            "a.yaml",
            "first\n" + string.Concat(Enumerable.Repeat("ä€😀x", 1000)) + "\nlast"
        );
        Assert.Equal(new Position(2, 1), file.PositionAt(6));
        Assert.Equal(new Position(2, 1 + 5 * 500), file.PositionAt(6 + 10 * 500));
        Assert.Equal(new Position(2, 1 + 5 * 999 + 4), file.PositionAt(6 + 10 * 999 + 9));
        Assert.Equal(new Position(2, 5001), file.PositionAt(6 + 10_000));
        Assert.Equal(new Position(3, 1), file.PositionAt(6 + 10_001));
    }

    [Fact]
    public void A_line_without_any_letter_of_ascii_is_counted_too()
    {
        var file = SourceFile.FromText("a.yaml", new string('ä', 4000));
        Assert.Equal(new Position(1, 3001), file.PositionAt(6000));
    }

    [Fact]
    public void Bytes_that_are_no_text_count_as_decoding_counts_them()
    {
        byte[] bytes = [.. Enumerable.Repeat<byte[]>([0xFF, (byte)'x', 0xE2, 0x82], 1000).SelectMany(part => part)];
        var file = new SourceFile("a.yaml", bytes);
        // One for the stray byte, one for the letter, one for the letter that was begun.
        Assert.Equal(new Position(1, 1 + 3 * 900), file.PositionAt(4 * 900));
        Assert.Equal(Encoding.UTF8.GetCharCount(bytes) + 1, file.PositionAt(bytes.Length).Column);
    }
}
