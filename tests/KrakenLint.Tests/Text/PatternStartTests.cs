using KrakenLint.Text;

namespace KrakenLint.Tests.Text;

/// <summary>With which letters a text may begin for a regular expression to match it.</summary>
public sealed class PatternStartTests
{
    [Theory]
    [InlineData("^abc", "a")]
    [InlineData("^(?i)Abc", "a")]
    [InlineData("^ab(?i)|^c(?i)d(e|f)", "ac")]
    [InlineData("^a|^b", "ab")]
    [InlineData("^(abc|d?e)", "ade")]
    [InlineData("^(?:a|(b|c)d)x|^(?<value>e)", "abce")]
    [InlineData("^a?b*c{0,2}d+e", "abcd")]
    [InlineData("^a{1,2}b", "ab")]
    [InlineData("^[0-9a]", "0123456789a")]
    [InlineData("^[]x-]", "]x-")]
    [InlineData(@"^\.?\d?x", ".0123456789x")]
    [InlineData(@"^[\w]", "0123456789abcdefghijklmnopqrstuvwxyz_")]
    public void The_first_letters_are_told(string pattern, string letters) =>
        Assert.Equal(LetterSet.Of(letters), PatternStart.Of(pattern));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("^")]
    [InlineData("^$|^a")]
    [InlineData("^a|b")]
    [InlineData("^a|")]
    [InlineData("(^a)")]
    [InlineData("(?m)^a")]
    [InlineData("^(a|)b")]
    [InlineData("^(a|b?)")]
    [InlineData("^a?")]
    [InlineData("^.a")]
    [InlineData("^[^a]")]
    [InlineData(@"^\sa")]
    [InlineData(@"^\x41")]
    [InlineData(@"^[\s]")]
    [InlineData(@"^[\t-a]")]
    [InlineData("^(?s)a")]
    [InlineData("^(?i:a)")]
    [InlineData("^*a")]
    [InlineData("^a(?#()|b")]
    [InlineData("^a(?x)[#](\n)|b")]
    [InlineData("^(a(?-i)b)|c")]
    public void Nothing_is_told_of_others(string pattern) => Assert.True(PatternStart.Of(pattern).IsEmpty);

    [Theory]
    [InlineData("abc", "cab", true)]
    [InlineData("ABC", "abc", true)]
    [InlineData("abc", "abd", false)]
    [InlineData("a-1", "-", true)]
    [InlineData("k", "\u212A", true)]
    [InlineData("a", "\u00e9", true)]
    [InlineData("", "a", false)]
    public void A_text_holds_its_letters_in_either_case(string text, string others, bool holds) =>
        Assert.Equal(holds, LetterSet.Of(text).HoldsAll(LetterSet.Of(others)));
}
