using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Ways;

namespace KrakenLint.Maps;

/// <summary>One thing that a controller takes from an annotation, for the controllers beside ingress-nginx.</summary>
/// <param name="Controller">As <see cref="IngressController.Kind"/>.</param>
/// <param name="OnService">True where the annotation belongs to the Service.</param>
/// <param name="Default">What holds without it; null where there is nothing to say then.</param>
internal sealed record AnnotationSetting(
    string Controller,
    string Name,
    string Key,
    string? Default,
    bool OnService = false
);

/// <summary>The stickiness and the timeouts in force on a route, by the controller that serves it.</summary>
internal static class RouteReadings
{
    private static readonly ImmutableArray<AnnotationSetting> Sticky =
    [
        new("nginx-inc", "sticky", "nginx.com/sticky-cookie-services", null),
        new("nginx-inc", "balancing", "nginx.org/lb-method", null),
        new("traefik", "sticky", "traefik.ingress.kubernetes.io/service.sticky.cookie", null, OnService: true),
        new("traefik", "cookie", "traefik.ingress.kubernetes.io/service.sticky.cookie.name", null, OnService: true),
        new("haproxy", "sticky", "haproxy.org/cookie-persistence", null, OnService: true),
        new("haproxy-ingress", "sticky", "haproxy-ingress.github.io/affinity", null),
        new("alb", "target group", "alb.ingress.kubernetes.io/target-group-attributes", null),
        new("gce", "by BackendConfig", "cloud.google.com/backend-config", null, OnService: true),
        new("agic", "sticky", "appgw.ingress.kubernetes.io/cookie-based-affinity", null),
    ];

    // The defaults are the controllers' own, as their documentation of these keys has them.
    private static readonly ImmutableArray<AnnotationSetting> Timeouts =
    [
        new("nginx-inc", "connect", "nginx.org/proxy-connect-timeout", "60s"),
        new("nginx-inc", "read", "nginx.org/proxy-read-timeout", "60s"),
        new("nginx-inc", "send", "nginx.org/proxy-send-timeout", "60s"),
        new("alb", "idle", "alb.ingress.kubernetes.io/load-balancer-attributes", "60 s"),
        new("gce", "backend", "cloud.google.com/backend-config", "30 s", OnService: true),
        new("contour", "response", "projectcontour.io/response-timeout", "15s"),
        new("haproxy", "tunnel", "haproxy.org/timeout-tunnel", "1h"),
        new("haproxy-ingress", "tunnel", "haproxy-ingress.github.io/timeout-tunnel", "1h"),
        new("agic", "request", "appgw.ingress.kubernetes.io/request-timeout", "30 s"),
    ];

    public static ImmutableArray<Setting> StickinessOf(Route route, Scope scope)
    {
        if (WaySettings.Speaks(route, scope))
            return WaySettings.Of(route, scope, WaySetting.Affinity, "cookieName", "cookiePath", "cookieLifetime");
        if (route.Resource.Kind != "Ingress")
            return
            [
                .. OfOptions(
                    route,
                    scope,
                    ("affinity", "affinity"),
                    ("cookie", "cookieName"),
                    ("cookie path", "cookiePath")
                ),
            ];
        return IsNginx(route, scope) ? [.. NginxStickiness(route, scope)] : [.. OfAnnotations(Sticky, route, scope)];
    }

    public static ImmutableArray<Setting> TimeoutsOf(Route route, Scope scope)
    {
        if (WaySettings.Speaks(route, scope))
            return WaySettings.Of(route, scope, "idleTimeout", "requestTimeout", "lifetime", "upgrade");
        var written = new[] { ("request", "requestTimeout"), ("backend", "backendTimeout"), ("idle", "idleTimeout") };
        if (route.Resource.Kind == "HTTPProxy")
            return
            [
                OptionOr(route, scope, "response", "requestTimeout", "15s"),
                OptionOr(route, scope, "idle", "idleTimeout", "5m"),
            ];
        if (route.Resource.Kind != "Ingress")
            return [.. OfOptions(route, scope, written)];
        return IsNginx(route, scope)
            ?
            [
                .. new[] { "read", "send", "connect" }.Select(name =>
                    Marks.Of(name, Nginx($"proxy-{name}-timeout", route, scope), route.Resource, scope)
                ),
            ]
            : [.. OfAnnotations(Timeouts, route, scope)];
    }

    /// <summary>The cookie that a sticky route gives to browsers, or null.</summary>
    public static CookieScope? CookieOf(Route route, Scope scope)
    {
        if (CookieName(route, scope) is not { } name)
            return null;
        var shared = scope
            .Graph.RoutesAbove(route)
            .Where(above => CookieName(above, scope) == name && !HasBackendOf(above, route, scope))
            .Select(above => PathOf(above, scope))
            .Distinct();
        return new CookieScope(name, PathOf(route, scope), [.. shared]);
    }

    private static string? CookieName(Route route, Scope scope)
    {
        var isKnown = route.Resource.Kind != "Ingress" || IsNginx(route, scope);
        return isKnown && Field(route, scope, "affinity") is { Value.Text: "cookie" }
            ? Field(route, scope, "cookieName") is { IsPresent: true } name
                ? name.Shown
                : GeneratedName(route)
            : null;
    }

    // Traefik and Contour give their cookies to the whole site, the others to the path of the route.
    private static string PathOf(Route route, Scope scope) =>
        Field(route, scope, "cookiePath") is { IsPresent: true, IsEmpty: false } path ? path.Shown
        : route.Resource.Kind is "IngressRoute" or "HTTPProxy" ? "/"
        : route.PathText ?? "/";

    // https://projectcontour.io/docs/main/config/request-routing/#session-affinity; others make one up.
    private static string GeneratedName(Route route) =>
        route.Resource.Kind == "HTTPProxy" ? "X-Contour-Session-Affinity" : "a generated name";

    private static bool HasBackendOf(Route above, Route route, Scope scope) =>
        above.ServiceText == route.ServiceText
        && (above.PortText == route.PortText || scope.Graph.RoutesWithBackendOf(route).Contains(above));

    private static IEnumerable<Setting> NginxStickiness(Route route, Scope scope)
    {
        var affinity = Nginx("affinity", route, scope);
        if (affinity is { IsPresent: true, IsEmpty: false })
            yield return Marks.Of("affinity", affinity, route.Resource, scope);
        if (affinity is { Value.Text: "cookie" })
        {
            yield return Marks.Of("mode", Nginx("affinity-mode", route, scope), route.Resource, scope);
            yield return Marks.Of("cookie", Nginx("session-cookie-name", route, scope), route.Resource, scope);
            foreach (
                var (name, key) in new[]
                {
                    ("cookie path", "session-cookie-path"),
                    ("max-age", "session-cookie-max-age"),
                }
            )
            {
                if (Nginx(key, route, scope) is { IsPresent: true, IsEmpty: false } written)
                    yield return Marks.Of(name, written, route.Resource, scope);
            }
        }
        if (Nginx("upstream-hash-by", route, scope) is { IsPresent: true, IsEmpty: false } hash)
            yield return Marks.Of("hash by", hash, route.Resource, scope);
    }

    private static IEnumerable<Setting> OfAnnotations(ImmutableArray<AnnotationSetting> table, Route route, Scope scope)
    {
        var controller = scope.Graph.ControllerOf(route.Resource).Kind;
        foreach (var row in table.Where(row => row.Controller == controller))
        {
            var holder = row.OnService ? scope.Graph.ServiceOf(route) : route.Resource;
            if (holder?.Annotations?[row.Key] is { IsNull: false } node)
                yield return Marks.Of(row.Name, Reading.Of(row.Key, node, isTextual: true), route.Resource, scope);
            else if (row.Default is { } assumed)
                yield return new Setting(row.Name, assumed, "default", null);
        }
    }

    private static IEnumerable<Setting> OfOptions(
        Route route,
        Scope scope,
        params (string Name, string Field)[] fields
    ) =>
        fields
            .Select(field => (field.Name, Reading: Field(route, scope, field.Field)))
            .Where(pair => pair.Reading is { IsPresent: true })
            .Select(pair => Marks.Of(pair.Name, pair.Reading, route.Resource, scope));

    private static Setting OptionOr(Route route, Scope scope, string name, string field, string assumed) =>
        OfOptions(route, scope, (name, field)).FirstOrDefault() ?? new Setting(name, assumed, "default", null);

    private static bool IsNginx(Route route, Scope scope) =>
        scope.Graph.ControllerOf(route.Resource).Kind == "ingress-nginx";

    private static Reading Nginx(string name, Route route, Scope scope) =>
        NginxSetting.Read(name, Item.Of(route.Resource), scope);

    private static Reading Field(Route route, Scope scope, string name) =>
        RouteView.ItemOf(route, null, scope).Fields[name] ?? Reading.Absent(name, route.Item);
}
