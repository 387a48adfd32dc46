using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Findings.Proposals;
using KrakenLint.Fixes;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Fixes;

/// <summary>What holds of fixing any files by all built-in rules.</summary>
internal sealed class FixLaws(string profile)
{
    public static RuleLibrary Library { get; } = BuiltInRules.Load([]);

    public LintResult Lint(ImmutableArray<LintInput> inputs) =>
        Linter.Lint(
            inputs,
            new RuleSet(Library.Rules, RuleSelection.Of(profile)),
            Library.Roles,
            new LintSettings(profile)
        );

    public FixResult Fix(ImmutableArray<LintInput> inputs, FixOptions options) =>
        FixRun.Run(inputs, Lint(inputs), Lint, options);

    /// <returns>How many fixes were made.</returns>
    public int AssertHold(ImmutableArray<LintInput> inputs)
    {
        var before = Lint(inputs);
        foreach (var finding in before.Findings)
            AssertEditsOnly(finding);
        var made = FixRun.Run(inputs, before, Lint, FixOptions.Everything);
        var changed = With(inputs, made);
        var after = Lint(changed);
        Assert.Equal(Names(made.Result.Findings), Names(after.Findings));
        AssertNothingNew(before, after, made);
        var again = FixRun.Run(changed, after, Lint, FixOptions.Everything);
        Assert.Equal(0, again.Made);
        Assert.Empty(again.Files);
        // What could have been fixed is fixed, or it is said why not.
        Assert.Equal(
            Names(after.Findings.Where(finding => finding.Fix is not null)),
            Names(made.Refused.Select(refusal => refusal.Finding))
        );
        return made.Made;
    }

    /// <summary>The files after their fixes.</summary>
    public static ImmutableArray<LintInput> With(ImmutableArray<LintInput> inputs, FixResult made) =>
        [
            .. inputs.Select(input =>
                made.Files.FirstOrDefault(file => file.Before == input.File) is { } file
                    ? input with
                    {
                        File = file.After,
                    }
                    : input
            ),
        ];

    public static IEnumerable<string> CommentsOf(SourceFile file) =>
        YamlReader.Read(file).Documents.SelectMany(YamlComments.Of).Select(comment => comment.Text.TrimEnd());

    // Each fix takes its finding away; none brings one, but those that say so.
    private static void AssertNothingNew(LintResult before, LintResult after, FixResult made)
    {
        var brought = CountsOf(made.Brought);
        var (was, remains) = (Gravity(before), Gravity(after));
        Assert.True(made.Made == 0 ? was == remains : string.CompareOrdinal(remains, was) < 0, $"{was} to {remains}");
        foreach (var (rule, count) in CountsOf(after.Findings))
            Assert.True(
                count <= CountsOf(before.Findings).GetValueOrDefault(rule) + brought.GetValueOrDefault(rule),
                $"more {rule}"
            );
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
            // What is removed takes the comments beside it along.
            if (!fix.Edits.Any(edit => edit is NodeEdit.Remove))
                Assert.Equal(CommentsOf(file.Key), CommentsOf(after));
        }
    }

    // One digit for each finding, the gravest first: a smaller text is a better result.
    private static string Gravity(LintResult result) =>
        string.Concat(result.Findings.Select(finding => (int)finding.Severity).OrderDescending());

    private static Dictionary<string, int> CountsOf(IEnumerable<Finding> findings) =>
        findings.CountBy(finding => finding.Rule.Id).ToDictionary();

    private static IEnumerable<string> Names(IEnumerable<Finding> findings) =>
        findings.Select(finding => $"{finding.Rule.Id} {finding.Span} {finding.Message}");
}
