using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>
/// Routes of Traefik's IngressRoute
/// (https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/).
/// </summary>
internal static class TraefikRoutes
{
    public static IEnumerable<Route> Of(Resource resource)
    {
        foreach (var rule in (resource.Spec?["routes"]).MappingsOrNone())
        {
            var match = rule["match"] is { IsScalar: true, IsNull: false } node ? node : (YamlNode?)null;
            var alternatives = TraefikRule.Parse(match?.Text ?? "");
            foreach (var service in rule["services"].MappingsOrNone().Where(IsService))
            {
                foreach (var alternative in alternatives)
                    yield return OfAlternative(resource, rule, match, service, alternative);
            }
        }
    }

    // Traefik's own kinds of services, and its internal ones such as api@internal, have no pods behind them.
    private static bool IsService(YamlNode service) =>
        (Resource.ScalarAt(service, "kind") ?? "Service") == "Service"
        && Resource.ScalarAt(service, "name")?.Contains('@', StringComparison.Ordinal) != true;

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
