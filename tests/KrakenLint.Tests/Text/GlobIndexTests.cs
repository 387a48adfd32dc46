using KrakenLint.Text;

namespace KrakenLint.Tests.Text;

/// <summary>A text is meant by the globs that match it, whatever they begin with.</summary>
public sealed class GlobIndexTests
{
    private static readonly string[] Globs = ["chat-*", "*", "chat-api", "*-api", "chat-a?i", "Chat-*", "chat-api*"];

    [Theory]
    [InlineData("chat-api", "chat-*", "*", "chat-api", "*-api", "chat-a?i", "chat-api*")]
    [InlineData("chat-", "chat-*", "*")]
    [InlineData("Chat-api", "*", "*-api", "Chat-*")]
    [InlineData("x", "*")]
    public void All_that_match_are_found_in_order(string text, params string[] expected) =>
        Assert.Equal(expected, new GlobIndex<string>(Globs.Select(glob => (glob, glob))).Meaning(text));
}
