using KrakenLint.Cli;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Settings;

public sealed class ConfigurationTests
{
    public static TheoryData<string, string> Broken => DefinitionText.Read("broken-configs.yaml");

    public static TheoryData<string, string> Good => DefinitionText.Read("good-configs.yaml");

    public static TheoryData<string, string> Charts => DefinitionText.Read("charts.yaml");

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_wrong_is_told(string expected, string text) =>
        Assert.Contains(ProblemsOf(text), problem => problem.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Good))]
    [MemberData(nameof(Charts))]
    public void What_is_right_has_no_problem(string title, string text)
    {
        Assert.NotEmpty(title);
        // The roles and rules that the samples name are built in, but for their own.
        Assert.Empty(ProblemsOf(text));
    }

    [Fact]
    public void The_sample_has_no_problem() =>
        Assert.Empty(
            ProblemsOf(File.ReadAllText(Path.Combine(Repository.Root, "samples", "config", "krakenlint.yaml")))
        );

    [Fact]
    public void What_init_writes_has_no_problem() =>
        Assert.Empty(ProblemsOf(InitTemplates.ConfigurationWith(InitTemplates.NoInputs, InitTemplates.NoCharts)));

    [Fact]
    public void Its_examples_have_none_either_without_their_comment_signs()
    {
        var lines = InitTemplates.ConfigurationWith(InitTemplates.NoInputs, InitTemplates.NoCharts).Split('\n');
        var examples = lines.Where(line => line.Length > 1 && line[0] == '#' && !IsProse(line)).ToArray();
        Assert.Equal(43, examples.Length);
        var text = string.Join('\n', lines.Select(line => examples.Contains(line) ? line[1..] : line));
        Assert.Empty(ProblemsOf(text));
        var configuration = Read(text, new ProblemList());
        Assert.Equal("30", Assert.Single(configuration.Ignore).Until?.Day.ToString("00", null));
        Assert.Equal("terminated-upstream", configuration.Settings["tls"]);

        // Prose has a space behind the sign; so has the inside of an example, further in.
        static bool IsProse(string line) => line.StartsWith("# ", StringComparison.Ordinal) && line[2] != ' ';
    }

    [Fact]
    public void Combinations_of_values_come_in_three_forms()
    {
        var charts = Charts
            .SelectMany(row => Read(row.Data.Item2, new ProblemList()).Charts)
            .Select(chart =>
                $"{chart.Path.Text} as {chart.Release} in {chart.Namespace}: {string.Join(" | ", chart.Values.Select(Describe))}; {string.Join(" ", chart.Set)}"
            );
        Assert.Equal(
            [
                "chart as  in : a.yaml b.yaml; ",
                "chart as live in chat: a.yaml | a.yaml b.yaml; replicas=2 image.tag=1.2",
                "other as  in : small=a.yaml | large=a.yaml b.yaml; replicas=2 hosts=a\\,b tls=true",
            ],
            charts
        );

        static string Describe(ValuesCombination values) =>
            $"{(values.Name is null ? "" : $"{values.Name}=")}{string.Join(" ", values.Files.Select(file => file.Text))}";
    }

    [Fact]
    public void A_profile_of_ones_own_ends_at_a_built_in_one()
    {
        const string Text = """
            rules: { KRK1: note }
            profiles:
              strict: { extends: middle, rules: { KRK2: error } }
              middle: { extends: generic, rules: { KRK3: off } }
            """;
        var configuration = Read(Text, new ProblemList());
        var chain = ProfileChain.Of(configuration, "strict");
        Assert.Equal("generic", chain.Base);
        Assert.Equal(["KRK1", "KRK3", "KRK2"], chain.RulesOf(configuration).Select(setting => setting.Rule.Text));
        Assert.Null(ProfileChain.Of(configuration, "other").Base);
    }

    [Fact]
    public void What_may_be_a_password_is_not_repeated()
    {
        var problems = ProblemsOf("charts: [{ path: chart, set: [hunter2] }, { path: chart, set: { a: [hunter2] } }]");
        Assert.Equal(2, problems.Length);
        Assert.DoesNotContain(problems, problem => problem.Contains("hunter2", StringComparison.Ordinal));
    }

    private static Configuration Read(string text, ProblemList problems) =>
        ConfigurationReader.Read(SourceFile.FromText("c.yaml", text), problems);

    private static string[] ProblemsOf(string text)
    {
        var problems = new ProblemList();
        var library = BuiltInRules.Load([], Read(text, problems));
        return [.. problems.ToImmutable().Concat(library.Problems).Select(problem => problem.ToString())];
    }
}
