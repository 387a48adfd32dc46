using System.Collections.Immutable;
using KrakenLint.Findings;

namespace KrakenLint.Helm.Merging;

/// <summary>
/// Makes one finding of what one value, or one text in a template, does to several manifests. What a line of a template
/// prints for each resource anew is several: a helper that it calls is right for some of them.
/// </summary>
internal static class PlacedMerge
{
    private const int MostNamed = 3;

    public static IEnumerable<Finding> Of(IEnumerable<Finding> placed) =>
        placed.GroupBy(finding => (finding.Rule.Id, finding.Span, finding.Apart)).Select(same => Merged([.. same]));

    private static Finding Merged(ImmutableArray<Finding> all)
    {
        var gravest = all.MaxBy(finding => finding.Severity) ?? all[0];
        if (all.Length == 1)
            return gravest;
        // Sorted, so that the order of the manifests does not decide which fingerprint leads.
        var fingerprints = all.SelectMany(finding => finding.OtherFingerprints.Prepend(finding.Fingerprint))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
        return gravest with
        {
            Message = gravest.Message + Likewise(gravest, all),
            Fingerprint = fingerprints[0],
            OtherFingerprints = [.. fingerprints[1..]],
            Origins = [.. all.SelectMany(finding => finding.Origins)],
            Occurrences = all.Sum(finding => finding.Occurrences),
            Related =
            [
                .. all.SelectMany(finding => finding.Related).DistinctBy(related => (related.Span, related.Text)),
            ],
        };
    }

    // The message names one of the resources; the others are in the same plight.
    private static string Likewise(Finding gravest, ImmutableArray<Finding> all)
    {
        var others = all.Select(finding => finding.Resource)
            .OfType<ResourceName>()
            .Distinct()
            .Where(resource => resource != gravest.Resource)
            .Select(resource => $"{resource.Kind} \"{resource.Name}\"")
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (others.Length == 0)
            return "";
        var named = others.Length > MostNamed ? [.. others[..MostNamed], $"{others.Length - MostNamed} more"] : others;
        return $" (likewise {(named is [var only] ? only : $"{string.Join(", ", named[..^1])} and {named[^1]}")})";
    }
}
