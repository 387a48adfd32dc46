using KrakenLint.JsonPaths;

namespace KrakenLint.Tests.Yaml;

public sealed class IRegexpTests
{
    [Theory]
    [InlineData("a.c", "abc", true)]
    [InlineData("a.c", "a\nc", false)]
    [InlineData("a.c", "a\U0001F600c", true)]
    [InlineData("a..c", "a\U0001F600c", false)]
    [InlineData("[a-c]+", "abc", true)]
    [InlineData("[^a-c]+", "abd", false)]
    [InlineData("[^a]", "\U0001F600", true)]
    [InlineData("[^\U0001F600]", "\U0001F600", false)]
    [InlineData("[^\U0001F600]", "\U0001F601", true)]
    [InlineData("[\U0001F600-\U0001F64F]", "\U0001F610", true)]
    [InlineData("[\U0001F600-\U0001F64F]", "\U0001F650", false)]
    [InlineData("[a-\U0001F600]", "\uFFFD", true)]
    [InlineData("[\U00010000-\U0010FFFF]", "\U0001F600", true)]
    [InlineData("[-a]", "-", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[\\]\\\\]", "\\", true)]
    [InlineData("\U0001F600{2}", "\U0001F600\U0001F600", true)]
    [InlineData("a{1,2}", "aaa", false)]
    [InlineData("a{2,}", "aaa", true)]
    [InlineData("(a|b)*c", "abbac", true)]
    [InlineData("\\p{Lu}\\P{Lu}", "Ab", true)]
    [InlineData("[\\p{Nd}_]+", "4_2", true)]
    [InlineData("^a$", "a", true)]
    [InlineData("a$", "a\n", false)]
    [InlineData("\\n\\t\\.", "\n\t.", true)]
    [InlineData("é", "e\u0301", false)]
    [InlineData("", "", true)]
    public void A_pattern_matches_whole_characters(string pattern, string text, bool expected)
    {
        var regex = IRegexp.Translate(pattern, isWhole: true);

        Assert.NotNull(regex);
        Assert.Equal(expected, regex.IsMatch(text));
    }

    [Theory]
    [InlineData("\\d")]
    [InlineData("\\w")]
    [InlineData("(?i)a")]
    [InlineData("(?=a)")]
    [InlineData("a*?")]
    [InlineData("a**")]
    [InlineData("*a")]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[c-a]")]
    [InlineData("[a-b-c]")]
    [InlineData("[[a]]")]
    [InlineData("]")]
    [InlineData("}")]
    [InlineData("a{")]
    [InlineData("a{,2}")]
    [InlineData("a{2,1}")]
    [InlineData("\\p{Xx}")]
    [InlineData("\\p")]
    [InlineData("\\")]
    [InlineData("(a)\\1")]
    [InlineData("((a{1000}){1000}){1000}")]
    public void What_is_no_interoperable_pattern_is_refused(string pattern) =>
        Assert.Null(IRegexp.Translate(pattern, isWhole: true));

    [Fact]
    public void Hostile_patterns_are_refused()
    {
        Assert.Null(IRegexp.Translate(new string('(', 5_000) + new string(')', 5_000), isWhole: false));
        Assert.Null(IRegexp.Translate(new string('a', 100_000), isWhole: false));
    }
}
