using System.Collections.Immutable;

namespace KrakenLint.Rendering;

/// <summary>Functions on mappings (https://masterminds.github.io/sprig/dicts.html).</summary>
internal static class MapFunctions
{
    public static ImmutableArray<FunctionRow> Rows { get; } =
    [
        new("dict", 0, Dictionary, TakesUnknown: true),
        new("get", 2, a => MapOf(a[0]) is { } map ? map[a[1].Text()] ?? "".ToDatum() : Arguments.Unknown),
        new("set", 3, Set, TakesUnknown: true),
        new("unset", 2, Unset),
        new("hasKey", 2, a => MapOf(a[0]) is { } map ? (map[a[1].Text()] is not null).ToDatum() : Arguments.Unknown),
        new("pluck", 1, a => a[1..].OfType<MapDatum>().Select(map => map[a[0].Text()]).OfType<Datum>().ToDatum()),
        new(
            "keys",
            0,
            a =>
                a.OfType<MapDatum>()
                    .SelectMany(map => map.Entries)
                    .Select(entry => (Datum)TextDatum.Of(entry.Key, entry.Value.Node))
                    .ToDatum()
        ),
        new(
            "values",
            1,
            a => MapOf(a[0]) is { } map ? map.Entries.Select(entry => entry.Value).ToDatum() : Arguments.Unknown
        ),
        new("pick", 1, a => Filtered(a, isKept: true)),
        new("omit", 1, a => Filtered(a, isKept: false)),
        new("merge", 1, a => Merged(a, overwrites: false)),
        new("mergeOverwrite", 1, a => Merged(a, overwrites: true)),
        new("deepCopy", 1, a => MapDatum.DeepCopy(a[0])),
        new("dig", 3, Dig),
        new("toYaml", 1, a => YamlEmitter.Emit(a[0]).ToDatum(), TakesUnknown: true),
        new("toYamlPretty", 1, a => YamlEmitter.Emit(a[0], indentsLists: true).ToDatum(), TakesUnknown: true),
        new("fromYaml", 1, a => Parsed(a[0], isList: false)),
        new("fromYamlArray", 1, a => Parsed(a[0], isList: true)),
        new("fromJson", 1, a => IsJson(a[0], "{n") ? Parsed(a[0], isList: false) : Mistake()),
        new(
            "fromJsonArray",
            1,
            a => IsJson(a[0], "[n") ? Parsed(a[0], isList: true) : new ListDatum([Arguments.Unknown])
        ),
        new(
            "mustFromJson",
            1,
            a => IsJson(a[0], "{[\"-0123456789tfn") ? DatumReader.Read(a[0].Rope()) : Arguments.Unknown
        ),
        new("toJson", 1, a => JsonEmitter.Emit(a[0], escapesHtml: true).ToDatum(), TakesUnknown: true),
        new("toRawJson", 1, a => JsonEmitter.Emit(a[0], escapesHtml: false).ToDatum(), TakesUnknown: true),
        new(
            "toPrettyJson",
            1,
            a => JsonEmitter.Emit(a[0], escapesHtml: true, indent: "  ").ToDatum(),
            TakesUnknown: true
        ),
    ];

    // Go passes an untyped nil as the empty map.
    private static MapDatum? MapOf(Datum value) => value is NilDatum ? new MapDatum() : value as MapDatum;

    private static Datum Dictionary(ImmutableArray<Datum> arguments)
    {
        var map = new MapDatum();
        for (var at = 0; at < arguments.Length; at += 2)
            map.Set(arguments[at].Text(), at + 1 < arguments.Length ? arguments[at + 1] : "".ToDatum());
        return map;
    }

    private static Datum Set(ImmutableArray<Datum> arguments)
    {
        if (arguments[0] is not MapDatum map || !arguments[1].IsKnown())
            return Arguments.Unknown;
        map.Set(arguments[1].Text(), arguments[2]);
        return map;
    }

    private static Datum Unset(ImmutableArray<Datum> arguments)
    {
        if (arguments[0] is not MapDatum map)
            return Arguments.Unknown;
        map.Remove(arguments[1].Text());
        return map;
    }

    private static Datum Filtered(ImmutableArray<Datum> arguments, bool isKept)
    {
        if (MapOf(arguments[0]) is not { } map)
            return Arguments.Unknown;
        var names = arguments[1..]
            .SelectMany(name => name is ListDatum list ? list.Items : [name])
            .Select(name => name.Text())
            .ToHashSet();
        var kept = new MapDatum { Node = map.Node, Layers = map.Layers };
        foreach (var (key, value) in map.Entries.Where(entry => names.Contains(entry.Key) == isKept))
            kept.Set(key, value);
        return kept;
    }

    // mergo changes the first mapping; what it takes over from the others is theirs still.
    private static Datum Merged(ImmutableArray<Datum> arguments, bool overwrites)
    {
        if (arguments[0] is not MapDatum target)
            return Arguments.Unknown;
        foreach (var source in arguments[1..])
        {
            if (source is MapDatum map)
                Merge(target, map, overwrites, 0);
            else if (source is not NilDatum)
                return Arguments.Unknown;
        }
        return target;
    }

    private static void Merge(MapDatum target, MapDatum source, bool overwrites, int depth)
    {
        foreach (var (key, value) in source.Entries)
        {
            var old = target[key];
            if (old is MapDatum into && value is MapDatum from && depth < 100)
            {
                var copy = into.Copy();
                Merge(copy, from, overwrites, depth + 1);
                target.Set(key, copy);
            }
            else if (old is null || overwrites || !GoText.IsTrue(old))
                target.Set(key, value);
        }
    }

    private static Datum Dig(ImmutableArray<Datum> arguments)
    {
        var value = arguments[^1];
        foreach (var key in arguments[..^2])
        {
            if (value is not MapDatum map)
                return Arguments.Unknown;
            if (map[key.Text()] is not { } next)
                return arguments[^2];
            value = next;
        }
        return value;
    }

    private static bool IsJson(Datum text, string firsts) =>
        text.Text().AsSpan().TrimStart() is [var first, ..] && firsts.Contains(first, StringComparison.Ordinal);

    private static Datum Parsed(Datum text, bool isList) =>
        (DatumReader.Read(text.Rope()), isList) switch
        {
            (MapDatum map, false) => map,
            (ListDatum list, true) => list,
            (NilDatum, false) => new MapDatum(),
            (NilDatum, true) => new ListDatum([]),
            (_, true) => new ListDatum([Arguments.Unknown]),
            _ => Mistake(),
        };

    // Helm's answer to a text that does not parse; what it says of it is not known here.
    private static MapDatum Mistake()
    {
        var map = new MapDatum();
        map.Set("Error", Arguments.Unknown);
        return map;
    }
}
