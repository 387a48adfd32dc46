using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.Routes;

/// <summary>
/// Routes of Traefik's IngressRoute, IngressRouteTCP and IngressRouteUDP, through its own kind of service
/// (https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/ and …/traefikservice/).
/// </summary>
internal static class TraefikRoutes
{
    // Services may be made of services; nobody needs more levels than this.
    private const int DeepestService = 5;

    public static IEnumerable<Route> Of(Resource resource, Bundle bundle)
    {
        foreach (var rule in (resource.Spec?["routes"]).MappingsOrNone())
        {
            var match = rule["match"] is { IsScalar: true, IsNull: false } node ? node : (YamlNode?)null;
            var alternatives = TraefikRule.Parse(match?.Text ?? "");
            foreach (
                var service in rule["services"].MappingsOrNone().SelectMany(one => Below(one, resource, bundle, 0))
            )
            {
                foreach (var alternative in alternatives)
                    yield return OfAlternative(resource, rule, match, service, alternative);
            }
        }
    }

    // What its internal services such as api@internal are made of is nobody's pods.
    private static IEnumerable<YamlNode> Below(YamlNode service, Resource owner, Bundle bundle, int depth)
    {
        if (Resource.ScalarAt(service, "name") is not { } name || name.Contains('@', StringComparison.Ordinal))
            return [];
        var kind = Resource.ScalarAt(service, "kind") ?? "Service";
        if (kind == "Service")
            return [service];
        return
            kind == "TraefikService"
            && depth < DeepestService
            && bundle.Find(kind, name, owner, Resource.ScalarAt(service, "namespace")) is { } found
            ? PartsOf(found).SelectMany(part => Below(part, found, bundle, depth + 1))
            : [];
    }

    // Of a mirror only the first gets answers to its clients.
    private static IEnumerable<YamlNode> PartsOf(Resource service) =>
        (service.Spec?["weighted"]?["services"])
            .MappingsOrNone()
            .Concat((service.Spec?["highestRandomWeight"]?["services"]).MappingsOrNone())
            .Concat(service.Spec?["mirroring"] is { IsMapping: true } mirrored ? [mirrored] : []);

    private static Route OfAlternative(
        Resource resource,
        YamlNode rule,
        YamlNode? match,
        YamlNode service,
        TraefikMatch alternative
    ) =>
        new(resource, rule)
        {
            Rule = rule,
            Backend = service,
            Host = alternative.Host is null ? null : match,
            HostText = alternative.Host,
            Path = alternative.Path is null ? null : match,
            PathText = alternative.Path,
            PathTypeText = alternative.PathType,
            ServiceName = service["name"],
            ServiceNamespace = service["namespace"],
            Port = service["port"],
            Options = OptionsOf(service),
            IsStream = resource.Kind != "IngressRoute",
        };

    private static RouteOptions OptionsOf(YamlNode service)
    {
        var cookie = service["sticky"]?["cookie"];
        return new RouteOptions
        {
            Sticky = cookie,
            CookieName = cookie?["name"],
            CookiePath = cookie?["path"],
        };
    }
}
