using KrakenLint.RuleCompiler;
using KrakenLint.Rules;
using KrakenLint.Rules.Compiled;
using KrakenLint.Settings;

namespace KrakenLint.Tests.Rules;

/// <summary>The compiled rules must be the rules of the files.</summary>
public sealed class CompiledRulesTests
{
    private static readonly CompiledLibrary Files = BuiltInRules.ReadFiles(1, new ProblemList());

    [Fact]
    public void What_was_compiled_and_read_is_compiled_to_the_same_bytes()
    {
        var bytes = CompiledWriter.Write(Files);
        Assert.True(bytes.Length > 100_000, $"{bytes.Length} bytes");
        Assert.Equal(bytes, CompiledWriter.Write(CompiledLibrary.Read(bytes)));
    }

    [Fact]
    public void The_program_has_the_rules_of_the_files()
    {
        using var stream = typeof(Cli.Project).Assembly.GetManifestResourceStream("rules.bin");
        Assert.NotNull(stream);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        Assert.Equal(CompiledWriter.Write(Files), bytes);
    }

    [Fact]
    public void Every_rule_keeps_its_file_its_examples_and_its_outline()
    {
        var read = CompiledLibrary.Read(CompiledWriter.Write(Files)).Rules;
        Assert.Equal(Files.Rules.Select(rule => rule.Id), read.Select(rule => rule.Id));
        foreach (var (expected, rule) in Files.Rules.Zip(read))
        {
            Assert.Equal(expected.File.Path, rule.File.Path);
            Assert.Equal(
                expected.Examples.Select(example => example.Title),
                rule.Examples.Select(example => example.Title)
            );
            Assert.Equal(expected.Outline.Kinds, rule.Outline.Kinds);
            Assert.Equal(expected.Outline.Highest, rule.Outline.Highest);
            Assert.Equal(expected.Outline.Needs.Program, rule.Outline.Needs.Program);
            Assert.Equal(expected.Outline.Needs.Others, rule.Outline.Needs.Others);
        }
    }
}
