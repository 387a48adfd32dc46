using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Graph.Routes;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The view <c>routes</c>: ways in, with the affinity and the timeouts that are in force on them.</summary>
internal static class RouteView
{
    public static ImmutableArray<string> Fields { get; } =
    [
        "host",
        "path",
        "pathType",
        "service",
        "port",
        "servicePort",
        "portName",
        "appProtocol",
        "workload",
        "controller",
        "rule",
        "backends",
        .. RouteSettings.Fields,
        "websocket",
        "socketio",
    ];

    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        if (item.Resource is not { } resource)
            return [];
        return scope
            .Graph.RoutesOf(resource)
            .Where(route => query.Argument == "all" || scope.Roles.Means(route, query.Argument))
            .Select(route => ItemOf(route, item, scope));
    }

    // A route is looked at by many rules, and by every other route of its host.
    public static Item ItemOf(Route route, Item? outer, Scope scope) =>
        Item.OfRoute(route, scope.Graph.OfRoute(route, scope.Roles, () => FieldsOf(route, scope)), outer);

    private static FieldList FieldsOf(Route route, Scope scope)
    {
        var owner = Item.Of(route.Resource);
        var port = scope.Graph.ServicePortOf(route);
        var controller = scope.Graph.ControllerOf(route.Resource).Kind;
        var workload = scope.Graph.WorkloadsOf(scope.Graph.ServiceOf(route)).FirstOrDefault();
        return FieldList.Of([
            Written("host", route.Host, route.HostText),
            Written("path", route.Path, route.PathText),
            Written("pathType", route.PathType ?? (route.PathTypeText is null ? null : route.Path), route.PathTypeText),
            Written("service", route.ServiceName, route.ServiceText),
            Written("port", route.Port, route.PortText),
            Written("servicePort", port?["port"]),
            Written("portName", port?["name"]),
            Written("appProtocol", port?["appProtocol"]),
            Computed("workload", workload?.Name),
            Computed("controller", controller),
            // The same for routes that one rule spreads over several Services.
            Computed("rule", $"{route.Resource.File.Path}:{(route.Rule ?? route.Item).Span.Start}"),
            (
                "backends",
                Reading.Computed(
                    "backends",
                    scope.Graph.Index.BackendsOf(route).ToString(CultureInfo.InvariantCulture),
                    Place.At(route.Path ?? route.ServiceName ?? route.Item),
                    YamlType.Integer
                )
            ),
            .. RouteSettings.Of(route, owner, scope),
            Flag("websocket"),
            Flag("socketio"),
        ]);

        (string, Reading) Written(string name, YamlNode? node, string? text = null) =>
            (name, RouteSettings.Written(name, node, text, route.Item));

        (string, Reading) Computed(string name, string? text) => (name, Reading.Computed(name, text, owner.Place));

        (string, Reading) Flag(string meaning)
        {
            var text = scope.Roles.Means(route, meaning) ? "true" : "false";
            return (meaning, Reading.Computed(meaning, text, owner.Place, YamlType.Boolean));
        }
    }
}
