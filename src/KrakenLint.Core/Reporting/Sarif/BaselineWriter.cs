using System.Collections.Immutable;
using KrakenLint.Findings;

namespace KrakenLint.Reporting.Sarif;

/// <summary>What a run knows, as the next run's baseline: a full SARIF log.</summary>
public static class BaselineWriter
{
    /// <returns>
    /// Everything that was found, new or known, and what this run says nothing about; without what is resolved, and without
    /// anything that would make two baselines of the same findings differ.
    /// </returns>
    public static Report For(Report report)
    {
        var result = report.Result;
        var findings = result.Findings.Concat(result.Known).Order(FindingOrder.Instance).ToImmutableArray();
        var ids = findings
            .Select(finding => finding.Rule.Id)
            .Concat(result.Unchecked.Select(entry => entry.RuleId))
            .ToHashSet();
        return report with
        {
            Result = new LintResult([.. findings.Select(Essence)], [], result.Counts) { Unchecked = result.Unchecked },
            // It is kept under version control: nothing stands in it that would change with every version or machine.
            Rules = [.. report.Rules.Where(rule => ids.Contains(rule.Id))],
            ExitCode = 0,
            SarifProfile = SarifProfile.Full,
            MostResults = null,
        };
    }

    private static Finding Essence(Finding finding) => finding with { Related = [], Trace = [], Fix = null };
}
