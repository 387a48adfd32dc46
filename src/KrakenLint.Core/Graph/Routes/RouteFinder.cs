using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.Routes;

/// <summary>Reads the routes of each kind that can have them.</summary>
internal static class RouteFinder
{
    public static IEnumerable<Route> Of(Resource resource, Bundle bundle) =>
        resource.Kind switch
        {
            "Ingress" => OfIngress(resource),
            "HTTPRoute" or "GRPCRoute" => GatewayRoutes.Of(resource, isStream: false),
            "TLSRoute" or "TCPRoute" or "UDPRoute" => GatewayRoutes.Of(resource, isStream: true),
            "IngressRoute" or "IngressRouteTCP" or "IngressRouteUDP" when IsTraefik(resource) => TraefikRoutes.Of(
                resource,
                bundle
            ),
            "HTTPProxy" => ContourRoutes.Of(resource, bundle),
            _ => DescribedRoutes.Of(resource),
        };

    private static bool IsTraefik(Resource resource) => resource.Group.StartsWith("traefik.", StringComparison.Ordinal);

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
            Rule = path ?? item,
            Backend = backend,
            Host = host,
            Path = path?["path"],
            PathType = path?["pathType"],
            ServiceName = backend?["service"]?["name"] ?? backend?["serviceName"],
            Port =
                backend?["service"]?["port"]?["number"]
                ?? backend?["service"]?["port"]?["name"]
                ?? backend?["servicePort"],
        };
}
