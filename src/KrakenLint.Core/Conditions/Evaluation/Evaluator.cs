using KrakenLint.Manifests;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>
/// What conditions mean, two ways side by side: <see cref="Judge"/> says whether one holds, for a fraction of the cost of
/// <see cref="Evaluate"/>, which says which node decided. Most conditions find nothing, and only what is found is explained.
/// </summary>
public static class Evaluator
{
    private const string OfIngress = "-ingress";

    /// <returns>Whether the condition holds; null where nobody can tell.</returns>
    internal static bool? Judge(Condition condition, Item item, Scope scope) =>
        condition switch
        {
            Condition.All all => JunctionEvaluator.Judge(all, item, scope),
            Condition.Any any => JunctionEvaluator.Judge(any, item, scope),
            Condition.Not not => !Judge(not.Inner, item, scope),
            Condition.Of of => LeafEvaluator.Judge(of, item, scope),
            Condition.Quantified quantified => QuantifierEvaluator.Judge(quantified, item, scope),
            Condition.Count count => QuantifierEvaluator.Judge(count, item, scope),
            Condition.Related related => RelationEvaluator.Judge(related, item, scope),
            Condition.InRole role => IsInRole(role, item, scope),
            // What is rare, or has to be looked at as a whole, is judged by what there is to tell of it.
            _ => Evaluate(condition, item, scope) is { IsUnknown: false } outcome ? outcome.Holds : null,
        };

    /// <returns>The same with the node that decided.</returns>
    public static Outcome Evaluate(Condition condition, Item item, Scope scope) =>
        condition switch
        {
            Condition.All all => JunctionEvaluator.Evaluate(all, item, scope),
            Condition.Any any => JunctionEvaluator.Evaluate(any, item, scope),
            Condition.Not not => Evaluate(not.Inner, item, scope).Negated(),
            Condition.Of of => LeafEvaluator.Evaluate(of, item, scope),
            Condition.Split split => QuantifierEvaluator.Evaluate(split, item, scope),
            Condition.Quantified quantified => QuantifierEvaluator.Evaluate(quantified, item, scope),
            Condition.Count count => QuantifierEvaluator.Evaluate(count, item, scope),
            Condition.Unique unique => QuantifierEvaluator.Evaluate(unique, item, scope),
            Condition.Related related => RelationEvaluator.Evaluate(related, item, scope),
            Condition.Lookup lookup => LookupEvaluator.Evaluate(lookup, item, scope),
            Condition.InRole role => new Outcome(IsInRole(role, item, scope), item.Place, role.Wanted, role.Unwanted),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "a condition of a new kind"),
        };

    /// <returns>True where it holds for certain.</returns>
    public static bool Holds(Condition? condition, Item item, Scope scope) =>
        condition is null || Judge(condition, item, scope) == true;

    // In a values file the sections that become Ingresses have the roles that Ingresses have.
    private static bool IsSectionOf(string role, Item item, Scope scope) =>
        role.EndsWith(OfIngress, StringComparison.Ordinal)
        && item.Node is { } node
        && scope.Roles.Means(item.Section ?? IngressSections.Around(node), role[..^OfIngress.Length]);

    public static bool IsInRole(Condition.InRole role, Item item, Scope scope) =>
        item.Resource is { } resource ? scope.Roles.Has(resource, role.Role) : IsSectionOf(role.Role, item, scope);
}
