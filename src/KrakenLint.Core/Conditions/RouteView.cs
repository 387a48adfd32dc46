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

    public static Item ItemOf(Route route, Item? outer, Scope scope)
    {
        var owner = Item.Of(route.Resource);
        var fields = ImmutableDictionary.CreateBuilder<string, Reading>();
        Add("host", route.Host);
        Add("path", route.Path);
        Add("pathType", route.PathType);
        Add("service", route.ServiceName);
        Add("port", route.Port);
        var port = ServicePortOf(route, scope);
        Add("servicePort", port?["port"]);
        Add("portName", port?["name"]);
        Add("appProtocol", port?["appProtocol"]);
        fields["workload"] = Reading.Computed("workload", WorkloadOf(route, scope), owner.Place);
        fields["controller"] = Reading.Computed(
            "controller",
            scope.Graph.ControllerOf(route.Resource).Kind,
            owner.Place
        );
        fields["affinity"] = Subject.ReadMetadata(owner, "annotations", NginxSetting.Prefix + "affinity");
        fields["affinityMode"] = NginxSetting.Read("affinity-mode", owner, scope);
        fields["cookieName"] = NginxSetting.Read("session-cookie-name", owner, scope);
        fields["cookiePath"] = Subject.ReadMetadata(owner, "annotations", NginxSetting.Prefix + "session-cookie-path");
        fields["readTimeout"] = NginxSetting.Read("proxy-read-timeout", owner, scope);
        fields["sendTimeout"] = NginxSetting.Read("proxy-send-timeout", owner, scope);
        AddFlag("websocket");
        AddFlag("socketio");
        return Item.OfRoute(route, fields.ToImmutable(), outer);

        void Add(string name, YamlNode? node) =>
            fields[name] = node is { } found
                ? Reading.Of(name, found) with
                {
                    IsTextual = true,
                }
                : Reading.Absent(name, route.Item);

        void AddFlag(string meaning) =>
            fields[meaning] = Reading.Computed(
                meaning,
                scope.Roles.Means(route, meaning) ? "true" : "false",
                owner.Place,
                YamlType.Boolean
            );
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
