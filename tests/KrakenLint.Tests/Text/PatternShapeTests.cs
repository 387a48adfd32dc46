using KrakenLint.Text;

namespace KrakenLint.Tests.Text;

public sealed class PatternShapeTests
{
    [Theory]
    [InlineData("[^-A-Za-z0-9_.]")]
    [InlineData("(/usr)?(/bin/)?sleep")]
    [InlineData(@"\A(?:(?:\u002F)?a|b)\z")]
    [InlineData("^[a-z]+$")]
    [InlineData("-+")]
    [InlineData(@"\p{Lu}")]
    [InlineData("a|b")]
    public void A_pattern_with_few_ways_is_tried_soon(string pattern) => Assert.True(PatternShape.IsTriedSoon(pattern));

    [Theory]
    [InlineData("a+b")]
    [InlineData("-+$")]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("^a*a*$")]
    [InlineData("^a+b|c")]
    [InlineData("a{1,1000}")]
    [InlineData("a?a?a?a?a?a?a?aaaaaaa")]
    public void A_pattern_with_many_ways_is_not(string pattern) => Assert.False(PatternShape.IsTriedSoon(pattern));
}
