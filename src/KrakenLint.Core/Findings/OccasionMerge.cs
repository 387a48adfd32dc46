using System.Collections.Immutable;
using KrakenLint.Findings.Proposals;
using KrakenLint.Text;

namespace KrakenLint.Findings;

/// <summary>Makes one finding of what is found in several combinations of values.</summary>
internal static class OccasionMerge
{
    /// <param name="names">The combinations, in the order of the configuration.</param>
    /// <param name="found">What was found in each of them.</param>
    /// <param name="count">How many combinations there are, with those of which nothing is known.</param>
    public static IEnumerable<Finding> Of(
        ImmutableArray<string> names,
        ImmutableArray<ImmutableArray<Finding>> found,
        int count
    ) =>
        count == 1
            ? found[0].Select(InOverlay)
            : found
                .SelectMany((findings, at) => findings.Select(finding => (finding, at)))
                .GroupBy(pair => KeyOf(pair.finding))
                // What every environment lacks is added once, for all of them.
                .SelectMany(group =>
                    group.Select(pair => pair.at).Distinct().Count() == count
                        ? group
                        : group.Select(pair => (finding: InOverlay(pair.finding), pair.at))
                )
                .GroupBy(pair => KeyOf(pair.finding))
                .Select(group =>
                    Merged(
                        [.. group.Select(pair => pair.finding)],
                        new Occasions([.. group.Select(pair => pair.at).Distinct().Select(at => names[at])], count)
                    )
                );

    private static (string Rule, SourceSpan Span, string? Apart) KeyOf(Finding finding) =>
        (finding.Rule.Id, finding.Span, finding.Apart);

    private static Finding InOverlay(Finding finding)
    {
        if (finding.Overlay is not { } own)
            return finding;
        var fixedThere = finding with { Fix = own.Fix ?? finding.Fix, Overlay = null };
        if (own.Step is not { } step)
            return fixedThere;
        return fixedThere with
        {
            Span = step.Span,
            Excerpt = step.Excerpt,
            Node = own.Node,
            Trace = finding.Trace is [_, .. var rest] ? [step, .. rest] : finding.Trace,
            Origins = [.. finding.Origins.Select(origin => origin with { Trace = [step.Span, .. origin.Trace] })],
            IsSecret = finding.IsSecret || own.IsSecret,
        };
    }

    private static Finding Merged(ImmutableArray<Finding> same, Occasions occasions)
    {
        var gravest = same.MaxBy(finding => finding.Severity) ?? same[0];
        return gravest with
        {
            Occasions = occasions,
            Occurrences = same.Max(finding => finding.Occurrences),
            Fix = FixOf(same, gravest, occasions),
            Origins = [.. same.SelectMany(finding => finding.Origins)],
            OtherFingerprints =
            [
                .. same.SelectMany(finding => finding.OtherFingerprints.Insert(0, finding.Fingerprint))
                    .Distinct()
                    .Where(fingerprint => fingerprint != gravest.Fingerprint),
            ],
            Related =
            [
                .. same.SelectMany(finding => finding.Related).DistinctBy(related => (related.Span, related.Text)),
            ],
        };
    }

    // What mends one environment would change the others, where nothing is wrong.
    private static ProposedFix? FixOf(ImmutableArray<Finding> same, Finding gravest, Occasions occasions)
    {
        var fix = gravest.Fix ?? same.Select(finding => finding.Fix).FirstOrDefault(fix => fix is not null);
        return fix is not null && occasions.Names.Length < occasions.Of
            ? fix with
            {
                Safety = Rules.FixSafety.Unsafe,
            }
            : fix;
    }
}
