using KrakenLint.Conditions;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Conditions;

/// <summary>Tables of keys that a program knows.</summary>
public sealed class KeyTableTests
{
    private const string Head = "table: probe\nprefix: probe/\nkeys:\n";

    [Theory]
    [InlineData("8m", true)]
    [InlineData("8MB", false)]
    [InlineData("", false)]
    public void A_key_of_a_form_takes_what_matches_it(string value, bool isTaken)
    {
        var (table, problems) = Read(
            "  size: { matches: '^[0-9]+m?$', expected: a size such as 8m, consequence: it is ignored }\n"
        );

        Assert.Empty(problems);
        var entry = table?.Find("probe/size");
        Assert.NotNull(entry);
        Assert.Equal("a size such as 8m", entry.Expected);
        Assert.Equal(isTaken, entry.Takes(value));
    }

    [Fact]
    public void A_regular_expression_that_does_not_parse_is_the_one_thing_told()
    {
        var (_, problems) = Read("  size: { matches: '([0-9]+', expected: a size }\n");

        Assert.Equal(
            ["probe.yaml:4:20: the regular expression does not parse: InsufficientClosingParentheses at character 8"],
            problems
        );
    }

    [Fact]
    public void A_form_without_words_for_it_is_a_problem()
    {
        var (_, problems) = Read("  size: { matches: '^[0-9]+$' }\n");

        Assert.Contains("expected", Assert.Single(problems), StringComparison.Ordinal);
    }

    private static (KeyTable? Table, string[] Problems) Read(string keys)
    {
        var problems = new ProblemList();
        var root = DefinitionFile.RootOf(SourceFile.FromText("probe.yaml", Head + keys), problems);
        Assert.NotNull(root);
        var table = KeyTableReader.Read(root.Value, problems);
        return (table, [.. problems.ToImmutable().Select(problem => problem.ToString())]);
    }
}
