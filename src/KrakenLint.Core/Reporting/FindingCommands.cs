using KrakenLint.Findings;
using KrakenLint.Runbooks;

namespace KrakenLint.Reporting;

/// <summary>What the help of a rule says to run, with the names of what was found.</summary>
internal static class FindingCommands
{
    /// <returns>What each text is for, in a word, and its lines.</returns>
    public static IEnumerable<(string Word, string[] Lines)> Of(Finding finding)
    {
        var help = finding.Rule.Help;
        foreach (var (word, text) in new[] { ("diagnose", help.Diagnose), ("verify", help.Verify) })
        {
            if (text is null)
                continue;
            var filled = FilledText.Fill(text.Trim(), TextLanguage.Shell, FindingValues.Of(finding, text));
            yield return (word, filled.Split('\n'));
        }
    }
}
