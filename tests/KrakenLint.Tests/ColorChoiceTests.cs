using KrakenLint.Cli;

namespace KrakenLint.Tests;

public sealed class ColorChoiceTests
{
    [Theory]
    [InlineData("auto", "", true, true)]
    [InlineData("auto", "", false, false)]
    [InlineData("always", "NO_COLOR=1", false, true)]
    [InlineData("never", "FORCE_COLOR=1", true, false)]
    [InlineData("auto", "NO_COLOR=1", true, false)]
    [InlineData("auto", "NO_COLOR=0", true, false)]
    [InlineData("auto", "NO_COLOR=", true, true)]
    [InlineData("auto", "NO_COLOR=1 FORCE_COLOR=1", true, false)]
    [InlineData("auto", "FORCE_COLOR=1", false, true)]
    [InlineData("auto", "FORCE_COLOR=3 CLICOLOR=0", false, true)]
    [InlineData("auto", "FORCE_COLOR=0", true, false)]
    [InlineData("auto", "FORCE_COLOR=false", true, false)]
    [InlineData("auto", "FORCE_COLOR=", false, false)]
    [InlineData("auto", "CLICOLOR_FORCE=1", false, true)]
    [InlineData("auto", "CLICOLOR_FORCE=0", true, true)]
    [InlineData("auto", "CLICOLOR_FORCE=0", false, false)]
    [InlineData("auto", "CLICOLOR=0", true, false)]
    [InlineData("auto", "CLICOLOR=1", false, false)]
    [InlineData("auto", "CLICOLOR=1", true, true)]
    [InlineData("auto", "TERM=dumb", true, false)]
    public void Colour_is_as_people_expect(string word, string environment, bool isTerminal, bool expected)
    {
        var variables = environment
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(expected, ColorChoice.Of(word, variables.GetValueOrDefault, isTerminal));
    }
}
