using System.Text.RegularExpressions;
using KrakenLint.Conditions;
using KrakenLint.Tests.Yaml;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Conditions;

/// <summary>Regular expressions of rules, which may come from anybody and meet any text.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)*$")]
    [InlineData("(a*)*b")]
    public void A_text_that_leads_the_ordinary_matcher_astray_is_matched_all_the_same(string pattern)
    {
        var parsed = Of(pattern);

        Assert.False(parsed.IsMatch(new string('a', 5_000) + "!"));
        Assert.Equal(pattern.StartsWith('^'), parsed.IsMatch("aaaa"));
        Assert.Equal(pattern.EndsWith('b'), parsed.IsMatch("aaab"));
    }

    [Fact]
    public void Matches_are_found_where_the_ordinary_matcher_gives_up_among_them()
    {
        var found = Of("<(?<value>(a+)+)>").Matches($"<aa> <{new string('a', 5_000)} <a>");

        Assert.Equal(["aa", "a"], found.Select(match => match.Groups["value"].Value));
    }

    [Fact]
    public void Matches_that_are_each_looked_for_up_to_the_end_are_a_limit_that_is_told()
    {
        var pattern = Of("a*[b-c]|a");

        var limit = Assert.Throws<WalkLimitException>(() => pattern.Matches(new string('a', 200_000)));

        Assert.Equal("the regular expression a*[b-c]|a takes too long on this text", limit.Message);
    }

    // Each would end the process in the parser, or in building an automaton.
    [Theory]
    [InlineData("(", "a", ")", 101, "nested more than 100 deep; expected fewer parentheses around each other")]
    [InlineData("(?:", "a", ")", 500, "nested more than 100 deep; expected fewer parentheses around each other")]
    [InlineData("[a-z-", "[b]", "]", 101, "nested more than 100 deep; expected fewer parentheses around each other")]
    [InlineData("(", "a", ")", 30_000, "has 60001 characters; expected at most 4000")]
    public void A_pattern_that_is_too_deep_or_too_long_is_a_problem(
        string open,
        string inner,
        string close,
        int depth,
        string expected
    )
    {
        var text = $"{Repeated(open, depth)}{inner}{Repeated(close, depth)}";

        var (pattern, problem) = Pattern.Parse(text);

        Assert.Null(pattern);
        Assert.EndsWith(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Parentheses_that_are_escaped_or_in_a_class_are_no_depth() =>
        Assert.True(Of($"^{Repeated(@"\(", 200)}{Repeated("[(]", 200)}$").IsMatch(Repeated("(", 400)));

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    [Fact]
    public void What_no_matcher_can_bound_is_a_limit_that_is_told()
    {
        var pattern = Of("^((a{1,999}){1,999}){1,999}$");

        var limit = Assert.Throws<WalkLimitException>(() => pattern.IsMatch(new string('a', 100_000) + "!"));

        Assert.Contains("takes too long", limit.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_too_large_for_the_one_matcher_is_matched_by_the_other_however_much_it_has_seen()
    {
        var pattern = Of("x(a{1,999}){1,999}b");
        var filling = new string('-', 60_000);

        foreach (var _ in Enumerable.Range(0, 3))
            Assert.True(pattern.IsMatch($"{filling}xab"));
    }

    // Which of the two matchers answers depends on time alone.
    [Theory]
    [InlineData("(?<value>a|ab)(c|bcd)", "abcd")]
    [InlineData("(?<value>[a-z]*?)b", "aabab")]
    [InlineData(@"(?im)^\s*(?<value>\w+):\s*$", "one:\ntwo: 2\n  Three:\n")]
    [InlineData(@"(?<value>x*)", "axxb")]
    [InlineData(@"((?<value>\d)[,;])+", "1,2;3")]
    public void Both_matchers_find_the_same(string pattern, string text)
    {
        const RegexOptions linear = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
        var expected = Regex.Matches(text, pattern, linear);

        Assert.Equal(Shown(expected), Shown(Of(pattern).Matches(text)));
    }

    [Theory]
    [InlineData("a: |\n  {0}k\n# more\n")]
    [InlineData("a: |\n  {0}k\n\n  \nb: more\n")]
    [InlineData("a: |+\n  {0}k\n\n# more\n")]
    [InlineData("a: |\n  {0}k\n")]
    public void What_stands_behind_a_block_of_one_line_is_no_part_of_it(string format)
    {
        var yaml = format.Replace("{0}", new string('x', 300), StringComparison.Ordinal);
        var scalar = YamlText.Root(yaml)["a"];

        Assert.NotNull(scalar);
        Assert.False(Of("^x+k$").RulesOut(scalar.Value));
    }

    private static IEnumerable<string> Shown(IEnumerable<Match> matches) =>
        matches.Select(match => $"{match.Index}+{match.Length} {match.Groups["value"].Value}");

    private static Pattern Of(string text) =>
        Pattern.Parse(text).Pattern ?? throw new ArgumentException("no pattern", nameof(text));
}
