using KrakenLint.Units;

namespace KrakenLint.Tests.Units;

/// <summary>What a length of time is in seconds.</summary>
public sealed class DurationTests
{
    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("90s", 90)]
    [InlineData("1h30m", 5400)]
    [InlineData("1h0m0s", 3600)]
    [InlineData("1d 2h 3m 4s", 93784)]
    [InlineData("90 min", 5400)]
    [InlineData("1e+06", 1000000)]
    [InlineData("1500ms", null)]
    [InlineData("10M", null)]
    [InlineData("1h30", null)]
    public void All_parts_of_a_duration_count(string text, int? seconds) =>
        Assert.Equal(seconds, (int?)Duration.WholeSeconds(text));
}
