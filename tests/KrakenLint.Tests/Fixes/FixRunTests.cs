using System.Collections.Immutable;
using KrakenLint.Examples;
using KrakenLint.Fixes;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Fixes;

/// <summary>What holds of fixing by all built-in rules, on their own examples and on manifests from elsewhere.</summary>
public sealed class FixRunTests
{
    private static readonly RuleLibrary Library = FixLaws.Library;

    private static readonly FixLaws Kraken = new(LintSettings.Kraken);

    private static readonly string[] Marked = ["antipatterns", "labels.json"];

    public static TheoryData<string> FixableRules() =>
        [.. Library.Rules.Where(rule => rule.IsFixable).Select(rule => rule.Name)];

    public static TheoryData<string> Profiles() => [.. LintSettings.Profiles];

    [Theory]
    [MemberData(nameof(FixableRules))]
    public void A_rule_with_a_fix_shows_it_in_an_example(string name)
    {
        var rule = Library.Rules.First(rule => rule.Name == name);
        Assert.Contains(rule.Examples, example => example.Fixed is not null);
        Assert.Empty(FixedExamples.Run(rule, Library));
    }

    [Theory]
    [MemberData(nameof(FixableRules))]
    public void Fixing_an_example_by_all_rules_goes_well(string name)
    {
        var rule = Library.Rules.First(rule => rule.Name == name);
        foreach (var example in rule.Examples.Where(example => example.IsBad))
        {
            var inputs = ExampleRun.For(rule, example, Library).Inputs;
            new FixLaws(example.Profile ?? LintSettings.Kraken).AssertHold(inputs);
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Fixing_manifests_from_elsewhere_goes_well(string profile)
    {
        var folder = Path.GetDirectoryName(OutsideCorpus.PathOf(Marked)) ?? "";
        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path =>
                Path.GetExtension(path) is ".yaml" or ".yml" or ".json"
                && !path.EndsWith("labels.json", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal)
            .ToArray();
        Assert.NotEmpty(files);
        var made = 0;
        foreach (var path in files)
        {
            var input = new LintInput(new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path)));
            made += new FixLaws(profile).AssertHold([input]);
        }
        Assert.True(made > 0, "no fix was made anywhere");
    }

    [Fact]
    public void What_a_fix_says_that_it_brings_is_a_rule()
    {
        var brought = Library
            .Rules.SelectMany(rule => rule.Cases.Concat(rule.Values?.Cases ?? []))
            .SelectMany(one => one.Fixes)
            .SelectMany(fix => fix.Brings)
            .Distinct()
            .ToArray();
        Assert.NotEmpty(brought);
        Assert.Empty(brought.Except(Library.Rules.Select(rule => rule.Id)));
    }

    [Fact]
    public void Safe_fixes_alone_are_made_where_no_others_are_asked_for()
    {
        const string Text = """
            apiVersion: v1
            kind: Service
            metadata:
              name: chat
              annotations:
                prometheus.io/scrape: true
            spec:
              sessionAffinity: none
              ports: [{ port: 80 }]

            """;
        ImmutableArray<LintInput> inputs = [new LintInput(SourceFile.FromText("a.yaml", Text))];
        var safe = FixOptions.Everything with { IncludesUnsafe = false };
        var made = Kraken.Fix(inputs, safe);
        Assert.Equal(2, made.Made);
        Assert.Contains("scrape: \"true\"", TextOf(made), StringComparison.Ordinal);
        Assert.Contains("sessionAffinity: None\n", TextOf(made), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_may_not_change_stays_and_is_told()
    {
        ImmutableArray<LintInput> inputs =
        [
            new LintInput(
                SourceFile.FromText(
                    "a.yaml",
                    "apiVersion: v1\nkind: Service\nmetadata: { name: a, annotations: { b: on } }\n"
                )
            ),
        ];
        var options = FixOptions.Everything with { WhyNotFile = _ => "it is a link" };
        var made = Kraken.Fix(inputs, options);
        Assert.Empty(made.Files);
        Assert.Equal("it is a link", Assert.Single(made.Refused).Reason);
    }

    private static string TextOf(FixResult made) =>
        new SourceSpan(made.Files[0].After, 0, made.Files[0].After.Length).Text;
}
