using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Reporting.Plain;
using KrakenLint.Rules;
using KrakenLint.Runbooks;
using KrakenLint.Settings;

namespace KrakenLint.Reporting;

/// <summary>A rule in prose, for a terminal: what, why, how it shows, what to do, examples.</summary>
public static class Explanation
{
    private const int MostFindings = 5;

    /// <param name="found">Findings of the rule, whose names its commands are told with; empty where there are none.</param>
    public static void Write(Rule rule, ImmutableArray<Finding> found, TextWriter output)
    {
        output.Write($"{rule.Id} {rule.Name}\n{rule.Summary}\n\n");
        foreach (var profile in LintSettings.Profiles)
            output.Write($"  {profile}: {rule.SeverityIn(profile).ToString().ToLowerInvariant()}\n");
        if (FixLine.Words(rule) is { Length: > 0 } fix)
            output.Write($"  fix: {fix} (krakenlint lint --fix{(rule.HasSafeFix ? "" : " --unsafe-fixes")})\n");
        if (rule.Tags.Length > 0)
            output.Write($"  tags: {string.Join(", ", rule.Tags)}\n");
        Section(output, "Why", rule.Help.Why);
        Section(output, "Symptoms", string.Join(", ", rule.Help.Symptoms));
        if (found.IsEmpty)
            WriteHelp(rule, _ => ImmutableDictionary<string, string>.Empty, output);
        foreach (var finding in found.DistinctBy(finding => finding.Judged ?? finding.Resource).Take(MostFindings))
        {
            output.Write($"\n{finding.Span}: {TerminalText.Escape(finding.Message)}\n");
            WriteHelp(rule, text => FindingValues.Of(finding, text), output);
        }
        if (found.Length > MostFindings)
            output.Write($"\nand {found.Length - MostFindings} more findings of this rule\n");
        Example(output, "Bad", rule.Examples.FirstOrDefault(example => example.IsBad));
        Fixed(output, rule.Examples.FirstOrDefault(example => example.Fixed is not null));
        Example(output, "Good", rule.Examples.FirstOrDefault(example => !example.IsBad));
        Section(output, "Sources", string.Join('\n', rule.Help.Links));
    }

    private static void WriteHelp(
        Rule rule,
        Func<string, ImmutableDictionary<string, string>> valuesFor,
        TextWriter output
    )
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        Section(output, "Diagnose", Filled(rule.Help.Diagnose));
        Section(output, "Remedy", Filled(rule.Help.Remedy));
        Section(output, "Verify", Filled(rule.Help.Verify));
        if (missing.Count > 0)
            Section(
                output,
                "Put in",
                string.Join(
                    '\n',
                    missing.Select(name => $"{FilledText.StandIn(name)}: {RunbookNames.Find(name)?.Summary ?? name}")
                )
            );

        string? Filled(string? text) =>
            text is null ? null : FilledText.Fill(text, TextLanguage.Shell, valuesFor(text), missing);
    }

    private static void Section(TextWriter output, string title, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        output.Write($"\n{title}\n");
        foreach (var line in text.Split('\n'))
            output.Write(line.Length == 0 ? "\n" : $"  {TerminalText.Escape(line)}\n");
    }

    private static void Fixed(TextWriter output, RuleExample? example)
    {
        if (example is not null)
            Section(output, $"Fixed ({example.Title})", example.Fixed?.TrimEnd());
    }

    private static void Example(TextWriter output, string title, RuleExample? example)
    {
        if (example is null)
            return;
        var several = example.Files.Length > 1;
        foreach (var file in example.Files)
            Section(
                output,
                several ? $"{title} ({example.Title}, {file.Name})" : $"{title} ({example.Title})",
                file.Text.TrimEnd()
            );
    }
}
