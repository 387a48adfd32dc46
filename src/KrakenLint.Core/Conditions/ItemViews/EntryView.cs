using System.Collections.Immutable;
using System.IO.Enumeration;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The view <c>entries</c>: pairs whose keys match a glob.</summary>
internal static class EntryView
{
    // A ConfigMap and a Secret hold 1 MiB at most (https://kubernetes.io/docs/concepts/configuration/configmap/): so many
    // entries of four bytes each, and distinct keys take more.
    private const int MostEntries = 262_144;

    private const int LongestPath = 1000;

    /// <summary>What <c>in</c> may say.</summary>
    public static ImmutableArray<string> Places { get; } =
    ["annotations", "labels", "nested", "data", "env", "references", "values", "tree"];

    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        if (item.Resource is not { } resource)
            return OfValues(item, query);
        return item.IsWhole ? OfWhole(resource, item, query) : OfPart(resource, item, query);
    }

    private static IEnumerable<Item> OfValues(Item item, ViewQuery query) =>
        query.Places.SelectMany(place => ValuesView.Entries(place, item, query.KeyGlob));

    private static IEnumerable<Item> OfPart(Resource resource, Item item, ViewQuery query) =>
        query.Places.SelectMany(place => In(place, resource, item, query.KeyGlob));

    private static IEnumerable<Item> OfWhole(Resource resource, Item whole, ViewQuery query) =>
        query is { Places: [var only], KeyGlob: "*" } ? AllIn(only, resource, whole) : OfPlaces(resource, whole, query);

    // Many rules ask for the same.
    private static Item[] AllIn(string place, Resource resource, Item whole) =>
        whole.Made<Item[]>(place) ?? whole.Keep(place, In(place, resource, whole, "*").ToArray());

    private static IEnumerable<Item> OfPlaces(Resource resource, Item whole, ViewQuery query)
    {
        foreach (var place in query.Places)
        {
            foreach (var entry in AllIn(place, resource, whole))
            {
                if (query.KeyGlob == "*" || Matches(query.KeyGlob, KeyOf(entry)))
                    yield return entry;
            }
        }
    }

    private static string KeyOf(Item entry) => entry.Fields["key"]?.Value?.Text ?? "";

    private static IEnumerable<Item> In(string place, Resource resource, Item item, string glob) =>
        place switch
        {
            "annotations" or "labels" => Maps(resource, place).SelectMany(map => OfMapping(map, item, glob)),
            "nested" => NestedMaps(resource).SelectMany(map => OfMapping(map, item, glob)),
            "data" => OfData(resource, item, glob),
            "env" => OfEnv(resource, item, glob, "value"),
            // What takes its value from elsewhere, wherever that is.
            "references" => OfEnv(resource, item, glob, "valueFrom"),
            "tree" => OfTree(item, glob),
            _ => [],
        };

    /// <summary>The pairs of the mapping that the item is, and of those in it; their keys are <c>rtc.tcp_port</c>. Lists are not entered.</summary>
    public static IEnumerable<Item> OfTree(Item item, string glob)
    {
        var open = new Stack<(string Prefix, YamlNode Map)>();
        if (item.Node is { IsMapping: true } root)
            open.Push(("", root));
        for (var seen = 0; open.TryPop(out var next); )
        {
            foreach (var pair in next.Map.Pairs)
            {
                // Through aliases a small text could ask for more than time allows.
                if (++seen > MostEntries)
                    throw new WalkLimitException($"the mapping has more than {MostEntries} entries");
                var path = next.Prefix + pair.Key.Text;
                if (Matches(glob, path))
                    yield return Entry(pair.Key, path, Reading.Of(path, pair.Value, isTextual: true), item);
                if (pair.Value.IsMapping && path.Length < LongestPath)
                    open.Push(($"{path}.", pair.Value));
            }
        }
    }

    // A workload's pods have metadata of their own.
    private static IEnumerable<YamlNode> Maps(Resource resource, string name)
    {
        if (resource.Root["metadata"]?[name] is { IsMapping: true } own)
            yield return own;
        if (resource.Kind != "Pod" && Kinds.PodTemplate(resource)?["metadata"]?[name] is { IsMapping: true } ofPods)
            yield return ofPods;
    }

    // What a resource is a template for has metadata too: metadata.annotations, podMetadata.labels, podAnnotations, ….
    private static IEnumerable<YamlNode> NestedMaps(Resource resource)
    {
        // A schema names such fields without being one.
        if (resource.Kind == "CustomResourceDefinition")
            yield break;
        var (tree, own) = (
            resource.Root.Tree,
            Maps(resource, "annotations").Concat(Maps(resource, "labels")).ToArray()
        );
        for (var index = resource.Root.Index; index < resource.Root.Data.After; index++)
        {
            if (tree[index] is not { Kind: YamlKind.Mapping, IsKey: false })
                continue;
            var map = new YamlNode(tree, index, -1);
            if (IsNestedMetadata(map) && !own.Contains(map))
                yield return map;
        }
    }

    private static bool IsNestedMetadata(YamlNode map) =>
        map.Key is { IsScalar: true } key
        && (
            key.Text is "podAnnotations" or "podLabels"
            || (
                key.Text is "annotations" or "labels"
                && map.Parent?.Key is { IsScalar: true } around
                && around.Text.EndsWith("etadata", StringComparison.Ordinal)
            )
        );

    public static IEnumerable<Item> OfMapping(YamlNode map, Item item, string glob)
    {
        foreach (var pair in map.Pairs)
        {
            var key = pair.Key.Text;
            if (Matches(glob, key))
                yield return Entry(pair.Key, key, Reading.Of(key, pair.Value).OrPending(), item);
        }
    }

    private static IEnumerable<Item> OfData(Resource resource, Item item, string glob)
    {
        if (resource.Kind is not ("ConfigMap" or "Secret"))
            yield break;
        foreach (var map in new[] { "data", "stringData" }.Select(name => resource.Root[name]).OfType<YamlNode>())
        {
            if (map.Data.After - map.Index > 2 * MostEntries)
                throw new WalkLimitException(
                    $"{resource.Kind} \"{resource.Name}\" has more than {MostEntries} entries"
                );
            var isEncoded = resource.IsSecret && map == resource.Root["data"];
            foreach (var pair in map.Pairs)
            {
                var key = pair.Key.Text;
                if (!Matches(glob, key))
                    continue;
                var text = Reading.Of(key, pair.Value, isTextual: true);
                var value = resource.IsSecret ? text with { IsSecret = true } : text;
                yield return Entry(pair.Key, key, isEncoded ? Decoded(value) : value, item);
            }
        }
    }

    // What is no base64 at all was never encoded, and is judged as it was written.
    private static Reading Decoded(Reading value) =>
        value.Value is { } scalar && !EnvReader.IsBase64(scalar.Text)
            ? value
            : value with
            {
                Value = EnvReader.FromBase64(value.Value?.Text ?? "") is { } text ? ScalarValue.OfText(text) : null,
                IsVerbatim = false,
            };

    private static IEnumerable<Item> OfEnv(Resource workload, Item item, string glob, string by)
    {
        foreach (var container in item.Container is { } own ? [own] : Containers.Of(workload, ContainerChoice.All))
        {
            foreach (var entry in container["env"].ItemsOrNone())
            {
                if (entry["name"] is not { IsScalar: true } name || entry[by] is not { } value)
                    continue;
                var text = name.Text;
                if (Matches(glob, text))
                    yield return Entry(name, text, Reading.Of(text, value, isTextual: true), item);
            }
        }
    }

    public static Item Entry(YamlNode key, string text, Reading value, Item item)
    {
        // In a values file a key means what it does by the keys around it.
        var fields =
            item.Resource is null && value.Node is { } node
                ? FieldList.Of(
                    ("key", Reading.OfKey(key, text)),
                    ("value", value),
                    ("at", Reading.Computed("at", ShownPath.Of(node), value.Place))
                )
                : new EntryFields(key, text, value);
        return value.Node is { } own && item.Resource is not null
            ? Item.OfFields(own, value, fields, item)
            : Item.OfFields(value.Place, value, fields, item);
    }

    // Entries are made by the thousand, and most are asked for one of the two.
    private sealed class EntryFields(YamlNode key, string text, Reading value) : FieldList
    {
        private Reading? made;

        public override Reading? this[string name] =>
            name switch
            {
                "value" => value,
                "key" => made ??= Reading.OfKey(key, text),
                _ => null,
            };
    }

    public static bool Matches(string glob, ReadOnlySpan<char> text) =>
        glob == "*" || FileSystemName.MatchesSimpleExpression(glob, text, ignoreCase: false);
}
