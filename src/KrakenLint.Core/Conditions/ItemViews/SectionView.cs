using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The views on the sections of a values file that templates make Ingresses of.</summary>
internal static class SectionView
{
    /// <summary>The sections of the file, or those that carry something.</summary>
    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query) =>
        In(item, scope, query).Select(section => SectionOf(section, item));

    /// <summary>A section with its first path and its class as fields.</summary>
    public static Item SectionOf(YamlNode section, Item outer)
    {
        var path = IngressSections.PathsOf(section).Select(node => (YamlNode?)node).FirstOrDefault();
        var name = IngressSections.ClassOf(section);
        return Item.OfSection(
            section,
            FieldList.Of(Field("path", path, section), Field("class", name, section)),
            outer
        );
    }

    /// <summary>The paths of the item's section, or of all sections.</summary>
    public static IEnumerable<Item> Paths(Item item, Scope scope, ViewQuery query) =>
        Around(item, scope, query)
            .SelectMany(section => IngressSections.PathsOf(section).Select(path => PathOf(path, section, item)));

    /// <summary>The host names of the item's section, or of all sections.</summary>
    public static IEnumerable<Item> Hosts(Item item, Scope scope, ViewQuery query) =>
        Around(item, scope, query)
            .SelectMany(section => IngressSections.HostsOf(section).Select(host => HostOf(host, section, item)));

    private static IEnumerable<YamlNode> Around(Item item, Scope scope, ViewQuery query) =>
        item.Section is { } own ? [own] : In(item, scope, query);

    private static IEnumerable<YamlNode> In(Item item, Scope scope, ViewQuery query) =>
        item is { Resource: null, Node: { } node }
            ? IngressSections
                .In(node.Tree)
                .Where(section => query.Argument == "all" || scope.Roles.Means(section, query.Argument))
            : [];

    private static Item PathOf(YamlNode path, YamlNode section, Item outer)
    {
        var own = Reading.Of("path", path, isTextual: true);
        var holder = path.Parent ?? section;
        var fields = FieldList.Of(
            ("path", own),
            Field("pathType", IngressSections.TypeOf(path, section), holder),
            Field("service", IngressSections.ServiceOf(path), holder)
        );
        return Item.OfFields(Place.At(path), own, fields, outer, section);
    }

    private static Item HostOf(YamlNode host, YamlNode section, Item outer)
    {
        var own = Reading.Of("host", host, isTextual: true);
        return Item.OfFields(Place.At(host), own, FieldList.Of(("host", own)), outer, section);
    }

    private static (string Name, Reading Reading) Field(string name, YamlNode? node, YamlNode holder) =>
        (name, node is { } found ? Reading.Of(name, found, isTextual: true) : Reading.Absent(name, holder));
}
