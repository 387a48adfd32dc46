using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>Puts what was found in the merged values and what was found in the rendered manifests together.</summary>
internal static class ValuesFindings
{
    /// <param name="placed">Findings on manifests, already carried to the chart's files.</param>
    /// <param name="raw">What <c>values</c> blocks say of the same release.</param>
    /// <returns>Both; a mistake that was found in both ways once, on the values, known by both fingerprints.</returns>
    public static ImmutableArray<Finding> Join(
        ImmutableArray<Finding> placed,
        ImmutableArray<RawFinding> raw,
        NodeOrigins origins,
        Provenance provenance
    )
    {
        var refuted = raw.Where(one => IsJudgedByRendering(one, origins, provenance)).Select(KeyOf).ToHashSet();
        var findings = placed.ToBuilder();
        foreach (var values in FindingWriter.Write(raw))
        {
            var same = findings.FindIndex(one => IsSame(one, values));
            if (same >= 0)
                findings[same] = Joined(findings[same], values);
            else if (!refuted.Contains((values.Rule.Id, values.Span)))
                findings.Add(values);
        }
        return findings.ToImmutable();
    }

    // Where a section is printed, the manifests tell what became of it: a template may add what the values lack.
    private static bool IsJudgedByRendering(RawFinding one, NodeOrigins origins, Provenance provenance) =>
        !one.Active.Rule.Cases.IsEmpty
        && !one.Active.Rule.IsOnProblems
        && one.Outcome.Place.Node is { } node
        && origins.Below(SectionOf(node)).Any(provenance.Prints);

    private static YamlNode SectionOf(YamlNode node) => node.Parent is { Parent: not null } parent ? parent : node;

    private static (string, SourceSpan?) KeyOf(RawFinding one) =>
        (one.Active.Rule.Id, one.Place is { } place ? Underline.Of(place).Span : null);

    private static bool IsSame(Finding rendered, Finding values) =>
        rendered.Rule.Id == values.Rule.Id
        && rendered.Trace.Select(step => step.Span).Prepend(rendered.Span).Any(values.Covers);

    private static Finding Joined(Finding rendered, Finding values) =>
        rendered with
        {
            OtherFingerprints = [.. rendered.OtherFingerprints, values.Fingerprint],
            Fix = rendered.Fix ?? (rendered.Span == values.Span ? values.Fix : null),
        };

    private static int FindIndex(this ImmutableArray<Finding>.Builder findings, Predicate<Finding> fits)
    {
        for (var at = 0; at < findings.Count; at++)
        {
            if (fits(findings[at]))
                return at;
        }
        return -1;
    }
}
