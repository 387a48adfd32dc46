using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Maps;
using KrakenLint.Rules;

namespace KrakenLint.Runbooks;

/// <summary>What a runbook is made for.</summary>
/// <param name="Rules">All rules that there are.</param>
/// <param name="Active">Ids of those that ran.</param>
/// <param name="Symptom">The only symptom to tell of; null for all.</param>
public sealed record RunbookRequest(
    RunbookBook Book,
    ImmutableArray<Rule> Rules,
    ImmutableHashSet<string> Active,
    string? Symptom
);

/// <summary>Writes the runbooks of a run: one for each bundle.</summary>
public static class RunbookBuilder
{
    public static ImmutableArray<RunbookPage> Of(LintResult result, RunbookRequest request)
    {
        var map = MapBuilder.Of(result);
        return
        [
            .. result.Bundles.Zip(map.Bundles)
                .Where(pair => !pair.First.Graph.Bundle.Resources.IsEmpty)
                .Select(pair => new PageBuilder(ViewOf(pair, result, request), request).Build()),
        ];
    }

    private static BundleView ViewOf(
        (Conditions.Scope Scope, BundleMap Map) pair,
        LintResult result,
        RunbookRequest request
    )
    {
        var files = pair.Map.Files.ToHashSet();
        return new BundleView(
            pair.Scope,
            pair.Map,
            [.. result.Findings.Where(IsHere).OrderByDescending(finding => finding.Severity)],
            [.. result.Suppressed.Select(one => one.Finding).Where(IsHere)],
            request.Active,
            !result.Notes.Any(note => note.IsFailure)
        );

        bool IsHere(Finding finding) => files.Contains(finding.Span.File.Path);
    }
}
