using KrakenLint.Reporting;

namespace KrakenLint.Tests.Reporting;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain é 日本 👩‍👩‍👧 #[x] # # [", "plain é 日本 👩‍👩‍👧 #[x] # # [")]
    [InlineData("\e[31m\a\b\0", @"\x1b[31m\x07\x08\x00")]
    [InlineData("\u007f\u0080\u009b\u009f", @"\x7f\x80\x9b\x9f")]
    [InlineData("\u202a\u202e\u2066\u2069\u200e\u061c", @"\u202a\u202e\u2066\u2069\u200e\u061c")]
    [InlineData("\u2028\u2029\ufeff", @"\u2028\u2029\ufeff")]
    [InlineData("a\r\n::error::b\tc", @"a\r\n::error::b\tc")]
    [InlineData("\U000e0041", @"\U000e0041")]
    [InlineData("##[x] ##vso[x] ###TeamCity[", @"#\x23[x] #\x23vso[x] ##\x23TeamCity[")]
    public void What_a_terminal_must_not_see_is_escaped(string text, string shown) =>
        Assert.Equal(shown, TerminalText.Escape(text));

    [Fact]
    public void An_unpaired_surrogate_is_escaped() => Assert.Equal(@"a\ud800b", TerminalText.Escape("a\ud800b"));
}
