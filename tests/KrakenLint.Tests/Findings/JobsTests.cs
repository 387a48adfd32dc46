using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

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
        var inputs = Inputs();
        var rules = new RuleSet(Library.Rules, RuleSelection.Of(profile));

        var alone = Describe(Linter.Lint(inputs, rules, Library.Roles, new LintSettings(profile), jobs: 1));
        var together = Describe(Linter.Lint(inputs, rules, Library.Roles, new LintSettings(profile), jobs: 8));

        Assert.NotEmpty(alone);
        Assert.Equal(alone, together);
    }

    [Fact]
    public async Task Findings_do_not_depend_on_documents_being_forgotten_meanwhile()
    {
        var inputs = Inputs();
        var rules = new RuleSet(Library.Rules, RuleSelection.Of(LintSettings.Kraken));
        var settings = new LintSettings(LintSettings.Kraken);
        var expected = Describe(Linter.Lint(inputs, rules, Library.Roles, settings));

        var read = inputs.Select(input => input.Read()).ToArray();
        var trees = read.SelectMany(input => ManifestReader.Read(input).Documents)
            .Select(document => document.Yaml.Tree)
            .OfType<YamlTree>()
            .ToArray();
        using var done = new CancellationTokenSource();
        var forgetting = Task.Run(
            () =>
            {
                while (!done.IsCancellationRequested)
                    Array.ForEach(trees, tree => tree.Forget());
            },
            CancellationToken.None
        );
        var found = Describe(Linter.Lint(read, rules, Library.Roles, settings, jobs: 4));
        await done.CancelAsync();
        await forgetting;

        Assert.Equal(expected, found);
    }

    // The examples of all rules, as so many files and bundles, and all of them once more as one large file.
    private static LintInput[] Inputs()
    {
        var texts = Library.Rules.SelectMany(rule => rule.Examples).Select(example => example.Files[0].Text).ToArray();
        return
        [
            .. texts.Select((text, number) => new LintInput(SourceFile.FromText($"{number}.yaml", text), $"{number}")),
            new LintInput(SourceFile.FromText("all.yaml", string.Join("\n---\n", texts))),
        ];
    }

    private static string[] Describe(LintResult result) =>
        [
            .. result.Findings.Select(finding =>
                $"{finding.Rule.Id} {finding.Severity} {finding.Span} {finding.Fingerprint} {finding.Message}"
            ),
            .. result.Notes.Select(note => $"{note.Path} {note.Text}"),
        ];
}
