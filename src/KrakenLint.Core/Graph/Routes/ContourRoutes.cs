using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.Routes;

/// <summary>
/// Routes of Contour's HTTPProxy (https://projectcontour.io/docs/main/config/api/). A proxy without a virtual host serves
/// where others include it.
/// </summary>
internal static class ContourRoutes
{
    // Contour refuses includes that come back to where they began; nobody needs more levels than this.
    private const int DeepestInclude = 8;

    /// <summary>Where a proxy is mounted.</summary>
    private sealed record Mount(YamlNode? Host, string Prefix);

    public static IEnumerable<Route> Of(Resource proxy, Bundle bundle)
    {
        var mounts = MountsOf(proxy, bundle, 0).DefaultIfEmpty(new Mount(null, "")).ToArray();
        foreach (var rule in (proxy.Spec?["routes"]).MappingsOrNone())
        {
            var options = OptionsOf(rule);
            foreach (var service in rule["services"].MappingsOrNone())
            {
                foreach (var mount in mounts)
                    yield return OfRule(proxy, rule, service, mount, options);
            }
        }
    }

    private static IEnumerable<Mount> MountsOf(Resource proxy, Bundle bundle, int depth)
    {
        if (proxy.Spec?["virtualhost"]?["fqdn"] is { IsScalar: true } host)
            return [new Mount(host, "")];
        if (depth >= DeepestInclude)
            return [];
        return from parent in bundle.OfKind("HTTPProxy")
            from include in (parent.Spec?["includes"]).MappingsOrNone()
            where Resource.ScalarAt(include, "name") is { } name && name == proxy.Name
            where
                Bundle.SameNamespace(
                    Resource.ScalarAt(include, "namespace") ?? bundle.NamespaceOf(parent),
                    bundle.NamespaceOf(proxy)
                )
            from mount in MountsOf(parent, bundle, depth + 1)
            select mount with
            {
                Prefix = mount.Prefix + PathOf(include)?.Text.TrimEnd('/'),
            };
    }

    private static Route OfRule(Resource proxy, YamlNode rule, YamlNode service, Mount mount, RouteOptions options)
    {
        var path = PathOf(rule);
        return new Route(proxy, rule)
        {
            Rule = rule,
            Backend = service,
            Host = mount.Host,
            Path = path,
            PathText = mount.Prefix.Length == 0 || TypeOf(rule) == "regex" ? null : mount.Prefix + path?.Text,
            PathTypeText = TypeOf(rule) switch
            {
                "prefix" => "PathPrefix",
                "exact" => "Exact",
                "regex" => "RegularExpression",
                _ => null,
            },
            ServiceName = service["name"],
            Port = service["port"],
            Options = options,
        };
    }

    // One condition at most is on the path; the others are on headers and query parameters.
    private static YamlNode? PathOf(YamlNode holder) =>
        TypeOf(holder) is { } type
            ? holder["conditions"]
                .MappingsOrNone()
                .Select(condition => condition[type])
                .FirstOrDefault(node => node is not null)
            : null;

    private static string? TypeOf(YamlNode holder)
    {
        var conditions = holder["conditions"].MappingsOrNone().ToArray();
        return new[] { "prefix", "exact", "regex" }.FirstOrDefault(type =>
            conditions.Any(condition => condition[type] is { IsScalar: true, IsNull: false })
        );
    }

    private static RouteOptions OptionsOf(YamlNode rule)
    {
        var policy = rule["loadBalancerPolicy"];
        return new RouteOptions
        {
            Sticky = Resource.ScalarAt(policy, "strategy") == "Cookie" ? policy?["strategy"] : null,
            RequestTimeout = rule["timeoutPolicy"]?["response"],
            IdleTimeout = rule["timeoutPolicy"]?["idle"],
            Upgrades = rule["enableWebsockets"],
        };
    }
}
