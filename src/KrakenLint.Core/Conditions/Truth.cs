using System.Collections.Immutable;

namespace KrakenLint.Conditions;

/// <summary>
/// Whether a condition is true, where nobody asks which node decided. The parts of a conjunction may then be judged in any
/// order: tests of one subject cost least, and most conjunctions that are not true fail one of them.
/// </summary>
internal static class Truth
{
    public static bool Of(Condition condition, Item item, Scope scope) =>
        condition switch
        {
            Condition.All all => OfAll(all.CheapestFirst, item, scope),
            Condition.Any any => OfAny(any.Alternatives, item, scope),
            Condition.Of leaf => LeafEvaluator.Holds(leaf, item, scope) == true,
            Condition.Not { Inner: Condition.Of leaf } => LeafEvaluator.Holds(leaf, item, scope) == false,
            _ => Evaluator.Evaluate(condition, item, scope).IsTrue,
        };

    /// <summary>True where a quick look shows that a condition holds, or that nobody can tell; false says nothing.</summary>
    public static bool Passes(Condition condition, Item item, Scope scope) =>
        condition switch
        {
            Condition.Of leaf => LeafEvaluator.Holds(leaf, item, scope) != false,
            Condition.Not { Inner: Condition.Of leaf } => LeafEvaluator.Holds(leaf, item, scope) != true,
            _ => false,
        };

    /// <summary>What has to be searched for comes last, in the order in which it is written.</summary>
    public static ImmutableArray<Condition> CheapestFirst(ImmutableArray<Condition> parts) =>
        [.. parts.OrderBy(CostOf)];

    private static bool OfAll(ImmutableArray<Condition> parts, Item item, Scope scope)
    {
        foreach (var part in parts)
        {
            if (!Of(part, item, scope))
                return false;
        }
        return true;
    }

    private static bool OfAny(ImmutableArray<Condition> alternatives, Item item, Scope scope)
    {
        foreach (var alternative in alternatives)
        {
            if (Of(alternative, item, scope))
                return true;
        }
        return false;
    }

    private static int CostOf(Condition condition) =>
        condition switch
        {
            Condition.Of leaf => leaf.Cost,
            Condition.Not { Inner: Condition.Of leaf } => leaf.Cost,
            _ => Test.Costly,
        };
}
