using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>The view <c>find</c>: what a regular expression matches inside a text, such as a configuration file in a ConfigMap.</summary>
internal static class FindView
{
    private const string Group = "value";

    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        var reading = new Subject.Self().Read(item, scope);
        if (query.Pattern is not { } pattern || reading.RulesOut(pattern) || reading.Value is not { } value)
            return [];
        return scope.Matches(pattern, value.Text).Select(match => ItemOf(match, reading, value.Text, item));
    }

    private static Item ItemOf(Match match, Reading reading, string text, Item item)
    {
        var part = match.Groups[Group] is { Success: true } group ? group : match;
        var place = PlaceOf(reading, text, part.Index..(part.Index + part.Length));
        var found = reading with
        {
            Value = ScalarValue.OfText(part.Value),
            Place = place,
            IsTextual = true,
            IsVerbatim = false,
        };
        return Item.OfFields(place, found, FieldList.Of(("text", found)), item);
    }

    private static Place PlaceOf(Reading reading, string text, Range range)
    {
        if (reading is not { IsVerbatim: true, Node: { IsScalar: true } node })
            return reading.Place;
        // Where letters of a secret stand is its own business; where it lacks some is not.
        if (reading.IsSecret && text[range].Any(char.IsLetterOrDigit))
            return reading.Place;
        var span =
            node.Style == YamlStyle.Literal ? InBlock(node, text, range) : LeafEvaluator.PartOf(node, text, range);
        return span is null ? reading.Place : new Place(node, span);
    }

    // The lines of a literal block stand in the file as they are, behind its indentation. Of several lines the first counts.
    private static SourceSpan? InBlock(YamlNode node, string text, Range range)
    {
        var (offset, length) = range.GetOffsetAndLength(text.Length);
        var lineStart = text.LastIndexOf('\n', Math.Max(0, offset - 1), Math.Max(0, offset)) + 1;
        var number = text.AsSpan(0, lineStart).Count('\n');
        if (ScalarText.LineOf(node, number) is not { } line)
            return null;
        var shown = line.Text;
        var from = offset - lineStart;
        var onFirst = text.AsSpan(offset, length).IndexOf('\n') is > 0 and var end ? end : length;
        return from + onFirst <= shown.Length ? LeafEvaluator.Cut(line, shown, from..(from + onFirst)) : null;
    }
}
