using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

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

    /// <summary>Every mapping below the item that holds a key with the prefix.</summary>
    public static IEnumerable<Item> Annotations(Item item, Scope scope, ViewQuery query) =>
        item is { Resource: null, Node: { } node }
            ? Mappings(node).Where(map => HasKey(map, [query.Argument])).Select(map => Item.Of(map, item))
            : [];

    /// <summary>The sections of the file that templates make Ingresses of.</summary>
    public static IEnumerable<Item> Sections(Item item, Scope scope, ViewQuery query)
    {
        if (item is not { Resource: null, Node: { } node })
            return [];
        return IngressSections
            .In(node.Tree)
            .Where(section => query.Argument == "all" || scope.Roles.Means(section, query.Argument))
            .Select(section => SectionOf(section, item));
    }

    /// <summary>A section with its first path and its class as fields.</summary>
    public static Item SectionOf(YamlNode section, Item outer)
    {
        var path = IngressSections.PathsOf(section).Select(node => (YamlNode?)node).FirstOrDefault();
        var name = IngressSections.ClassOf(section);
        return Item.OfSection(
            section,
            FieldList.Of(("path", Field("path", path)), ("class", Field("class", name))),
            outer
        );

        Reading Field(string field, YamlNode? node) =>
            node is { } found ? Reading.Of(field, found, isTextual: true) : Reading.Absent(field, section);
    }

    /// <summary>The paths of the section that an item is.</summary>
    public static IEnumerable<Item> SectionPaths(Item item, Scope scope, ViewQuery query) =>
        item is { Resource: null, Node: { } section }
            ? IngressSections
                .PathsOf(section)
                .Select(path =>
                    Item.OfFields(Place.At(path), Reading.Of("path", path, isTextual: true), FieldList.Empty, item)
                )
            : [];

    /// <summary>The pairs of a values file.</summary>
    /// <param name="place"><c>annotations</c>, <c>env</c> or <c>values</c>; other places are not told apart there.</param>
    public static IEnumerable<Item> Entries(string place, Item item, string glob)
    {
        if (item.Node is not { } node)
            return [];
        return place switch
        {
            "values" => Mappings(node).SelectMany(map => EntryView.OfMapping(map, item, glob)),
            "annotations" => Mappings(node)
                .Where(IsAnnotations)
                .SelectMany(map => EntryView.OfMapping(map, item, glob)),
            "env" => Mappings(node).SelectMany(map => OfEnv(map, item, glob)),
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

    private static bool IsAnnotations(YamlNode map) => IngressSections.IsAnnotations(map) || HasKey(map, KnownPrefixes);

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

    // Node by node, as they stand in the text: what an alias repeats is looked at where it is written.
    private static IEnumerable<YamlNode> Mappings(YamlNode top)
    {
        for (var index = top.Index; index < top.Data.After; index++)
        {
            if (top.Tree[index].Kind == YamlKind.Mapping && !top.Tree[index].IsKey)
                yield return new YamlNode(top.Tree, index, -1);
        }
    }
}
