using System.Collections.Immutable;
using KrakenLint.Force;
using KrakenLint.Graph.Routes;
using KrakenLint.Ways;

namespace KrakenLint.Conditions;

/// <summary>
/// Facts on a way into the cluster: its settings in force, whatever serves it. Each stands at the node that decides it, or
/// where it would be set.
/// </summary>
internal static class WayFacts
{
    public const string Prefix = "way.";
    private const string NoRemedy = "something else in front, for it has no such setting";

    public static ImmutableArray<FactKind> All { get; } =
    [
        new(
            "way.controller",
            "the controller file that speaks for the route: envoy-gateway, istio, ingress-nginx, …",
            (item, scope) => OfWay("way.controller", item, scope, way => way.Controller?.Name)
        ),
        new(
            "way.title",
            "what that controller calls itself, for messages",
            (item, scope) => OfWay("way.title", item, scope, way => way.Controller?.Title)
        ),
        new(
            "way.ignored",
            "what the controller does not read of what the route says, in a sentence; absent where it reads everything",
            (item, scope) => Ignored("way.ignored", item, scope, field => field.Says)
        ),
        new(
            "way.ignored.instead",
            "what helps instead of that",
            (item, scope) => Ignored("way.ignored.instead", item, scope, field => field.Instead)
        ),
        new(
            "way.ignored.rejected",
            "true where the resource is not accepted with it",
            (item, scope) => Ignored("way.ignored.rejected", item, scope, field => field.IsRejected ? "true" : "false")
        ),
        new(
            "way.cookieRival",
            "another Service whose sticky cookie of the same name browsers send to this route as well; two routes of ingress-nginx aside",
            Rival
        ),
        .. WaySetting.All.SelectMany(Of),
        Property(
            "affinity",
            "strength",
            "strong, or weak where clients move when pods come and go",
            way => way.Strength
        ),
        Property(
            "requestTimeout",
            "upgraded",
            "yes where the timeout ends WebSockets, no where it does not; unknown where nobody knows",
            way => way.CountsForUpgraded is { } counts ? (counts ? "yes" : "no") : null
        ),
    ];

    private static IEnumerable<FactKind> Of(WaySetting setting)
    {
        yield return new FactKind(
            $"{Prefix}{setting.Name}",
            $"in force on the route: {setting.Summary}",
            (item, scope) => Value(setting, item, scope)
        );
        yield return Property(
            setting.Name,
            "written",
            "yes where somebody wrote it, no where it is the default",
            found => found.IsWritten ? "yes" : "no"
        );
        yield return Property(
            setting.Name,
            "remedy",
            "what to write, and where, in the words of the controller",
            found => found.Write is { } write ? Placeholders.For(found.Service).Fill(write.Words) : NoRemedy
        );
    }

    private static FactKind Property(string setting, string property, string summary, Func<InForce, string?> read)
    {
        var name = $"{Prefix}{setting}.{property}";
        return new FactKind(
            name,
            summary,
            (item, scope) =>
                Find(setting, item, scope) is { } found
                    ? Reading.Computed(name, read(found), Place.At(found.Place)) with
                    {
                        IsTextual = true,
                        IsUnknown = read(found) is null,
                    }
                    : Nothing(name, item)
        );
    }

    private static Reading Value(WaySetting setting, Item item, Scope scope)
    {
        var name = $"{Prefix}{setting.Name}";
        if (Find(setting.Name, item, scope) is not { } found)
            return Nothing(name, item);
        return Reading.Computed(setting.Title, found.Value, Place.At(found.Place)) with
        {
            IsTextual = true,
            IsUnknown = found.IsUnknown,
            IsUncertain = found.IsUncertain,
        };
    }

    private static Reading OfWay(string name, Item item, Scope scope, Func<Way, string?> read) =>
        RouteOf(item, scope) is { } route
            ? Reading.Computed(name, read(Way.Of(scope.Graph, route)), item.Place) with
            {
                IsTextual = true,
            }
            : Reading.Computed(name, null, item.Place);

    private static Reading Ignored(string name, Item item, Scope scope, Func<IgnoredField, string> read)
    {
        var found = RouteOf(item, scope) is { } route ? Way.Of(scope.Graph, route).Ignored().FirstOrDefault() : default;
        return found.Field is null
            ? Reading.Computed(name, null, item.Place)
            : Reading.Computed(name, read(found.Field), Place.At(found.Node)) with
            {
                IsTextual = true,
            };
    }

    private static Reading Rival(Item item, Scope scope)
    {
        const string Name = "way.cookieRival";
        if (RouteOf(item, scope) is not { } route || Find("cookieName", item, scope) is not { } cookie)
            return Reading.Computed(Name, null, item.Place);
        var rival = CookieRivals.Of(scope.Graph, route);
        return Reading.Computed(Name, rival?.ServiceText, Place.At(cookie.Place)) with { IsTextual = true };
    }

    private static InForce? Find(string setting, Item item, Scope scope) =>
        RouteOf(item, scope) is { } route ? Way.Of(scope.Graph, route)[setting] : null;

    // Of a whole resource the first route that carries real-time traffic speaks.
    private static Route? RouteOf(Item item, Scope scope)
    {
        if (item.Route is { } own)
            return own;
        if (item.Resource is not { } resource)
            return null;
        if (scope.Graph.LoadBalancerOf(resource) is { } balancer)
            return balancer;
        var routes = scope.Graph.RoutesOf(resource);
        return routes.FirstOrDefault(route => scope.Roles.Means(route, "websocket")) ?? routes.FirstOrDefault();
    }

    private static Reading Nothing(string name, Item item) =>
        Reading.Computed(name, null, item.Place) with
        {
            IsUnknown = true,
        };
}
