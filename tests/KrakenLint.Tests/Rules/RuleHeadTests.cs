using KrakenLint.Rules;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Rules;

/// <summary>Built-in rules are read up to their help.</summary>
public sealed class RuleHeadTests
{
    [Fact]
    public void The_last_keys_of_a_built_in_rule_are_help_and_examples()
    {
        var others = BuiltInRules
            .Load([])
            .Rules.Where(rule =>
                YamlReader.Read(rule.File).Documents[0].Tree?.Root.Pairs.TakeLast(2).Select(pair => pair.Key.Text)
                    is not { } last
                || !last.SequenceEqual(["help", "examples"])
            )
            .Select(rule => rule.File.Path);
        Assert.Empty(others);
    }

    [Theory]
    [InlineData("id: A1\nexamples:\n  - x\n", "id: A1\n", "")]
    [InlineData("id: A1\nhelp: |\n  examples:\n", "id: A1\n", "help: |\n  examples:\n")]
    [InlineData("id: A1\nhelp:\n  why: x\nexamples:\n  - x\n", "id: A1\n", "help:\n  why: x\n")]
    [InlineData("id: A1\n", "id: A1\n", "")]
    public void A_file_is_cut_at_its_last_keys(string text, string head, string help)
    {
        var file = SourceFile.FromText("rule.yaml", text);

        Assert.Equal(head, TextOf(RuleHead.Of(file)));
        Assert.Equal(help, TextOf(RuleHead.HelpOf(file)));
    }

    private static string TextOf(SourceFile file) => file.Slice(0, file.Length);
}
