using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Findings;

/// <summary>How many hands work on a run shows in nothing but the time.</summary>
public sealed class JobsTests
{
    private static readonly RuleLibrary Library = BuiltInRules.Load([]);

    [Theory]
    [InlineData(LintSettings.Kraken)]
    [InlineData(LintSettings.Generic)]
    public void Findings_do_not_depend_on_the_number_of_jobs(string profile)
    {
        // The examples of all rules, as so many files and bundles, and all of them once more as one large file.
        var texts = Library.Rules.SelectMany(rule => rule.Examples).Select(example => example.Files[0].Text).ToArray();
        var inputs = texts
            .Select((text, number) => new LintInput(SourceFile.FromText($"{number}.yaml", text), $"{number}"))
            .Append(new LintInput(SourceFile.FromText("all.yaml", string.Join("\n---\n", texts))))
            .ToArray();
        var rules = new RuleSet(Library.Rules, RuleSelection.Of(profile));

        var alone = Describe(Linter.Lint(inputs, rules, Library.Roles, new LintSettings(profile), jobs: 1));
        var together = Describe(Linter.Lint(inputs, rules, Library.Roles, new LintSettings(profile), jobs: 8));

        Assert.NotEmpty(alone);
        Assert.Equal(alone, together);
    }

    private static string[] Describe(LintResult result) =>
        [
            .. result.Findings.Select(finding =>
                $"{finding.Rule.Id} {finding.Severity} {finding.Span} {finding.Fingerprint} {finding.Message}"
            ),
            .. result.Notes.Select(note => $"{note.Path} {note.Text}"),
        ];
}
