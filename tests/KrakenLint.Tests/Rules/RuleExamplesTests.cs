using System.Text.RegularExpressions;
using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Examples;
using KrakenLint.Graph;
using KrakenLint.Rules;
using KrakenLint.Rules.Files;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Ways;

namespace KrakenLint.Tests.Rules;

/// <summary>The examples inside the built-in rules.</summary>
public sealed class RuleExamplesTests
{
    private static readonly RuleLibrary Library = BuiltInRules.Load([]);

    // The one good example of these holds every value that must stay silent.
    private static readonly string[] HoldsAllInOne = ["no-debug-output"];

    // A regular expression, a relation or test as rules write it, a name in braces, a mark or word twice,
    // a comma where a semicolon parts what is wrong from the advice, a question that something follows.
    private static readonly Regex WordsOfAMachine = new(
        """to match /|\bno [\w -]+ that it |one of \w+ (?:no|to)\b|to be absent|to be present|\{\w|,,|  |, expected |, did you mean|\?[;:,]|\b(?<word>\w{3,}) \k<word>\b""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    public static TheoryData<string> Names() => [.. Library.Rules.Select(rule => rule.Name)];

    [Fact]
    public void Every_built_in_rule_loads() => Assert.Empty(Library.Problems);

    // Runs trust them, and skip some of the checks.
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void A_built_in_rule_passes_the_checks_that_other_rules_must_pass(string name)
    {
        var problems = new ProblemList();

        Assert.NotNull(RuleReader.Read(RuleOf(name).File, Library.Words, problems));
        Assert.Empty(problems.ToImmutable());
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Examples_find_exactly_what_they_mark(string name) =>
        Assert.Empty(ExampleRunner.Run(RuleOf(name), Library));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void There_is_a_bad_example_and_there_are_two_good_ones(string name)
    {
        var examples = RuleOf(name).Examples;
        Assert.True(examples.Any(example => example.IsBad), "no bad example");
        var least = RuleOf(name).IsOnProblems || HoldsAllInOne.Contains(name) ? 1 : 2;
        Assert.True(examples.Count(example => !example.IsBad) >= least, $"fewer than {least} good examples");
    }

    /// <summary>What a condition says of itself ("no redis that it authenticates to") is no advice for anybody.</summary>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void A_finding_is_told_in_the_words_of_a_person(string name)
    {
        var rule = RuleOf(name);
        var told = rule
            .Examples.Select(example => ExampleRun.For(rule, example, Library))
            .SelectMany(run => run.Lint(run.Inputs).Findings)
            .SelectMany(finding => new[] { finding.Message, finding.Label });

        Assert.DoesNotContain(told, text => WordsOfAMachine.IsMatch(text));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Help_says_why(string name) => Assert.NotEmpty(RuleOf(name).Help.Why);

    public static TheoryData<string> Words() =>
        [
            .. ScalarOperators.All.Select(row => row.Name),
            .. UnitKinds.All.Where(row => row != UnitKinds.Number).Select(row => $"unit: {row.Name}"),
            .. SubjectReader.All.Select(row => row.Name),
            .. Views.All.Select(row => row.Name),
            .. Edges.All.Select(row => $"by: {row.Name}"),
            .. Facts.All.Select(row => row.Name).Where(name => !IsOfEverySetting(name)),
            .. FixReader.Edits.Select(row => row.Name),
            .. FixValueReader.Conversions.Select(row => row.TakesArgument ? row.Name : $"convert: {row.Name}"),
        ];

    // These come from one table for all settings of ways in, each of which the controllers' examples show.
    private static bool IsOfEverySetting(string fact) =>
        WaySetting.All.Any(setting =>
            fact == $"way.{setting.Name}"
            || fact == $"way.{setting.Name}.written"
            || fact == $"way.{setting.Name}.remedy"
        );

    /// <summary>A row that no test uses is a row that nobody needs, or nobody checks.</summary>
    [Theory]
    [MemberData(nameof(Words))]
    public void Every_row_of_the_tables_is_used(string word)
    {
        var texts = RuleCaseFile
            .Names()
            .SelectMany(name => RuleCaseFile.Read(name))
            .Where(found => found["findings"] is not null)
            .Select(found => found["rule"] ?? "")
            .Concat(Library.Rules.Select(rule => new SourceSpan(rule.File, 0, rule.File.Length).Text))
            .Append(Roles());
        var isFact = word.Contains('.', StringComparison.Ordinal);
        var part = word.Contains(':', StringComparison.Ordinal) || isFact ? word : $"{word}:";
        Assert.Contains(texts, text => text.Contains(part, StringComparison.Ordinal));
    }

    private static string Roles()
    {
        var stream = typeof(BuiltInRules).Assembly.GetManifestResourceStream("rules/roles.yaml") ?? Stream.Null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Rule RuleOf(string name) => Library.Rules.First(rule => rule.Name == name);
}
