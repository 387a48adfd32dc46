using KrakenLint.Findings;
using KrakenLint.Reporting;

namespace KrakenLint.Tests.Reporting;

public sealed class ShownLineTests
{
    [Theory]
    [InlineData("a: bc", 3, 2, "   ", "^^")]
    [InlineData("\ta: b", 4, 1, "       ", "^")]
    [InlineData("日本: 語x", 4, 2, "      ", "^^^")]
    [InlineData("e\u0301: x", 4, 1, "   ", "^")]
    [InlineData("😀: x", 4, 1, "    ", "^")]
    [InlineData("\e: \a", 3, 1, "      ", "^^^^")]
    [InlineData("a:", 2, 0, "  ", "^")]
    [InlineData("", 0, 0, "", "^")]
    public void Carets_stand_below_what_they_underline(string line, int start, int length, string indent, string carets)
    {
        var shown = ShownLine.For(new Excerpt(line, start, length));
        Assert.Equal((indent, carets), (shown.Indent, shown.Carets));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1_000_000, 5)]
    [InlineData(1_999_995, 5)]
    [InlineData(10, 1_999_900)]
    [InlineData(50, 120)]
    public void A_long_line_is_cut_around_what_is_underlined(int start, int length)
    {
        var line = string.Concat(Enumerable.Range(0, 2_000_000).Select(at => (char)('a' + (at % 26))));
        var shown = ShownLine.For(new Excerpt(line, start, length));
        Assert.InRange((shown.Before + shown.Marked + shown.After).Length, 100, 140);
        Assert.Equal(shown.Before.Length, shown.Indent.Length);
        Assert.Equal(shown.Marked.Length, shown.Carets.Length);
        Assert.StartsWith(line.Substring(start, 5), shown.Marked, StringComparison.Ordinal);
        Assert.EndsWith(line[Math.Max(0, start - 10)..start], shown.Before, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_fits_is_whole()
    {
        var line = new string('a', 135) + "b…c";
        var shown = ShownLine.For(new Excerpt(line, 135, 2));
        Assert.Equal(line, shown.Before + shown.Marked + shown.After);
    }

    [Fact]
    public void Characters_without_width_cannot_flood_the_terminal()
    {
        var shown = ShownLine.For(new Excerpt(new string('\u0301', 1_000_000), 500_000, 400_000));
        Assert.InRange((shown.Before + shown.Marked + shown.After).Length, 1, 1200);
    }

    [FsCheck.Xunit.Property]
    public void Any_line_is_shown_without_control_characters(string? text, int at, int count)
    {
        var line = text ?? "";
        var start = (int)((uint)at % (line.Length + 1));
        var shown = ShownLine.For(new Excerpt(line, start, (int)((uint)count % (line.Length - start + 1))));
        Assert.DoesNotContain(shown.Before + shown.Marked + shown.After, char.IsControl);
        Assert.InRange(shown.Indent.Length + shown.Carets.Length, 1, 141);
    }
}
