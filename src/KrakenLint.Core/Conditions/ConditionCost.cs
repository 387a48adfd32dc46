using System.Collections.Immutable;

namespace KrakenLint.Conditions;

/// <summary>In which order the parts of a condition are judged: tests of one subject cost least, and often decide.</summary>
internal static class ConditionCost
{
    /// <summary>What has to be searched for comes last, in the order in which it is written.</summary>
    /// <param name="decidesWhen">The outcome of one part that decides; most tests do not hold, and most that are negated do.</param>
    public static ImmutableArray<Condition> CheapestFirst(ImmutableArray<Condition> parts, bool decidesWhen) =>
        [.. parts.OrderBy(part => (CostOf(part) * 2) + (part is Condition.Not == decidesWhen ? 0 : 1))];

    private static int CostOf(Condition condition) =>
        condition switch
        {
            Condition.Of leaf => leaf.Cost,
            Condition.Not not => CostOf(not.Inner),
            // Most conjunctions fail at their first part.
            Condition.All { Parts: var parts } => parts.Min(CostOf),
            Condition.Any { Alternatives: var alternatives } => alternatives.Max(CostOf),
            Condition.InRole => 0,
            _ => Test.Costly,
        };
}
