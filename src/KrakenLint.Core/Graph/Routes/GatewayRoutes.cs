using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.Routes;

/// <summary>
/// Routes of Gateway API: HTTPRoute, GRPCRoute, TLSRoute, TCPRoute and UDPRoute
/// (https://gateway-api.sigs.k8s.io/reference/spec/). A rule without matches serves every path.
/// </summary>
internal static class GatewayRoutes
{
    public static IEnumerable<Route> Of(Resource route, bool isStream)
    {
        var hosts = OrNone((route.Spec?["hostnames"]).ItemsOrNone());
        foreach (var rule in (route.Spec?["rules"]).MappingsOrNone())
        {
            var options = OptionsOf(rule);
            var matches = OrNone(rule["matches"].ItemsOrNone());
            foreach (var backend in rule["backendRefs"].MappingsOrNone().Where(IsService))
            {
                foreach (var match in matches)
                {
                    foreach (var host in hosts)
                        yield return OfMatch(route, rule, match, backend, host, options, isStream);
                }
            }
        }
    }

    private static YamlNode?[] OrNone(IEnumerable<YamlNode> nodes) =>
        [.. nodes.Select(node => (YamlNode?)node).DefaultIfEmpty(null)];

    private static bool IsService(YamlNode backend) => (Resource.ScalarAt(backend, "kind") ?? "Service") == "Service";

    private static Route OfMatch(
        Resource route,
        YamlNode rule,
        YamlNode? match,
        YamlNode backend,
        YamlNode? host,
        RouteOptions options,
        bool isStream
    )
    {
        var method = match?["method"] is { IsMapping: true } found ? found : (YamlNode?)null;
        return new Route(route, match ?? rule)
        {
            Rule = rule,
            Backend = backend,
            Host = host,
            Path = match?["path"]?["value"] ?? method,
            PathText = method is null ? null : PathOf(method),
            PathType = match?["path"]?["type"] ?? method?["type"],
            ServiceName = backend["name"],
            ServiceNamespace = backend["namespace"],
            Port = backend["port"],
            Options = options,
            IsStream = isStream,
        };
    }

    // gRPC calls are requests for /package.Service/Method.
    private static string PathOf(YamlNode? method)
    {
        var name = Resource.ScalarAt(method, "method");
        return $"/{Resource.ScalarAt(method, "service")}{(name is null ? "" : $"/{name}")}";
    }

    private static RouteOptions OptionsOf(YamlNode rule)
    {
        var persistence = rule["sessionPersistence"] is { IsMapping: true } found ? found : (YamlNode?)null;
        return new RouteOptions
        {
            Sticky = persistence,
            StickyBy = Resource.ScalarAt(persistence, "type") == "Header" ? "header" : "cookie",
            CookieName = persistence?["sessionName"],
            RequestTimeout = rule["timeouts"]?["request"],
            BackendTimeout = rule["timeouts"]?["backendRequest"],
        };
    }
}
