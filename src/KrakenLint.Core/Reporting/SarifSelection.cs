using System.Collections.Immutable;
using KrakenLint.Findings;
using Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Reporting;

/// <summary>A finding that a log holds, with what can only be said beside all others.</summary>
/// <param name="LineHash">GitHub's <c>primaryLocationLineHash</c>.</param>
internal sealed record ShownFinding(Finding Finding, BaselineState State, string LineHash);

/// <summary>Which findings a log holds: for code scanning those that are new, and of too many the worst.</summary>
internal static class SarifSelection
{
    /// <returns>In the order of findings.</returns>
    public static ImmutableArray<ShownFinding> Of(Report report)
    {
        var all = report.Result.Findings.Select(finding => (Finding: finding, State: BaselineState.New));
        if (!report.Result.Known.IsEmpty)
            all = all.Concat(report.Result.Known.Select(finding => (Finding: finding, State: BaselineState.Unchanged)))
                .OrderBy(pair => pair.Finding, FindingOrder.Instance);
        // Hashes are told apart among all findings, so that a baseline does not change them.
        var hashes = SarifFingerprints.LineHashes([.. all.Select(pair => pair.Finding)]);
        var shown = all.Select((pair, at) => new ShownFinding(pair.Finding, pair.State, hashes[at]))
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
