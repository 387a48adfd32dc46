using System.Collections.Immutable;

namespace KrakenLint.Rendering.Library;

/// <summary>Functions on mappings (https://masterminds.github.io/sprig/dicts.html).</summary>
internal static class MapFunctions
{
    public static ImmutableArray<FunctionRow> Rows { get; } =
    [
        new("dict", 0, Dictionary, TakesUnknown: true),
        new("get", 2, a => MapOf(a[0]) is { } map ? map[a.Text(1)] ?? "".ToDatum() : Arguments.Unknown),
        new("set", 3, Set, TakesUnknown: true),
        new("unset", 2, Unset),
        new("hasKey", 2, a => MapOf(a[0]) is { } map ? (map[a.Text(1)] is not null).ToDatum() : Arguments.Unknown),
        new("pluck", 1, a => a[1..].OfType<MapDatum>().Select(map => map[a.Text(0)]).OfType<Datum>().ToDatum()),
        new(
            "keys",
            0,
            a =>
                a.Values.OfType<MapDatum>()
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
        new("deepCopy", 1, a => MapDatum.DeepCopy(a[0], a.Budget)),
        new("dig", 3, Dig),
        new("toYaml", 1, a => YamlEmitter.Emit(a[0], a.Budget).ToDatum(), TakesUnknown: true),
        new("toYamlPretty", 1, a => YamlEmitter.Emit(a[0], a.Budget, indentsLists: true).ToDatum(), TakesUnknown: true),
        new("fromYaml", 1, a => Parsed(a.Rope(0), a.Budget, isList: false)),
        new("fromYamlArray", 1, a => Parsed(a.Rope(0), a.Budget, isList: true)),
        new("fromJson", 1, a => IsJson(a.Text(0), "{n") ? Parsed(a.Rope(0), a.Budget, isList: false) : Mistake()),
        new(
            "fromJsonArray",
            1,
            a =>
                IsJson(a.Text(0), "[n") ? Parsed(a.Rope(0), a.Budget, isList: true) : new ListDatum([Arguments.Unknown])
        ),
        new(
            "mustFromJson",
            1,
            a => IsJson(a.Text(0), "{[\"-0123456789tfn") ? DatumReader.Read(a.Rope(0), a.Budget) : Arguments.Unknown
        ),
        new("toJson", 1, a => JsonEmitter.Emit(a[0], a.Budget, escapesHtml: true).ToDatum(), TakesUnknown: true),
        new("toRawJson", 1, a => JsonEmitter.Emit(a[0], a.Budget, escapesHtml: false).ToDatum(), TakesUnknown: true),
        new(
            "toPrettyJson",
            1,
            a => JsonEmitter.Emit(a[0], a.Budget, escapesHtml: true, indent: "  ").ToDatum(),
            TakesUnknown: true
        ),
    ];

    // Go passes an untyped nil as the empty map.
    private static MapDatum? MapOf(Datum value) => value is NilDatum ? new MapDatum() : value as MapDatum;

    private static Datum Dictionary(Given arguments)
    {
        var map = new MapDatum();
        for (var at = 0; at < arguments.Length; at += 2)
            map.Set(arguments.Text(at), at + 1 < arguments.Length ? arguments[at + 1] : "".ToDatum());
        return map;
    }

    private static Datum Set(Given arguments)
    {
        if (arguments[0] is not MapDatum map || !arguments[1].IsKnown())
            return Arguments.Unknown;
        map.Set(arguments.Text(1), arguments[2]);
        return map;
    }

    private static Datum Unset(Given arguments)
    {
        if (arguments[0] is not MapDatum map)
            return Arguments.Unknown;
        map.Remove(arguments.Text(1));
        return map;
    }

    private static Datum Filtered(Given arguments, bool isKept)
    {
        if (MapOf(arguments[0]) is not { } map)
            return Arguments.Unknown;
        var names = arguments[1..]
            .SelectMany(name => name is ListDatum list ? list.Items : [name])
            .Select(name => name.Text(arguments.Budget))
            .ToHashSet();
        var kept = new MapDatum { Node = map.Node, Layers = map.Layers };
        foreach (var (key, value) in map.Entries.Where(entry => names.Contains(entry.Key) == isKept))
            kept.Set(key, value);
        return kept;
    }

    // mergo changes the first mapping, and the mappings inside it, in place; what it takes over from others is theirs still.
    private static Datum Merged(Given arguments, bool overwrites)
    {
        if (arguments[0] is not MapDatum target)
            return Arguments.Unknown;
        foreach (var source in arguments[1..])
        {
            if (source is MapDatum map)
                Merge(target, map, (overwrites, arguments.Budget), 0);
            else if (source is not NilDatum)
                return Arguments.Unknown;
        }
        return target;
    }

    private static void Merge(MapDatum target, MapDatum source, (bool Overwrites, Budget Budget) how, int level)
    {
        how.Budget.Visit(level);
        how.Budget.Spend(source.Count);
        if (ReferenceEquals(target, source))
            return;
        foreach (var (key, value) in source.Entries)
        {
            var old = target[key];
            if (old is MapDatum into && value is MapDatum from)
                Merge(into, from, how, level + 1);
            else if (how.Overwrites || (value is not NilDatum && (old is null || !GoText.IsTrue(old))))
                target.Set(key, value);
        }
    }

    private static Datum Dig(Given arguments)
    {
        var value = arguments[^1];
        foreach (var key in arguments[..^2])
        {
            if (value is not MapDatum map)
                return Arguments.Unknown;
            if (map[key.Text(arguments.Budget)] is not { } next)
                return arguments[^2];
            value = next;
        }
        return value;
    }

    private static bool IsJson(string text, string firsts) =>
        text.AsSpan().TrimStart() is [var first, ..] && firsts.Contains(first, StringComparison.Ordinal);

    private static Datum Parsed(Rope text, Budget budget, bool isList) =>
        (DatumReader.Read(text, budget), isList) switch
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
