using KrakenLint.Cli;

namespace KrakenLint.Tests;

public sealed class FoldedLinesTests
{
    [Theory]
    [InlineData("short", "short")]
    [InlineData("KRK100  a name that is long", "KRK100  a name that|        is long")]
    [InlineData("  lost   stickiness is gone", "  lost   stickiness|         is gone")]
    [InlineData("         set it on the Service", "         set it on|         the Service")]
    [InlineData("one two three four five six", "one two three four|five six")]
    [InlineData("AWordThatIsWiderThanAllColumns", "AWordThatIsWiderThanAllColumns")]
    public void A_line_is_folded_below_its_second_column(string line, string folded) =>
        Assert.Equal(folded.Split('|'), FoldedLines.Folded(line, 20));
}
