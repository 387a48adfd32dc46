using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Manifests;

namespace KrakenLint.Findings;

/// <summary>Says what would have to be added below the node that is underlined in its stead.</summary>
internal static class MissingKeys
{
    private static readonly string[] Metadata = ["metadata", "annotations"];

    /// <returns>Keys from the underlined node down; empty where something present is to blame, or where it cannot be said.</returns>
    public static ImmutableArray<string> Of(Outcome outcome, Item item)
    {
        if (outcome is not { Reading: { Node: null, IsUnknown: false } reading, Place.Node: { } place })
            return [];
        if (reading is { IsPresent: true, IsAssumed: false })
            return [];
        return reading.Name.Contains('/', StringComparison.Ordinal)
            ? BelowMetadata(reading.Name, ShownPath.Of(place))
            : BelowItem(reading.Name, item, ShownPath.Of(place));
    }

    private static ImmutableArray<string> BelowMetadata(string annotation, string place)
    {
        for (var length = 0; length <= Metadata.Length; length++)
        {
            if (place == string.Join('.', Metadata[..length]))
                return [.. Metadata[length..], annotation];
        }
        return [];
    }

    private static ImmutableArray<string> BelowItem(string name, Item item, string place)
    {
        if (item.Node is not { } start || !name.Split('.').All(IsPlain))
            return [];
        var whole = Joined(ShownPath.Of(start), name);
        var rest =
            place.Length == 0 ? whole
            : whole.StartsWith($"{place}.", StringComparison.Ordinal) ? whole[(place.Length + 1)..]
            : "";
        return rest.Length == 0 || !rest.Split('.').All(IsPlain) ? [] : [.. rest.Split('.')];
    }

    private static string Joined(string start, string name) => start.Length == 0 ? name : $"{start}.{name}";

    private static bool IsPlain(string key) =>
        key.Length > 0 && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
}
