using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Force;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Ways;

namespace KrakenLint.Maps;

/// <summary>Settings in force by the file of the controller, for the routes that have no table of their own here.</summary>
internal static class WaySettings
{
    private const string AnyGateway = "gateway-api";

    // Fields and annotations of these are drawn as they are written.
    private static readonly string[] OwnKinds = ["IngressRoute", "HTTPProxy"];

    private static readonly string[] OwnControllers =
    [
        "",
        "ingress-nginx",
        "nginx-inc",
        "traefik",
        "haproxy",
        "haproxy-ingress",
        "alb",
        "gce",
        "agic",
        "contour",
    ];

    public static bool Speaks(Route route, Scope scope) =>
        !OwnKinds.Contains(route.Resource.Kind)
        && !(route.Resource.Kind == "Ingress" && OwnControllers.Contains(scope.Graph.ControllerOf(route.Resource).Kind))
        && Way.Of(scope.Graph, route).Controller is { Name: not AnyGateway };

    public static ImmutableArray<Setting> Of(Route route, Scope scope, params string[] names)
    {
        var way = Way.Of(scope.Graph, route);
        return
        [
            .. names
                .Select(name => way[name])
                .Where(found => IsShown(found) || IsHidden(found, scope, route))
                .Select(found => Of(found, way)),
        ];
    }

    /// <summary>What serves a resource's routes: the class of its Gateway, where that is known.</summary>
    public static string ControllerOf(Resource resource, Scope scope)
    {
        var kind = scope.Graph.ControllerOf(resource).Kind;
        return kind.Length > 0 && kind != AnyGateway
            ? kind
            : scope
                .Graph.RoutesOf(resource)
                .Concat(scope.Graph.LoadBalancerOf(resource) is { } balancer ? [balancer] : [])
                .Select(route => Way.Of(scope.Graph, route).Controller?.Name)
                .FirstOrDefault()
                ?? kind;
    }

    /// <summary>What is in force on the way through a Service of type LoadBalancer.</summary>
    public static ImmutableArray<Setting> OfBalancer(Resource service, Scope scope) =>
        scope.Graph.LoadBalancerOf(service) is { } balancer && Way.Of(scope.Graph, balancer).Controller is not null
            ? Of(balancer, scope, WaySetting.Affinity, "idleTimeout", "upgrade")
            : [];

    // What lets everything through, and nobody wrote, needs no word.
    private static bool IsShown(InForce found) =>
        WayWords.Of(found) is not null
        && (
            found.IsWritten
            || (found.Value is not ("none" or WaySetting.Endless) && found.Setting.Name != "upgrade")
            || found.Value == "no"
        );

    // That nobody can know it is said where it counts.
    private static bool IsHidden(InForce found, Scope scope, Route route) =>
        found is { IsUnknown: true, Setting.Name: WaySetting.Affinity } && scope.Roles.Means(route, "socketio");

    private static Setting Of(InForce found, Way way)
    {
        var value = found.IsUnknown ? "not known" : WayWords.Of(found) ?? "";
        var title = found.Setting.Name == WaySetting.Affinity ? "affinity" : found.Setting.Title;
        if (!found.IsWritten)
            return new Setting(title, value, "default", null);
        var owner = way.OwnerOf(found.Place);
        var source =
            owner is not null && !ReferenceEquals(owner, way.Route.Resource) ? $"{owner.Kind} {owner.Name}"
            : found.Place.Parent?.Key?.Text == "annotations" ? "annotation"
            : "field";
        return new Setting(title, value, source, Marks.SpanOf(found.Place));
    }
}
