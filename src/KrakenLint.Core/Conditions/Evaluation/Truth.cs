using System.Collections.Immutable;
using KrakenLint.Conditions.ItemViews;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>
/// Whether a condition is true, where nobody asks which node decided: what <see cref="Evaluator"/> says, for a fraction of
/// the cost. Most conditions find nothing, and only what is found is explained. The parts of a conjunction or
/// an alternative may be judged in any order: tests of one subject cost least, and often decide.
/// </summary>
internal static class Truth
{
    /// <returns>Null where nobody can tell.</returns>
    public static bool? Of(Condition condition, Item item, Scope scope) =>
        condition switch
        {
            Condition.All all => OfAll(all.CheapestFirst, item, scope),
            Condition.Any any => OfAny(any.CheapestFirst, item, scope),
            Condition.Not not => !Of(not.Inner, item, scope),
            Condition.Of leaf => LeafEvaluator.Holds(leaf, item, scope),
            Condition.Quantified quantified => OfItems(
                quantified.Quantifier,
                quantified.Inner,
                quantified.Source.Items(item, scope),
                scope
            ),
            Condition.Count count => QuantifierEvaluator.Holds(count, item, scope),
            Condition.Related related => RelationEvaluator.Holds(related, item, scope),
            Condition.InRole role => Evaluator.IsInRole(role, item, scope),
            _ => Of(Evaluator.Evaluate(condition, item, scope)),
        };

    /// <summary>What has to be searched for comes last, in the order in which it is written.</summary>
    /// <param name="decidesWhen">The outcome of one part that decides; most tests do not hold, and most that are negated do.</param>
    public static ImmutableArray<Condition> CheapestFirst(ImmutableArray<Condition> parts, bool decidesWhen) =>
        [.. parts.OrderBy(part => (CostOf(part) * 2) + (part is Condition.Not == decidesWhen ? 0 : 1))];

    private static bool? Of(Outcome outcome) => outcome.IsUnknown ? null : outcome.Holds;

    private static bool? OfAll(ImmutableArray<Condition> parts, Item item, Scope scope)
    {
        bool? all = true;
        foreach (var part in parts)
        {
            var one = Of(part, item, scope);
            if (one == false)
                return false;
            all &= one;
        }
        return all;
    }

    private static bool? OfAny(ImmutableArray<Condition> alternatives, Item item, Scope scope)
    {
        bool? any = false;
        foreach (var alternative in alternatives)
        {
            var one = Of(alternative, item, scope);
            if (one == true)
                return true;
            any |= one;
        }
        return any;
    }

    // One item decides: for "some" and "none" one of which the condition is true, for "every" one of which it is not.
    private static bool? OfItems(Quantifier quantifier, Condition? inner, IEnumerable<Item> items, Scope scope)
    {
        var decisive = quantifier != Quantifier.Every;
        bool? undecided = !decisive;
        foreach (var item in items)
        {
            var one = inner is null ? true : Of(inner, item, scope);
            if (one == decisive)
                return quantifier == Quantifier.Some;
            if (one is null)
                undecided = null;
        }
        return quantifier == Quantifier.None ? !undecided : undecided;
    }

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
