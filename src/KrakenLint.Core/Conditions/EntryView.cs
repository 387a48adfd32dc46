using System.Collections.Immutable;
using System.IO.Enumeration;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>The view <c>entries</c>: pairs whose keys match a glob.</summary>
internal static class EntryView
{
    // A ConfigMap and a Secret hold 1 MiB at most (https://kubernetes.io/docs/concepts/configuration/configmap/).
    private const int MostEntries = 100_000;

    /// <summary>What <c>in</c> may say.</summary>
    public static ImmutableArray<string> Places { get; } = ["annotations", "labels", "data", "env", "values"];

    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        if (item.Resource is not { } resource)
            return query.Places.SelectMany(place => ValuesView.Entries(place, item, query.KeyGlob));
        return query.Places.SelectMany(place => In(place, resource, item, query.KeyGlob));
    }

    private static IEnumerable<Item> In(string place, Resource resource, Item item, string glob) =>
        place switch
        {
            "annotations" or "labels" => Maps(resource, place).SelectMany(map => OfMapping(map, item, glob)),
            "data" => OfData(resource, item, glob),
            "env" => OfEnv(resource, item, glob),
            _ => [],
        };

    // A workload's pods have metadata of their own.
    private static IEnumerable<YamlNode> Maps(Resource resource, string name)
    {
        if (resource.Root["metadata"]?[name] is { IsMapping: true } own)
            yield return own;
        if (resource.Kind != "Pod" && Kinds.PodTemplate(resource)?["metadata"]?[name] is { IsMapping: true } ofPods)
            yield return ofPods;
    }

    public static IEnumerable<Item> OfMapping(YamlNode map, Item item, string glob) =>
        map
            .Pairs.Where(pair => Matches(glob, pair.Key.Text))
            .Select(pair => Entry(pair.Key, pair.Key.Text, Reading.Of(pair.Key.Text, pair.Value), item));

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

    private static Reading Decoded(Reading value) =>
        value with
        {
            Value = EnvReader.FromBase64(value.Value?.Text ?? "") is { } text ? ScalarValue.OfText(text) : null,
            IsVerbatim = false,
        };

    private static IEnumerable<Item> OfEnv(Resource workload, Item item, string glob)
    {
        foreach (var container in item.Container is { } own ? [own] : Containers.Of(workload, ContainerChoice.All))
        {
            foreach (var entry in container["env"].ItemsOrNone())
            {
                if (
                    entry["name"] is not { IsScalar: true } name
                    || entry["value"] is not { } value
                    || !Matches(glob, name.Text)
                )
                    continue;
                yield return Entry(name, name.Text, Reading.Of(name.Text, value, isTextual: true), item);
            }
        }
    }

    public static Item Entry(YamlNode key, string text, Reading value, Item item)
    {
        var fields = FieldList.Of(("key", Reading.OfKey(key, text)), ("value", value));
        return Item.OfFields(value.Place, value, fields, item);
    }

    public static bool Matches(string glob, string text) =>
        glob == "*" || FileSystemName.MatchesSimpleExpression(glob, text, ignoreCase: false);
}
