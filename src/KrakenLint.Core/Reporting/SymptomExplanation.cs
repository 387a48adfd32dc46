using System.Collections.Immutable;
using KrakenLint.Rules;
using KrakenLint.Runbooks;
using KrakenLint.Settings;

namespace KrakenLint.Reporting;

/// <summary>A symptom in prose, for a terminal: how it shows, what may be behind it, and the rules about it.</summary>
public static class SymptomExplanation
{
    public static void Write(RunbookBook book, string symptom, ImmutableArray<Rule> rules, TextWriter output)
    {
        var file = book.Symptom(symptom);
        output.Write($"{symptom}\n");
        if (file is not null)
            output.Write($"{TerminalText.Escape(file.Title ?? "")}\n\n{TerminalText.Escape(file.Text ?? "")}\n");
        var causes = book.Files.Where(one => one.Symptom == symptom).SelectMany(one => one.Causes).ToArray();
        if (causes.Length > 0)
            output.Write("\nWhat may be behind it\n");
        foreach (var cause in causes)
            output.Write($"  - {Shown(cause.Cause)}\n    check: {Shown(cause.Check)}\n    cure: {Shown(cause.Cure)}\n");
        output.Write("\nRules about it\n");
        foreach (var rule in rules.Where(rule => RuleSet.HasSymptom(symptom, rule)))
            output.Write(
                $"  {rule.Id}  {rule.SeverityIn(LintSettings.Kraken).ToString().ToLowerInvariant(), -7}  {rule.Summary}\n"
            );
        output.Write(
            $"\nkrakenlint lint --symptom {symptom}: what of it your files show\nkrakenlint runbook --symptom {symptom}: what to do, with the names of your files\n"
        );
    }

    private static string Shown(string text) =>
        string.Concat(
            PageWords
                .Of(text, ImmutableDictionary<string, string>.Empty, new HashSet<string>())
                .Select(word => word.Text)
        );
}
