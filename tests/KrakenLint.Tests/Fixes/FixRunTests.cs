using System.Collections.Immutable;
using KrakenLint.Examples;
using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Fixes;

/// <summary>What holds of fixing by all built-in rules, on their own examples and on manifests from elsewhere.</summary>
public sealed class FixRunTests
{
    private static readonly RuleLibrary Library = BuiltInRules.Load([]);

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
            AssertLaws(inputs, example.Profile ?? LintSettings.Kraken, FixOptions.Everything);
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
            made += AssertLaws([input], profile, FixOptions.Everything);
        }
        Assert.True(made > 0, "no fix was made anywhere");
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
        var made = FixRun.Run(inputs, Lint(inputs, LintSettings.Kraken), In(LintSettings.Kraken), safe);
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
        var made = FixRun.Run(inputs, Lint(inputs, LintSettings.Kraken), In(LintSettings.Kraken), options);
        Assert.Empty(made.Files);
        Assert.Equal("it is a link", Assert.Single(made.Refused).Reason);
    }

    private static string TextOf(FixResult made) =>
        new SourceSpan(made.Files[0].After, 0, made.Files[0].After.Length).Text;

    /// <returns>How many fixes were made.</returns>
    private static int AssertLaws(ImmutableArray<LintInput> inputs, string profile, FixOptions options)
    {
        var before = Lint(inputs, profile);
        foreach (var finding in before.Findings)
            AssertEditsOnly(finding);
        var made = FixRun.Run(inputs, before, In(profile), options);
        var fixedInputs = inputs
            .Select(input =>
                made.Files.FirstOrDefault(file => file.Before == input.File) is { } file
                    ? input with
                    {
                        File = file.After,
                    }
                    : input
            )
            .ToImmutableArray();
        var after = Lint(fixedInputs, profile);
        // Each fix takes its finding away, and none brings one.
        Assert.Equal(Names(made.Result), Names(after));
        Assert.True(after.Findings.Length <= before.Findings.Length - made.Made, inputs[0].File.Path);
        foreach (var (rule, count) in Counts(after))
            Assert.True(count <= Counts(before).GetValueOrDefault(rule), $"{inputs[0].File.Path}: more {rule}");
        var again = FixRun.Run(fixedInputs, after, In(profile), options);
        Assert.Equal(0, again.Made);
        Assert.Empty(again.Files);
        return made.Made;
    }

    private static void AssertEditsOnly(Finding finding)
    {
        if (finding.Fix is not { } fix || EditPlanner.Plan(fix) is not { Refusal: null } plan)
            return;
        foreach (var file in plan.Edits.GroupBy(edit => edit.Span.File))
        {
            var after = EditedFile.Of(file.Key, file);
            var (at, shift) = (0, 0);
            foreach (var edit in file.OrderBy(edit => edit.Span.Start))
            {
                Assert.True(
                    file.Key.Bytes[at..edit.Span.Start]
                        .SequenceEqual(after.Bytes[(at + shift)..(edit.Span.Start + shift)])
                );
                at = edit.Span.End;
                shift += System.Text.Encoding.UTF8.GetByteCount(edit.NewText) - edit.Span.Length;
            }
            Assert.True(file.Key.Bytes[at..].SequenceEqual(after.Bytes[(at + shift)..]));
        }
    }

    private static Dictionary<string, int> Counts(LintResult result) =>
        result.Findings.CountBy(finding => finding.Rule.Id).ToDictionary();

    private static IEnumerable<string> Names(LintResult result) =>
        result.Findings.Select(finding => $"{finding.Rule.Id} {finding.Span} {finding.Message}");

    private static Func<ImmutableArray<LintInput>, LintResult> In(string profile) => inputs => Lint(inputs, profile);

    private static LintResult Lint(ImmutableArray<LintInput> inputs, string profile) =>
        Linter.Lint(
            inputs,
            new RuleSet(Library.Rules, RuleSelection.Of(profile)),
            Library.Roles,
            new LintSettings(profile)
        );
}
