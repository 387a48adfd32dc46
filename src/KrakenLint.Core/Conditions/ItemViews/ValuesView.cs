using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The views on Helm values files.</summary>
internal static class ValuesView
{
    /// <summary>Prefixes of keys that only annotations have; a mapping with one of them is a map of annotations.</summary>
    private static readonly string[] KnownPrefixes =
    [
        "nginx.ingress.kubernetes.io/",
        "nginx.org/",
        "nginx.com/",
        "cert-manager.io/",
        "acme.cert-manager.io/",
        "alb.ingress.kubernetes.io/",
        "service.beta.kubernetes.io/",
        "traefik.ingress.kubernetes.io/",
        "haproxy.org/",
        "haproxy-ingress.github.io/",
        "projectcontour.io/",
        "konghq.com/",
        "external-dns.alpha.kubernetes.io/",
        "kubernetes.io/ingress.",
        "kubernetes.io/tls-acme",
        "cloud.google.com/",
        "networking.gke.io/",
        "prometheus.io/",
        "helm.sh/",
    ];

    private static readonly string[] OtherMaps = ["labels", "selector", "limits", "requests"];

    /// <summary>Every mapping below the item that holds a key with the prefix.</summary>
    public static IEnumerable<Item> Annotations(Item item, Scope scope, ViewQuery query) =>
        item is { Resource: null, Node: { } node }
            ? ValuesMappings.AllIn(node).Where(map => HasKey(map, [query.Argument])).Select(map => Item.Of(map, item))
            : [];

    /// <summary>Every mapping of the file that holds a key.</summary>
    public static IEnumerable<Item> Mappings(Item item, Scope scope, ViewQuery query) =>
        item is { Resource: null, Node: { } node }
            ? ValuesMappings
                .In(node.Tree.Root)
                .Where(map => map[query.Argument] is not null)
                .Select(map =>
                    Item.OfMapping(
                        map,
                        FieldList.Of(("at", Reading.Computed("at", ShownPath.Of(map), Place.At(map)))),
                        item
                    )
                )
            : [];

    /// <summary>The pairs beside the item, and beside each mapping that holds it, whose keys match.</summary>
    public static IEnumerable<Item> Beside(Item item, Scope scope, ViewQuery query)
    {
        if (item is not { Resource: null, Node: { } node })
            yield break;
        for (var map = node.Parent; map is { } around; map = around.Parent)
        {
            foreach (var entry in Few(around, item, query.Argument))
                yield return entry;
        }
    }

    // Asked for many items of one mapping, which is looked through once.
    private static Item[] Few(YamlNode map, Item item, string glob)
    {
        var file = item;
        while (file.Outer is { } outer)
            file = outer;
        var what = $"{glob} in {map.Index}";
        return file.Made<Item[]>(what)
            ?? file.Keep(what, EntryView.OfMapping(map, file, glob).Take(MostBeside).ToArray());
    }

    private const int MostBeside = 10;

    /// <summary>The pairs of a values file.</summary>
    /// <param name="place"><c>annotations</c>, <c>env</c>, <c>values</c> or <c>tree</c>; other places are not told apart there.</param>
    public static IEnumerable<Item> Entries(string place, Item item, string glob)
    {
        // A text holds no pairs; what is asked for then are those of its file.
        if ((item.Node is { IsScalar: true } text ? text.Tree.Root : item.Node) is not { } node)
            return [];
        return place switch
        {
            "values" => ValuesMappings.In(node).SelectMany(map => EntryView.OfMapping(map, item, glob)),
            "annotations" => ValuesMappings
                .AllIn(node)
                .Where(IsAnnotations)
                .SelectMany(map => EntryView.OfMapping(map, item, glob)),
            "env" => ValuesMappings.In(node).SelectMany(map => OfEnv(map, item, glob)),
            "tree" => EntryView.OfTree(item, glob),
            _ => [],
        };
    }

    // Charts take variables as Kubernetes does, in a list, or as a mapping below "env" or "extraEnv".
    private static IEnumerable<Item> OfEnv(YamlNode map, Item item, string glob)
    {
        if (
            map["name"] is { IsScalar: true, IsNull: false } name
            && map["value"] is { } value
            && map.Parent is { IsSequence: true }
            && EntryView.Matches(glob, name.Text)
        )
            return [EntryView.Entry(name, name.Text, Reading.Of(name.Text, value, isTextual: true), item)];
        return map.Key is { IsScalar: true } key && key.Text.Contains("env", StringComparison.OrdinalIgnoreCase)
            ? EntryView.OfMapping(map, item, glob)
            : [];
    }

    private static bool IsAnnotations(YamlNode map) =>
        IngressSections.IsAnnotations(map) || (HasKey(map, KnownPrefixes) && !HoldsNoAnnotations(map));

    // Nodes have labels of these prefixes as well.
    private static bool HoldsNoAnnotations(YamlNode map) =>
        map.Key is { IsScalar: true } key
        && OtherMaps.Any(end => key.Text.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static bool HasKey(YamlNode map, string[] prefixes)
    {
        foreach (var pair in map.OwnPairs)
        {
            if (
                pair.Key.IsScalar
                && pair.Key.Text is var text
                && prefixes.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal))
            )
                return true;
        }
        return false;
    }
}
