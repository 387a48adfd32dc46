using System.Text.RegularExpressions;
using KrakenLint.Conditions.Evaluation;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The view <c>find</c>: what a regular expression matches inside a text, such as a configuration file in a ConfigMap.</summary>
internal static class FindView
{
    private const string Group = "value";

    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        var reading = new Subject.Self().Read(item, scope);
        if (query.Pattern is not { } pattern || reading.RulesOut(pattern) || reading.Value is not { } value)
            return [];
        var places = new TextPlaces(reading, value.Text);
        return scope.Matches(pattern, value.Text).Select(match => ItemOf(match, reading, places, item));
    }

    private static Item ItemOf(Match match, Reading reading, TextPlaces places, Item item)
    {
        var part = match.Groups[Group] is { Success: true } group ? group : match;
        var place = places.Of(part.Index, part.Length);
        var found = reading with
        {
            Value = ScalarValue.OfText(part.Value),
            Place = place,
            IsTextual = true,
            IsVerbatim = false,
        };
        return Item.OfFields(place, found, FieldList.Of(("text", found)), item);
    }
}
