using System.Collections.Immutable;

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
            ? found[0]
            : found
                .SelectMany((findings, at) => findings.Select(finding => (finding, at)))
                .GroupBy(pair =>
                    (
                        pair.finding.Rule.Id,
                        pair.finding.Span,
                        pair.finding.Apart is null ? null : pair.finding.Fingerprint
                    )
                )
                .Select(group =>
                    Merged(
                        [.. group.Select(pair => pair.finding)],
                        new Occasions([.. group.Select(pair => pair.at).Distinct().Select(at => names[at])], count)
                    )
                );

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
