using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Graph;
using KrakenLint.JsonPaths;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Needs;

/// <summary>Keys and words without which a rule finds nothing in a resource, worked out from its conditions.</summary>
internal static class RuleNeeds
{
    /// <returns>Null where nothing is known.</returns>
    public static Need? Of(RuleBody body)
    {
        var whole = ItemTexts.OfResource;
        var items = body.Each is { } each ? whole.Of(each) : whole;
        return Need.AllOf([
            body.Select.Where is { } where ? Of(where, isWanted: true, whole) : null,
            body.Each is { } source ? Of(source, whole) : null,
            Need.AnyOf(body.Cases.Select(one => Of(one, items))),
        ]);
    }

    /// <summary>The same for a condition on a resource.</summary>
    public static Need? Of(Condition when) => Of(when, isWanted: true, ItemTexts.OfResource);

    private static Need? Of(RuleCase one, ItemTexts items) =>
        Need.AllOf([
            one.When is { } when ? Of(when, isWanted: true, items) : null,
            one.Check is { } check ? Of(check, isWanted: false, items) : null,
        ]);

    // What must be there for a condition to be true, or to be false.
    private static Need? Of(Condition condition, bool isWanted, ItemTexts item) =>
        condition switch
        {
            Condition.Not not => Of(not.Inner, !isWanted, item),
            Condition.All all => Of(all.Parts, isWanted, isWanted, item),
            Condition.Any any => Of(any.Alternatives, !isWanted, isWanted, item),
            Condition.Of leaf => Of(leaf, isWanted, item),
            Condition.Quantified some => NeedsItem(some.Quantifier, isWanted)
                ? Need.AllOf([
                    Of(some.Source, item),
                    some.Inner is { } inner
                        ? Of(inner, some.Quantifier != Quantifier.Every, item.Of(some.Source))
                        : null,
                ])
                : null,
            Condition.Count count => count.AtLeast > 0 && isWanted
                ? Need.AllOf([
                    Of(count.Source, item),
                    count.Where is { } where ? Of(where, isWanted: true, item.Of(count.Source)) : null,
                ])
                : null,
            Condition.Unique unique => isWanted ? null : Of(unique.Source, item),
            Condition.Related related => isWanted && related.AtLeast > 0 ? Of(related) : null,
            Condition.InRole role => isWanted ? new Need.Other(role.Role) : null,
            _ => null,
        };

    private static Need? Of(ImmutableArray<Condition> parts, bool needsAll, bool isWanted, ItemTexts item)
    {
        var needs = parts.Select(part => Of(part, isWanted, item));
        return needsAll ? Need.AllOf(needs) : Need.AnyOf(needs);
    }

    // Of a reference that leads to nothing, only its own end is there.
    private static Need? Of(Condition.Related related)
    {
        var hasEnd = related.IsIncoming || related.Where is not null || related.States is [EdgeState.Found];
        return Need.AllOf([
            hasEnd && related.Target is { } target ? new Need.Other(target) : null,
            related.Where is { } where ? Elsewhere(Of(where, isWanted: true, ItemTexts.OfResource)) : null,
        ]);
    }

    // What another resource needs of the bundle; what it needs in itself is not known here.
    private static Need? Elsewhere(Need? need) =>
        need switch
        {
            Need.All all => Need.AllOf(all.Parts.Select(Elsewhere)),
            Need.Any any => Need.AnyOf(any.Parts.Select(Elsewhere)),
            Need.Other other => other,
            _ => null,
        };

    // One item decides.
    private static bool NeedsItem(Quantifier quantifier, bool isWanted) => (quantifier == Quantifier.Some) == isWanted;

    private static Need? Of(Condition.Of leaf, bool isWanted, ItemTexts item)
    {
        if (leaf.Default is not null || leaf.HoldsWhenAbsent == isWanted)
            return null;
        var present = Of(leaf.Subject, item);
        if (!isWanted)
            return present;
        var reach = item.ReachOf(leaf.Subject);
        return Need.AllOf(leaf.Tests.Select(test => Of(test, reach)).Prepend(present));
    }

    private static Need? Of(Test test, TextReach reach) =>
        test is not Test.OfScalar scalar ? null
        : scalar is { Operator.Name: "matches", Written.Literal: var literal }
            ? Need.AllOf([Of(literal.Texts, reach), Of(literal.Others, reach)])
        : scalar.Operator.Name is "equals" or "in" or "contains" or "startsWith" or "endsWith"
            ? Need.AnyOf(scalar.Operands.Select(operand => Of(operand, reach)))
        : null;

    private static Need? Of(ImmutableArray<string> texts, TextReach reach) =>
        texts.IsDefaultOrEmpty ? null : Need.AnyOf(texts.Select(text => Need.OfWord(text, reach)));

    // Numbers are equal however they are written.
    private static Need? Of(Operand operand, TextReach reach) =>
        operand is Operand.Literal { Value: { Type: YamlType.String } value } ? Need.OfWord(value.Text, reach) : null;

    private static Need? Of(Source source, ItemTexts item) =>
        source is { View.Name: "find", Query.Pattern.Literal: var literal }
            ? Need.AllOf([Of(literal.Texts, item.Self), Of(literal.Others, item.Self)])
        : source.Path is { } path ? Of(path, item)
        : null;

    private static Need? Of(JsonPath path, ItemTexts item) =>
        item.HasKeys ? Need.AllOf(path.Keys.Select(keys => Need.AnyOf(keys.Select(key => new Need.Key(key))))) : null;

    private static Need? Of(Subject subject, ItemTexts item) =>
        subject switch
        {
            Subject.Path path => item.HasField(path.JsonPath) ? null : Of(path.JsonPath, item),
            Subject.Pod pod when item.IsOfResource => Of(pod.JsonPath, ItemTexts.OfResource),
            Subject.Annotation annotation when item.IsOfResource => new Need.Key(annotation.Key),
            Subject.Env env when item.IsOfResource => Need.OfWord(env.Name, TextReach.Variables),
            Subject.Label label when item.IsOfResource => new Need.Key(label.Key),
            _ => null,
        };
}
