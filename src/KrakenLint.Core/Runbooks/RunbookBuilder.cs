using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Maps;
using KrakenLint.Rules;
using KrakenLint.Text;

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
)
{
    /// <summary>What was found in charts, at the places where people edit it.</summary>
    public ImmutableArray<Finding> OfCharts { get; init; } = [];
}

/// <summary>Writes the runbooks of a run: one for each bundle.</summary>
public static class RunbookBuilder
{
    public static ImmutableArray<RunbookPage> Of(LintResult result, RunbookRequest request)
    {
        var map = MapBuilder.Of(result);
        var places = request
            .OfCharts.SelectMany(finding => finding.Origins.Select(origin => (origin.Rendered, finding)))
            .DistinctBy(pair => (pair.finding.Rule.Id, pair.Rendered))
            .ToDictionary(pair => (pair.finding.Rule.Id, pair.Rendered), pair => pair.finding);
        return
        [
            .. result
                .Bundles.Zip(map.Bundles)
                .Where(pair => !pair.First.Graph.Bundle.Resources.IsEmpty)
                .Select(pair => new PageBuilder(ViewOf(pair, result, request, places), request).Build()),
        ];
    }

    private static BundleView ViewOf(
        (Conditions.Scope Scope, BundleMap Map) pair,
        LintResult result,
        RunbookRequest request,
        Dictionary<(string Rule, SourceSpan Rendered), Finding> places
    )
    {
        var files = pair.Map.Files.ToHashSet();
        return new BundleView(
            pair.Scope,
            pair.Map,
            [.. result.Findings.Where(IsHere).Select(Edited).OrderByDescending(finding => finding.Severity)],
            [.. result.Suppressed.Select(one => one.Finding).Where(IsHere)],
            request.Active,
            !result.Notes.Any(note => note.IsFailure)
        );

        Finding Edited(Finding finding) =>
            places.TryGetValue((finding.Rule.Id, finding.Span), out var placed)
                ? finding with
                {
                    Span = placed.Span,
                    Fix = placed.Fix ?? finding.Fix,
                }
                : finding;

        bool IsHere(Finding finding) => files.Contains(finding.Span.File.Path);
    }
}
