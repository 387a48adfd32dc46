using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>
/// Finds what templates make an Ingress of in a values file. Charts call it <c>ingress</c>, or something that begins or ends
/// so, or give it the shape of <c>helm create</c>: a list of hosts with paths.
/// </summary>
public static class IngressSections
{
    private static readonly string[] Parts = ["annotations", "hosts", "host", "hostname", "path", "paths", "className"];

    /// <summary>The sections of a document, in order; those that are switched off are left out.</summary>
    public static IEnumerable<YamlNode> In(YamlTree tree) => ValuesMappings.In(tree.Root).Where(Is);

    /// <summary>The mapping that a node of a values file is about: itself or the one around it, past a map of annotations.</summary>
    public static YamlNode Around(YamlNode node)
    {
        var map = node.IsMapping ? node : node.Parent ?? node;
        return IsAnnotations(map) && map.Parent is { IsMapping: true } section ? section : map;
    }

    /// <summary>True for a mapping under <c>annotations</c>, <c>podAnnotations</c>, ….</summary>
    public static bool IsAnnotations(YamlNode map) =>
        map.Key is { IsScalar: true } key && key.Text.EndsWith("nnotations", StringComparison.Ordinal);

    /// <summary>The maps of annotations in a section, under whatever names charts give them, and the section itself.</summary>
    public static IEnumerable<YamlNode> AnnotationsIn(YamlNode section) =>
        section.IsMapping
            ? section.Pairs.Select(pair => pair.Value).Where(map => map.IsMapping && IsAnnotations(map)).Append(section)
            : [];

    /// <summary>The paths of a section, wherever charts put them.</summary>
    public static IEnumerable<YamlNode> PathsOf(YamlNode section)
    {
        var holders = section["hosts"].ItemsOrNone().Where(host => host.IsMapping).Prepend(section);
        foreach (var holder in holders)
        {
            if (holder["path"] is { IsScalar: true, IsNull: false } own)
                yield return own;
            foreach (var path in holder["paths"].ItemsOrNone())
            {
                if (path is { IsScalar: true, IsNull: false })
                    yield return path;
                else if (path["path"] is { IsScalar: true, IsNull: false } nested)
                    yield return nested;
            }
        }
    }

    /// <summary>The host names of a section, wherever charts put them.</summary>
    public static IEnumerable<YamlNode> HostsOf(YamlNode section)
    {
        var own = new[] { section["host"], section["hostname"] };
        var listed = section["hosts"]
            .ItemsOrNone()
            .Select(host => host.IsMapping ? host["host"] ?? host["name"] : host);
        return own.Concat(listed)
            .OfType<YamlNode>()
            .Where(host => host is { IsScalar: true, IsNull: false, Text.Length: > 0 });
    }

    /// <summary>The node that says which Service a path leads to: its name, or the part of the chart that it belongs to.</summary>
    public static YamlNode? ServiceOf(YamlNode path)
    {
        if (path is not { Key: { IsScalar: true, Text: "path" }, Parent: { IsMapping: true } map })
            return null;
        var backend = map["backend"];
        var found =
            map["serviceName"]
            ?? NameIn(map["service"])
            ?? backend?["serviceName"]
            ?? NameIn(backend?["service"] ?? backend);
        return found is { IsScalar: true, IsNull: false } ? found : null;
    }

    /// <summary>The type of a path: its own, else the one that stands in the section.</summary>
    public static YamlNode? TypeOf(YamlNode path, YamlNode section) =>
        path.Parent is { IsMapping: true } map && map["pathType"] is { } own ? own : section["pathType"];

    /// <summary>The name of the ingress class, or null.</summary>
    public static YamlNode? ClassOf(YamlNode section)
    {
        foreach (var key in new[] { "className", "ingressClassName", "class" })
        {
            if (section[key] is { IsScalar: true, IsNull: false, Text.Length: > 0 } name)
                return name;
        }
        return section["annotations"]?["kubernetes.io/ingress.class"] is { IsScalar: true, IsNull: false } old
            ? old
            : null;
    }

    private static YamlNode? NameIn(YamlNode? service) => service is { IsMapping: true } map ? map["name"] : service;

    private static bool Is(YamlNode node)
    {
        if (node["hosts"].ItemsOrNone().Any(host => host.IsMapping && host["paths"] is { IsSequence: true }))
            return true;
        if (node.Key is not { IsScalar: true } key)
            return false;
        var name = key.Text;
        return (
                name.StartsWith("ingress", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith("ingress", StringComparison.OrdinalIgnoreCase)
            ) && Parts.Any(part => node[part] is not null);
    }
}
