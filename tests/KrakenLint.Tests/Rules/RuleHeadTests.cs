using KrakenLint.Rules;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Rules;

/// <summary>Built-in rules are read up to their examples.</summary>
public sealed class RuleHeadTests
{
    [Fact]
    public void Nothing_follows_the_examples_of_a_built_in_rule()
    {
        var others = BuiltInRules
            .Load([])
            .Rules.Where(rule => YamlReader.Read(rule.File).Documents[0].Tree?.Root.Pairs.Last().Key.Text != "examples")
            .Select(rule => rule.File.Path);
        Assert.Empty(others);
    }

    [Theory]
    [InlineData("id: A1\nexamples:\n  - x\n", "id: A1\n")]
    [InlineData("id: A1\nhelp: |\n  examples:\n", "id: A1\nhelp: |\n  examples:\n")]
    public void A_head_ends_before_the_key_examples(string text, string head) =>
        Assert.Equal(head, HeadOf(SourceFile.FromText("rule.yaml", text)));

    private static string HeadOf(SourceFile file)
    {
        var head = RuleHead.Of(file);
        return head.Slice(0, head.Length);
    }
}
