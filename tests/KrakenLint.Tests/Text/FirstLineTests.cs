using KrakenLint.Text;

namespace KrakenLint.Tests.Text;

/// <summary>Which regular expressions a text's first line decides.</summary>
public sealed class FirstLineTests
{
    [Theory]
    [InlineData("^abc")]
    [InlineData("^(?i)abc$")]
    [InlineData("(?i)^abc|^d")]
    [InlineData("^(?:abc|def)[a-z]+.*$")]
    [InlineData(@"^[a-z+]+://[^@/\s]*:[^@/\s]+@")]
    [InlineData(@"^[0-9](\.[0-9]+)?e[+-][0-9]{2,}$")]
    [InlineData(@"^[^\n]*\t[ \t]\w\d\b\S")]
    [InlineData(@"^[]^\\s-]x")]
    public void A_pattern_of_one_line_is_told(string pattern) => Assert.True(FirstLine.IsEnoughFor(pattern));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("^abc|def")]
    [InlineData("^abc|")]
    [InlineData("(^|,)abc")]
    [InlineData("^*abc")]
    [InlineData("(?m)^abc")]
    [InlineData("(?is)^abc")]
    [InlineData("^(?s)a.c")]
    [InlineData("^(?s:a.c)")]
    [InlineData("^(?<value>a)")]
    [InlineData("^a(?#()|b")]
    [InlineData(@"^a\s")]
    [InlineData(@"^a\Db")]
    [InlineData(@"^a\W")]
    [InlineData(@"^a\nb")]
    [InlineData("^a\nb")]
    [InlineData(@"^a\x0ab")]
    [InlineData(@"^a\Z")]
    [InlineData(@"^a\p{Zl}")]
    [InlineData("^[^a]")]
    [InlineData(@"^[^\\s]")]
    [InlineData(@"^[^\S]")]
    [InlineData(@"^[a\s]")]
    [InlineData(@"^[a\W]")]
    [InlineData(@"^[\t-a]")]
    [InlineData("^[\t-a]")]
    [InlineData("^[a\n]")]
    [InlineData(@"^[a\cJ]")]
    [InlineData("^[^\\s-[\n]]")]
    public void Any_other_is_not(string pattern) => Assert.False(FirstLine.IsEnoughFor(pattern));
}
