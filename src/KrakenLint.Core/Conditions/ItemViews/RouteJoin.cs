using System.Collections.Immutable;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>
/// Finds the routes of a host that a condition can hold for, without trying each on each: what the condition asks of the
/// other route alone is judged once, and one field that must equal the item's own is looked up.
/// </summary>
internal static class RouteJoin
{
    // Fields and facts that are text on both sides, so that equal means equal letters.
    private static readonly string[] Keys = ["service", "path", "port", "cookieName", "cookiePath"];
    private static readonly string[] Facts = ["way.cookieName", "way.controller"];

    /// <summary>What a condition on the other route comes to.</summary>
    /// <param name="Own">The parts that look at the other route only.</param>
    /// <param name="Key">The field or fact that must equal something of the item, or null.</param>
    private sealed record Plan(ImmutableArray<Condition> Own, Subject? Key, Operand? Wanted);

    /// <returns>Every reference that can match, in order, and perhaps some that do not.</returns>
    public static IEnumerable<Edge> EdgesOf(Condition.Related condition, Resource resource, Item item, Scope scope)
    {
        var routes =
            item.Route is { } own && ReferenceEquals(own.Resource, resource) ? [own] : scope.Graph.RoutesOf(resource);
        var plan = PlanOf(condition.Where);
        return from route in routes
            let candidates = CandidatesOf(condition, plan, route.HostText, scope)
            from other in candidates[plan.Wanted is { } wanted ? KeyOf(wanted, item, scope) : ""]
            where !ReferenceEquals(other, route)
            select Edges.Between(scope.Graph, route, other);
    }

    // Kept for the condition, of which every rule has its own, and for each host.
    private static ILookup<string, Route> CandidatesOf(
        Condition.Related condition,
        Plan plan,
        string? host,
        Scope scope
    ) =>
        scope.Graph.OfHost(
            host,
            condition,
            () =>
                scope
                    .Graph.RoutesOfHost(host)
                    .Select(route => (Route: route, Item: RouteView.ItemOf(route, null, scope)))
                    .Where(end => plan.Own.All(part => Evaluator.Holds(part, end.Item, scope)))
                    .ToLookup(
                        end => plan.Key is { } key ? key.Read(end.Item, scope).Value?.Text ?? "" : "",
                        end => end.Route
                    )
        );

    // What is outside of the other route is the item itself.
    private static string KeyOf(Operand wanted, Item item, Scope scope) =>
        wanted switch
        {
            Operand.Reference reference => reference.Subject.Read(item, scope).Value?.Text,
            Operand.Outside outside => outside.Inner.Resolve(item, scope).Select(value => value.Text).FirstOrDefault(),
            _ => null,
        } ?? "";

    private static Plan PlanOf(Condition? where)
    {
        var parts = Flat(where).ToArray();
        var (key, wanted) = parts.Select(JoinOf).FirstOrDefault(join => join.Key is not null);
        return new Plan([.. parts.Where(part => !OuterReferences.In(part))], key, wanted);
    }

    private static IEnumerable<Condition> Flat(Condition? condition) =>
        condition switch
        {
            null => [],
            Condition.All all => all.Parts.SelectMany(Flat),
            _ => [condition],
        };

    private static (Subject? Key, Operand? Wanted) JoinOf(Condition part) =>
        part is Condition.Of { Default: null, PassesWhenAbsent: false } of
        && IsKey(of.Subject)
        && of
            .Tests.OfType<Test.OfScalar>()
            .Where(test => test.Operator.Name == "equals")
            .Select(test => test.Operands[0])
            .FirstOrDefault(operand => operand is Operand.Reference { FromOuter: true } or Operand.Outside)
            is { } wanted
            ? (of.Subject, wanted)
            : (null, null);

    private static bool IsKey(Subject subject) =>
        subject switch
        {
            Subject.Path { JsonPath: { IsAbsolute: false, Steps: [{ Name: { } name }] } } => Keys.Contains(name),
            Subject.OfFact fact => Facts.Contains(fact.Kind.Name),
            _ => false,
        };
}
