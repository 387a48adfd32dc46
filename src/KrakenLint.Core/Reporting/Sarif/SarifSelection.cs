using System.Collections.Immutable;
using KrakenLint.Findings;
using Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Reporting.Sarif;

/// <summary>A finding that a log holds, with what can only be said beside all others.</summary>
/// <param name="LineHash">GitHub's <c>primaryLocationLineHash</c>.</param>
internal sealed record ShownFinding(Finding Finding, BaselineState State, string LineHash)
{
    /// <summary>Empty for what is not suppressed; null for every finding where none is (SARIF 2.1.0, section 3.27.23).</summary>
    public IList<Microsoft.CodeAnalysis.Sarif.Suppression>? Suppressions { get; init; }
}

/// <summary>Which findings a log holds: for code scanning those that are new, and of too many the worst.</summary>
internal static class SarifSelection
{
    /// <returns>In the order of findings; what is suppressed comes last, and only where code scanning does not read it.</returns>
    public static ImmutableArray<ShownFinding> Of(Report report)
    {
        var all = report.Result.Findings.Select(finding => (Finding: finding, State: BaselineState.New));
        if (!report.Result.Known.IsEmpty)
            all = all.Concat(report.Result.Known.Select(finding => (Finding: finding, State: BaselineState.Unchanged)))
                .OrderBy(pair => pair.Finding, FindingOrder.Instance);
        var suppressed = report.SarifProfile == SarifProfile.Full ? report.Result.Suppressed : [];
        var rows = all.Select(pair => (pair.Finding, pair.State, Suppressions: SarifSuppression.None(suppressed)))
            .Concat(
                suppressed.Select(one =>
                    (one.Finding, State: BaselineState.New, Suppressions: SarifSuppression.Of(one))
                )
            )
            .ToArray();
        // Hashes are told apart among all findings, so that a baseline does not change them.
        var hashes = SarifFingerprints.LineHashes([.. rows.Select(row => row.Finding)]);
        var shown = rows.Select(
                (row, at) => new ShownFinding(row.Finding, row.State, hashes[at]) { Suppressions = row.Suppressions }
            )
            .Where(one => report.SarifProfile == SarifProfile.Full || one.State == BaselineState.New)
            .ToImmutableArray();
        return report.MostResults is { } most && shown.Length > most ? Worst(shown, most) : shown;
    }

    private static ImmutableArray<ShownFinding> Worst(ImmutableArray<ShownFinding> shown, int most) =>
        [
            .. shown
                .Index()
                .OrderByDescending(pair => pair.Item.Finding.Severity)
                .ThenBy(pair => pair.Index)
                .Take(most)
                .OrderBy(pair => pair.Index)
                .Select(pair => pair.Item),
        ];
}
