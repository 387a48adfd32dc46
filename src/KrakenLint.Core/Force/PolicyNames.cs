using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Force;

/// <summary>Reads names of policies as annotations have them.</summary>
internal static class PolicyNames
{
    private const int LongestName = 520;

    /// <summary>
    /// <c>name</c>, <c>namespace/name</c>, <c>namespace-name@kubernetescrd</c> (of Traefik), a list of them with commas, or
    /// JSON by port (of GKE): <c>{"ports": {"http": "name"}, "default": "name"}</c>.
    /// </summary>
    public static IEnumerable<(string Name, string? Space)> In(YamlNode node, BundleGraph graph, Route route)
    {
        var text = node.Text;
        if (text.TrimStart().StartsWith('{'))
            return ByPort(node, graph, route).Select(name => (name, (string?)null));
        // No name of Kubernetes, with its namespace, is longer.
        return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(name => name.Length <= LongestName)
            .SelectMany(name => Of(name, graph.Bundle.NamespaceOf(route.Resource)));
    }

    /// <summary>How many policies are named there.</summary>
    public static int CountIn(YamlNode node, BundleGraph graph, Route route) =>
        node.Text.TrimStart().StartsWith('{')
            ? In(node, graph, route).Count()
            : node.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Length;

    private static IEnumerable<(string, string?)> Of(string text, string? own)
    {
        var name = text.Split('@')[0];
        if (name.Length < text.Length)
        {
            // Namespace and name are joined by the same hyphen that may stand in both.
            if (own is { } space && name.StartsWith($"{space}-", StringComparison.Ordinal))
                yield return (name[(space.Length + 1)..], space);
            for (var at = name.IndexOf('-', StringComparison.Ordinal); at > 0; at = name.IndexOf('-', at + 1))
                yield return (name[(at + 1)..], name[..at]);
            yield break;
        }
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        yield return slash < 0 ? (name, null) : (name[(slash + 1)..], name[..slash]);
    }

    private static IEnumerable<string> ByPort(YamlNode node, BundleGraph graph, Route route)
    {
        if (graph.EmbeddedIn(node, null) is not { Tree.Root: { } root })
            yield break;
        var port = graph.ServicePortOf(route);
        var names = new[] { Resource.ScalarAt(port, "name"), Resource.ScalarAt(port, "port"), route.PortText };
        var ofPort = names
            .OfType<string>()
            .Select(name => Resource.ScalarAt(root["ports"], name))
            .FirstOrDefault(name => name is not null);
        if ((ofPort ?? Resource.ScalarAt(root, "default")) is { } found)
            yield return found;
    }
}
