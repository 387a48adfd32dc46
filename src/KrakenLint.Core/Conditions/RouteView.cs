using System.Collections.Immutable;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

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
        "affinity",
        "affinityMode",
        "cookieName",
        "cookiePath",
        "readTimeout",
        "sendTimeout",
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
        var port = ServicePortOf(route, scope);
        return FieldList.Of(
            Written("host", route.Host),
            Written("path", route.Path),
            Written("pathType", route.PathType),
            Written("service", route.ServiceName),
            Written("port", route.Port),
            Written("servicePort", port?["port"]),
            Written("portName", port?["name"]),
            Written("appProtocol", port?["appProtocol"]),
            Computed("workload", WorkloadOf(route, scope)),
            Computed("controller", scope.Graph.ControllerOf(route.Resource).Kind),
            ("affinity", Annotation("affinity")),
            ("affinityMode", NginxSetting.Read("affinity-mode", owner, scope)),
            ("cookieName", NginxSetting.Read("session-cookie-name", owner, scope)),
            ("cookiePath", Annotation("session-cookie-path")),
            ("readTimeout", NginxSetting.Read("proxy-read-timeout", owner, scope)),
            ("sendTimeout", NginxSetting.Read("proxy-send-timeout", owner, scope)),
            Flag("websocket"),
            Flag("socketio")
        );
        (string, Reading) Written(string name, YamlNode? node) =>
            (name, node is { } found ? Reading.Of(name, found, isTextual: true) : Reading.Absent(name, route.Item));

        (string, Reading) Computed(string name, string? text) => (name, Reading.Computed(name, text, owner.Place));

        (string, Reading) Flag(string meaning)
        {
            var text = scope.Roles.Means(route, meaning) ? "true" : "false";
            return (meaning, Reading.Computed(meaning, text, owner.Place, YamlType.Boolean));
        }

        Reading Annotation(string name) => Subject.ReadMetadata(owner, "annotations", NginxSetting.Prefix + name);
    }

    // A route names its Service's port by number or by name.
    private static YamlNode? ServicePortOf(Route route, Scope scope) =>
        ServiceOf(route, scope)
            ?.Spec?["ports"].MappingsOrNone()
            .Where(port =>
                route.PortText is { } text
                && (Resource.ScalarAt(port, "port") == text || Resource.ScalarAt(port, "name") == text)
            )
            .Select(port => (YamlNode?)port)
            .FirstOrDefault();

    private static Resource? ServiceOf(Route route, Scope scope) =>
        route.ServiceText is { } name ? scope.Graph.Bundle.Find("Service", name, route.Resource) : null;

    private static string? WorkloadOf(Route route, Scope scope)
    {
        if (ServiceOf(route, scope) is not { } service)
            return null;
        return Edges.Find("selects") is { } selects
            ? scope
                .Graph.From(selects, service)
                .FirstOrDefault(edge => edge.To is { } to && Kinds.IsLongRunning(to))
                ?.To?.Name
            : null;
    }
}
