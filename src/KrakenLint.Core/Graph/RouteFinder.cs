using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>Reads the routes of each kind that can have them.</summary>
internal static class RouteFinder
{
    public static IEnumerable<Route> Of(Resource resource) =>
        resource.Kind switch
        {
            "Ingress" => OfIngress(resource),
            "HTTPRoute" => OfHttpRoute(resource),
            _ => [],
        };

    // networking.k8s.io/v1, and serviceName / servicePort as extensions/v1beta1 had them.
    private static IEnumerable<Route> OfIngress(Resource ingress)
    {
        if ((ingress.Spec?["defaultBackend"] ?? ingress.Spec?["backend"]) is { IsMapping: true } fallback)
            yield return OfBackend(ingress, fallback, fallback, host: null, path: null);
        foreach (var rule in (ingress.Spec?["rules"]).ItemsOrNone())
        {
            foreach (var path in (rule["http"]?["paths"]).MappingsOrNone())
                yield return OfBackend(ingress, path, path["backend"], rule["host"], path);
        }
    }

    private static Route OfBackend(
        Resource ingress,
        YamlNode item,
        YamlNode? backend,
        YamlNode? host,
        YamlNode? path
    ) =>
        new(ingress, item)
        {
            Host = host,
            Path = path?["path"],
            PathType = path?["pathType"],
            ServiceName = backend?["service"]?["name"] ?? backend?["serviceName"],
            Port =
                backend?["service"]?["port"]?["number"]
                ?? backend?["service"]?["port"]?["name"]
                ?? backend?["servicePort"],
        };

    // gateway.networking.k8s.io/v1: a rule without matches serves "/".
    private static IEnumerable<Route> OfHttpRoute(Resource route)
    {
        var hosts = (route.Spec?["hostnames"])
            .ItemsOrNone()
            .Select(host => (YamlNode?)host)
            .DefaultIfEmpty(null)
            .ToArray();
        foreach (var rule in (route.Spec?["rules"]).MappingsOrNone())
        {
            var matches = rule["matches"]
                .ItemsOrNone()
                .Select(match => (YamlNode?)match)
                .DefaultIfEmpty(null)
                .ToArray();
            foreach (var backend in rule["backendRefs"].MappingsOrNone())
            {
                foreach (var match in matches)
                {
                    foreach (var host in hosts)
                        yield return OfMatch(route, rule, match, backend, host);
                }
            }
        }
    }

    private static Route OfMatch(Resource route, YamlNode rule, YamlNode? match, YamlNode backend, YamlNode? host) =>
        new(route, match ?? rule)
        {
            Host = host,
            Path = match?["path"]?["value"],
            PathType = match?["path"]?["type"],
            ServiceName = backend["name"],
            Port = backend["port"],
        };
}
