using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>Suppressions of one rule that cover the same, each with the word that means the rule; null where all rules are meant.</summary>
/// <param name="Order">The place of the first of them among all.</param>
internal sealed record ExemptionGroup(int Order, ImmutableArray<(Exemption Exemption, Located? Word)> Members);

/// <summary>The suppressions of one rule, by what they cover.</summary>
internal sealed class RuleExemptions
{
    private readonly SpanIndex<ExemptionGroup> regions;
    private readonly Dictionary<IgnoreSetting, ExemptionGroup> entries = new(ReferenceEqualityComparer.Instance);

    /// <param name="candidates">In the order in which they count.</param>
    public RuleExemptions(IEnumerable<(Exemption Exemption, Located? Word)> candidates)
    {
        var groups = candidates
            .Select((one, order) => (one.Exemption.Coverage, One: one, Order: order))
            .GroupBy(row =>
                row.Coverage is Coverage.Regions { Spans: var spans } ? (object)spans : row.One.Exemption.Setting
            )
            .Select(rows => new ExemptionGroup(rows.First().Order, [.. rows.Select(row => row.One)]))
            .ToArray();
        regions = new SpanIndex<ExemptionGroup>(
            groups.SelectMany(group =>
                group.Members[0].Exemption.Coverage is Coverage.Regions covered
                    ? covered.Spans.Select(span => (span, group))
                    : []
            )
        );
        foreach (var group in groups)
        {
            if (group.Members[0].Exemption.Setting is { } setting)
                entries[setting] = group;
        }
    }

    /// <returns>What accepts a node for which a finding stands, in order.</returns>
    public IEnumerable<ExemptionGroup> Covering(Finding finding, FindingOrigin origin, EntryIndex index) =>
        origin
            .Trace.Append(finding.Span)
            .Append(origin.Rendered)
            .SelectMany(regions.Around)
            .Concat(
                entries.Count == 0
                    ? []
                    : index.Meaning(finding, origin).Select(entries.GetValueOrDefault).OfType<ExemptionGroup>()
            )
            .Distinct<ExemptionGroup>(ReferenceEqualityComparer.Instance)
            .OrderBy(group => group.Order);
}
