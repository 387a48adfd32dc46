using System.Collections.Immutable;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Units;

namespace KrakenLint.Graph.References;

/// <summary>Follows URLs in environment variables, alone or in a list, to the routes that serve their hosts.</summary>
internal static class AddressReader
{
    private static readonly string[] Schemes = ["http", "https", "ws", "wss"];

    public static IEnumerable<Edge> Of(BundleGraph graph, Resource workload)
    {
        foreach (var container in Containers.Of(workload, ContainerChoice.All))
        {
            foreach (var entry in graph.EnvOf(workload, container).Entries)
            {
                foreach (var edge in Of(graph, workload, entry))
                    yield return edge with
                    {
                        Env = entry,
                        Container = container,
                    };
            }
        }
    }

    private static IEnumerable<Edge> Of(BundleGraph graph, Resource workload, EnvEntry entry)
    {
        foreach (var part in (entry.Value ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (
                UrlReference.Parse(part) is not { } url
                || !Schemes.Contains(url.Scheme)
                || !HostName.IsWellFormed(url.Host)
            )
                continue;
            var attributes = ImmutableDictionary<string, string>.Empty.Add("scheme", url.Scheme).Add("host", url.Host);
            var routes = RoutesTo(graph, url.Host);
            foreach (var route in routes)
                yield return new Edge(
                    workload,
                    entry.Place,
                    route.Resource,
                    route.Resource.Kind,
                    url.Host,
                    EdgeState.Found
                )
                {
                    ToRoute = route,
                    Attributes = attributes,
                };
            if (routes.Length == 0 && HostName.IsExternal(url.Host))
                yield return new Edge(workload, entry.Place, null, "Ingress", url.Host, EdgeState.External)
                {
                    Attributes = attributes,
                };
        }
    }

    // One route of each resource: whatever its path, it is the way to the host.
    private static Route[] RoutesTo(BundleGraph graph, string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        var wildcard = dot > 0 ? graph.RoutesOfHost($"*{host[dot..]}") : [];
        return [.. graph.RoutesOfHost(host).Concat(wildcard).DistinctBy(route => route.Resource)];
    }
}
