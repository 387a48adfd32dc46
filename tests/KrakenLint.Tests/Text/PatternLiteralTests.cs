using KrakenLint.Conditions;
using KrakenLint.Text;

namespace KrakenLint.Tests.Text;

/// <summary>What a text must hold before a regular expression is tried on it.</summary>
public sealed class PatternLiteralTests
{
    [Theory]
    [InlineData("abcd", "abcd", false)]
    [InlineData("(?i)livekit.*(url|uri)$", "livekit", true)]
    [InlineData(@"(?m)^[ \t]*include\s+(?<value>[^;]+);", "include", false)]
    [InlineData(@"(?im)^\s*proxy_set_header\s+[""']?Upgrade", "proxy_set_header", true)]
    [InlineData(@"(?:foo|bar)mime\.types$", "mime.types", false)]
    [InlineData("(abc|d)(efgh)", "efgh", false)]
    [InlineData("(abcdef)?ghi", "ghi", false)]
    [InlineData("abcde*f", "abcd", false)]
    [InlineData("abcde?f", "abcd", false)]
    [InlineData("abcde{0,2}", "abcd", false)]
    [InlineData("abc+def", "abc", false)]
    [InlineData(@"[]abc\]]xyz", "xyz", false)]
    [InlineData(@"\x41bcd", "", false)]
    [InlineData(@"\sabc\.d", "abc.d", false)]
    [InlineData("abc|def", "abc def", false)]
    [InlineData("(abc|def)", "abc def", false)]
    [InlineData("(abc|def)g", "abcg defg", false)]
    [InlineData("(abcde|fghij)klm", "klm", false)]
    [InlineData("abc|d?", "", false)]
    [InlineData(@"map\[|<nil>|%!", "map[ <nil> %!", false)]
    [InlineData("(?x)abc def", "", false)]
    [InlineData("(?i:abc)def", "", false)]
    public void A_text_of_every_match_is_found(string pattern, string texts, bool ignoresCase)
    {
        var literal = PatternLiteral.Of(pattern);

        Assert.Equal(texts.Split(' ', StringSplitOptions.RemoveEmptyEntries), literal.Texts);
        Assert.Equal(ignoresCase, literal.IgnoresCase);
    }

    [Theory]
    [InlineData("(abc|def)://x+yz", "://x", "abc:// def://")]
    [InlineData("a(bc|de)f|ghi", "abcf adef ghi", "")]
    [InlineData("(?<value>(abc(de)?|fg)://[a-z]*@)", "://", "abcde:// abc:// fg://")]
    [InlineData("(a|b)+cdef(g|h)i?", "cdef", "cdefgi cdefg cdefhi cdefh")]
    [InlineData("ab*cdef", "cdef", "a")]
    [InlineData("(ab){2}cdef", "cdef", "")]
    [InlineData("(ab|cd)(ef|gh)i", "abefi abghi cdefi cdghi", "ab cd")]
    [InlineData("(a|b|c|d|e)(f|g|h|i|j)k", "fk gk hk ik jk", "a b c d e")]
    [InlineData("api[-_.]?key[a-z]", "api", "key")]
    [InlineData("[.]ya?ml$", ".yaml .yml", "ml")]
    [InlineData("abc.*defg", "defg", "abc")]
    public void The_second_best_texts_are_kept_where_there_are_some(string pattern, string texts, string others)
    {
        var literal = PatternLiteral.Of(pattern);

        Assert.Equal(texts.Split(' '), literal.Texts);
        Assert.Equal(others.Split(' ', StringSplitOptions.RemoveEmptyEntries), literal.Others);
    }

    [Theory]
    [InlineData("(abc|def)://", "abc://", true)]
    [InlineData("(abc|def)://", "x://", false)]
    [InlineData("(?i)(abc|def)x*", "DEF", true)]
    [InlineData("(?i)(abc|def)x*", "ghi", false)]
    public void A_long_text_is_matched_where_all_stand_in_it(string pattern, string part, bool isMatch)
    {
        var filling = new string('-', 300);

        Assert.Equal(isMatch, Pattern.Parse(pattern).Pattern?.IsMatch($"{filling}{part}{filling}"));
    }

    [Theory]
    [InlineData("(?i)kelvin", "\u212Aelvin")]
    [InlineData("(?i)livekit", "the LiveKit server")]
    [InlineData("(?m)^include", "a\ninclude b")]
    public void What_matches_is_not_ruled_out(string pattern, string text) =>
        Assert.True(Pattern.Parse(pattern).Pattern?.IsMatch(text));

    [Theory]
    [InlineData("(?i)livekit", "redis")]
    [InlineData("livekit", "LIVEKIT")]
    public void What_lacks_the_text_does_not_match(string pattern, string text) =>
        Assert.False(Pattern.Parse(pattern).Pattern?.IsMatch(text));
}
