using System.Text;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Findings;

public sealed class LimitTests
{
    [Fact]
    public void A_ConfigMap_larger_than_any_cluster_takes_is_said_not_to_be_analysed()
    {
        var text = new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: wide\ndata:\n");
        for (var number = 0; number <= 262_144; number++)
            text.Append($"  k{number}: v\n");

        var result = Lint(text.ToString());

        Assert.Equal(
            ["limit input.yaml: ConfigMap \"wide\" has more than 262144 entries True"],
            result.Notes.Select(note => $"{note.Code} {note.Path}: {note.Text} {note.IsFailure}")
        );
    }

    private static LintResult Lint(string text)
    {
        var library = BuiltInRules.Load([]);
        var rules = new RuleSet(library.Rules, RuleSelection.Of(LintSettings.Kraken));
        var input = new LintInput(SourceFile.FromText("input.yaml", text));
        return Linter.Lint([input], rules, library.Roles, new LintSettings(LintSettings.Kraken));
    }
}
