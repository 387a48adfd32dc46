using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>Judges conditions on several nodes at once.</summary>
internal static class QuantifierEvaluator
{
    /// <summary>What to say, and where, of too few.</summary>
    private readonly record struct Collection(string Name, Place Place);

    // One item decides: for "some" and "none" one of which the condition is true, for "every" one of which it is not.
    public static bool? Judge(Condition.Quantified condition, Item item, Scope scope)
    {
        var decisive = condition.Quantifier != Quantifier.Every;
        bool? undecided = !decisive;
        foreach (var found in condition.Source.Items(item, scope))
        {
            var one = condition.Inner is { } inner ? Evaluator.Judge(inner, found, scope) : true;
            if (one == decisive)
                return condition.Quantifier == Quantifier.Some;
            if (one is null)
                undecided = null;
        }
        return condition.Quantifier == Quantifier.None ? !undecided : undecided;
    }

    public static Outcome Evaluate(Condition.Quantified condition, Item item, Scope scope) =>
        OutcomeOf(
            condition.Quantifier,
            condition.Inner,
            [.. condition.Source.Items(item, scope)],
            new Collection(condition.Source.OneOf, condition.Source.PlaceOf(item)),
            scope
        );

    public static Outcome Evaluate(Condition.Split condition, Item item, Scope scope)
    {
        var reading = condition.Subject.Read(item, scope).OrDefault(condition.Default);
        if (reading.IsUnknown)
            return new Outcome(true, reading.Place, "", "") { Reading = reading, IsUnknown = true };
        var parts = reading.Value is { } value
            ? PartsOf(value.Text, condition.Separator).Select(part => PartItem(reading, part, item))
            : [];
        return OutcomeOf(
            condition.Quantifier,
            condition.Inner,
            [.. parts],
            new Collection($"one part of {reading.Name}", reading.Place),
            scope
        );
    }

    public static bool Judge(Condition.Count condition, Item item, Scope scope) =>
        IsWithin(condition, NumberOf(condition, item, scope));

    public static Outcome Evaluate(Condition.Count condition, Item item, Scope scope)
    {
        var found = NumberOf(condition, item, scope);
        var expected =
            condition.AtMost == condition.AtLeast ? $"{condition.AtMost}"
            : condition.AtMost == int.MaxValue ? $"at least {condition.AtLeast}"
            : condition.AtLeast == 0 ? $"at most {condition.AtMost}"
            : $"{condition.AtLeast} to {condition.AtMost}";
        var count = found.ToString(CultureInfo.InvariantCulture);
        var place = condition.Source.PlaceOf(item);
        return new Outcome(IsWithin(condition, found), place, expected, $"not {expected}")
        {
            Reading = Reading.Computed($"the number of {condition.Source}", count, place, YamlType.Integer),
            Details = ImmutableDictionary<string, string>.Empty.Add("count", count),
        };
    }

    private static int NumberOf(Condition.Count condition, Item item, Scope scope) =>
        condition.Source.Items(item, scope).Count(found => Evaluator.Holds(condition.Where, found, scope));

    private static bool IsWithin(Condition.Count condition, int found) =>
        found >= condition.AtLeast && found <= condition.AtMost;

    public static Outcome Evaluate(Condition.Unique condition, Item item, Scope scope)
    {
        var seen = new Dictionary<string, Reading>();
        var repeated = ImmutableArray.CreateBuilder<Outcome>();
        var items = condition.Source.Items(item, scope).Where(found => Evaluator.Holds(condition.Where, found, scope));
        foreach (var reading in items.Select(found => new Subject.Self().Read(found, scope)))
        {
            if (reading.Value is not { } value || seen.TryAdd(value.Text, reading))
                continue;
            var first = new RelatedPlace(seen[value.Text].Place, "the same value stands here first");
            repeated.Add(
                new Outcome(false, reading.Place, "a value of its own", "") { Reading = reading, Related = [first] }
            );
        }
        return First(repeated) ?? new Outcome(true, condition.Source.PlaceOf(item), "", "a repeated value");
    }

    private static Outcome OutcomeOf(
        Quantifier quantifier,
        Condition? inner,
        List<Item> items,
        Collection collection,
        Scope scope
    )
    {
        var outcomes = new List<Outcome>(items.Count);
        foreach (var found in items)
        {
            // Of those that fail for certain, where all should, the first stands for the others.
            if (
                quantifier == Quantifier.None
                && outcomes.Count > 0
                && inner is Condition.Of leaf
                && LeafEvaluator.Fails(leaf, found, scope)
            )
                continue;
            outcomes.Add(inner is null ? IsThere(found, scope) : Evaluator.Evaluate(inner, found, scope));
        }
        if (quantifier == Quantifier.Some)
            return outcomes.Find(outcome => outcome.IsTrue)
                ?? outcomes.Find(outcome => outcome.IsUnknown)
                ?? new Outcome(false, collection.Place, outcomes is [var some, ..] ? some.Expected : "", "")
                {
                    Reading = Reading.Computed(collection.Name, null, collection.Place),
                    IsUncertain = outcomes.Exists(outcome => outcome.IsUncertain),
                };
        if (quantifier == Quantifier.None)
            return First(outcomes.Where(outcome => outcome.IsTrue).Select(outcome => outcome.Negated()))
                ?? All(
                    outcomes,
                    collection,
                    outcomes is [var one, ..] && !one.IsUnknown ? one.Expected : Refused(outcomes)
                );
        return First(outcomes.Where(outcome => !outcome.Holds)) ?? All(outcomes, collection, Refused(outcomes));
    }

    private static Phrase Refused(List<Outcome> outcomes) => outcomes is [var any, ..] ? any.Refused : "";

    private static Outcome All(List<Outcome> outcomes, Collection collection, Phrase refused) =>
        new(true, collection.Place, "", refused)
        {
            IsUncertain = outcomes.Exists(outcome => outcome.IsUncertain),
            IsUnknown = outcomes.Exists(outcome => outcome.IsUnknown),
        };

    private static Outcome IsThere(Item item, Scope scope) =>
        new(true, item.Place, "to be present", "to be absent") { Reading = new Subject.Self().Read(item, scope) };

    private static Outcome? First(IEnumerable<Outcome> failed) =>
        failed.SelectMany(outcome => outcome.Others.Insert(0, outcome with { Others = [] })).ToArray()
            is [var first, .. var others]
            ? first with
            {
                Others = [.. others],
            }
            : null;

    private static IEnumerable<Range> PartsOf(string text, string separator)
    {
        for (var start = 0; start <= text.Length; )
        {
            var end = text.IndexOf(separator, start, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            yield return start..end;
            start = end + separator.Length;
        }
    }

    private static Item PartItem(Reading reading, Range range, Item item)
    {
        var text = reading.Value?.Text ?? "";
        var (start, length) = range.GetOffsetAndLength(text.Length);
        var part = text.Substring(start, length);
        var trimmed = part.Trim();
        var from = start + part.Length - part.TrimStart().Length;
        var span =
            reading is { IsVerbatim: true, IsSecret: false, Node: { IsScalar: true } node } && trimmed.Length > 0
                ? LeafEvaluator.PartOf(node, text, from..(from + trimmed.Length))
                : null;
        var place = span is null ? reading.Place : new Place(reading.Node, span);
        var value = reading with
        {
            Value = ScalarValue.OfText(trimmed),
            Place = place,
            IsTextual = true,
            IsVerbatim = false,
        };
        return Item.OfFields(
            place,
            value,
            FieldList.Of(("raw", value with { Value = ScalarValue.OfText(part) })),
            item
        );
    }
}
