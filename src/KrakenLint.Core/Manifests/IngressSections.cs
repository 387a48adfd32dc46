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
    public static IEnumerable<YamlNode> In(YamlTree tree)
    {
        for (var index = 0; index < tree.Count; index++)
        {
            var node = new YamlNode(tree, index, -1);
            if (tree[index].Kind == YamlKind.Mapping && !node.IsKey && Is(node) && !IsOff(node))
                yield return node;
        }
    }

    /// <summary>The mapping that a node of a values file is about: itself or the one around it, past a map of annotations.</summary>
    public static YamlNode Around(YamlNode node)
    {
        var map = node.IsMapping ? node : node.Parent ?? node;
        return IsAnnotations(map) && map.Parent is { IsMapping: true } section ? section : map;
    }

    /// <summary>True for a mapping under <c>annotations</c>, <c>podAnnotations</c>, ….</summary>
    public static bool IsAnnotations(YamlNode map) =>
        map.Key is { IsScalar: true } key && key.Text.EndsWith("nnotations", StringComparison.Ordinal);

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

    private static bool IsOff(YamlNode node) =>
        node["enabled"] is { Type: YamlType.Boolean } enabled && KubernetesScalar.BooleanOf(enabled.Text) == false;
}
