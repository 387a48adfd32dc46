using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.JsonPaths;

namespace KrakenLint.Rules;

/// <summary>
/// Keys without which a rule finds nothing in a resource, worked out from its conditions: of each set one key must be there.
/// </summary>
internal static class KeyNeeds
{
    private const int MostKeys = 16;

    /// <summary>Rules out nothing.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> None = [];

    /// <returns>Sets of keys.</returns>
    public static ImmutableArray<ImmutableArray<string>> Of(RuleBody body)
    {
        var selected = body.Select.Where is { } where ? Of(where, isWanted: true) : None;
        var items = body.Each is { } each ? Of(each) : None;
        return IsInDocument(body.Each)
            ? [.. selected, .. items, .. OneOf(body.Cases.Select(one => Of(one)))]
            : [.. selected, .. items];
    }

    private static ImmutableArray<ImmutableArray<string>> Of(RuleCase one) =>
        [
            .. one.When is { } when ? Of(when, isWanted: true) : None,
            .. one.Check is { } check ? Of(check, isWanted: false) : None,
        ];

    // What must be there for a condition to be true, or to be false.
    private static ImmutableArray<ImmutableArray<string>> Of(Condition condition, bool isWanted) =>
        condition switch
        {
            Condition.Not not => Of(not.Inner, !isWanted),
            Condition.All all => isWanted ? AllOf(all.Parts, isWanted) : OneOf(all.Parts, isWanted),
            Condition.Any any => isWanted ? OneOf(any.Alternatives, isWanted) : AllOf(any.Alternatives, isWanted),
            Condition.Of leaf => leaf.Default is null && leaf.HoldsWhenAbsent != isWanted ? Of(leaf.Subject) : None,
            Condition.Quantified some => NeedsItem(some.Quantifier, isWanted)
                ? [.. Of(some.Source), .. OfInner(some, some.Quantifier != Quantifier.Every)]
                : None,
            Condition.Count count => count.AtLeast > 0 && isWanted ? Of(count.Source) : None,
            Condition.Unique unique => isWanted ? None : Of(unique.Source),
            _ => None,
        };

    // One item decides.
    private static bool NeedsItem(Quantifier quantifier, bool isWanted) => (quantifier == Quantifier.Some) == isWanted;

    private static ImmutableArray<ImmutableArray<string>> OfInner(Condition.Quantified condition, bool isWanted) =>
        condition.Inner is { } inner && IsInDocument(condition.Source) ? Of(inner, isWanted) : None;

    private static ImmutableArray<ImmutableArray<string>> AllOf(ImmutableArray<Condition> parts, bool isWanted) =>
        [.. parts.SelectMany(part => Of(part, isWanted))];

    private static ImmutableArray<ImmutableArray<string>> OneOf(ImmutableArray<Condition> parts, bool isWanted) =>
        OneOf(parts.Select(part => Of(part, isWanted)));

    // Of each alternative the set that says most; nothing is known where one of them has none.
    private static ImmutableArray<ImmutableArray<string>> OneOf(
        IEnumerable<ImmutableArray<ImmutableArray<string>>> alternatives
    )
    {
        var keys = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var sets in alternatives)
        {
            if (sets.IsEmpty)
                return None;
            keys.UnionWith(sets.OrderBy(set => set.Length).ThenByDescending(set => set.Min(key => key.Length)).First());
        }
        return keys.Count is 0 or > MostKeys
            ? None
            :
            [
                [.. keys],
            ];
    }

    // Items that are nodes of the resource, and have no fields that hide its keys.
    private static bool IsInDocument(Source? source) => source?.View?.Name is null or "containers" or "pods";

    private static ImmutableArray<ImmutableArray<string>> Of(Source source) =>
        source.Path is { } path ? Of(path) : None;

    private static ImmutableArray<ImmutableArray<string>> Of(JsonPath path) =>
        [.. path.Names.Select(name => ImmutableArray.Create(name))];

    private static ImmutableArray<ImmutableArray<string>> Of(Subject subject) =>
        subject switch
        {
            Subject.Path path => Of(path.JsonPath),
            Subject.Pod pod => Of(pod.JsonPath),
            Subject.Annotation annotation =>
            [
                [annotation.Key],
            ],
            Subject.Label label =>
            [
                [label.Key],
            ],
            _ => None,
        };
}
