using KrakenLint.Conditions.ItemViews;
using KrakenLint.Force;
using KrakenLint.Graph.References;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Runbooks;

/// <summary>Real-time routes, with what is in force on them and the workload behind them.</summary>
internal static class WayTopics
{
    public static IEnumerable<Topic> Of(BundleView view)
    {
        var services = view
            .Graph.Routes.Where(route => view.Roles.Means(route, "socketio"))
            .Select(route => route.ServiceText)
            .ToHashSet();
        // Another path to the Service of Socket.IO is seldom one that WebSockets come by.
        return view
            .Graph.Routes.Where(route =>
                view.Roles.Means(route, "socketio")
                || (view.IsRealTimeRoute(route) && !services.Contains(route.ServiceText))
            )
            .DistinctBy(route => (route.Resource, route.HostText, string.Join('/', route.Segments)))
            .Select(route => Of(view, route));
    }

    /// <summary>The first route of each controller.</summary>
    public static IEnumerable<Topic> Controllers(BundleView view) =>
        view.TopicsOf("way").DistinctBy(topic => topic.Values.GetValueOrDefault("controller"));

    private static Topic Of(BundleView view, Route route)
    {
        var way = Way.Of(view.Graph, route);
        var workload = view.Graph.WorkloadsOf(view.Graph.ServiceOf(route)).FirstOrDefault();
        var isPlain = view.Graph.TlsOf(route).State == TlsState.None;
        var host = route.HostText is { } text && HostName.IsWellFormed(text) && !text.Contains('*') ? text : null;
        var gateway = (route.Resource.Spec?["parentRefs"]).MappingsOrNone().Select(node => (YamlNode?)node);
        var parent = gateway.FirstOrDefault();
        var scheme = isPlain ? "http" : "https";
        var values = new TopicValues(BundleTopics.ValuesOf(view));
        if (workload is not null)
            values.AddAll(WorkloadTopics.Of(view, workload).Values);
        values
            .Add("namespace", view.Bundle.NamespaceOf(route.Resource))
            .Add("entry", TopicValues.RefOf(route.Resource))
            .Add("entryName", route.Resource.Name)
            .Add("entryNamespace", view.Bundle.NamespaceOf(route.Resource))
            .Add("host", host)
            .Add("path", PathOf(view, route))
            .Add("scheme", scheme)
            .Add("entryPort", isPlain ? "80" : "443")
            .Add("site", host is null ? null : $"{scheme}://{host}")
            .Add("service", route.ServiceText)
            .Add("servicePort", Resource.ScalarAt(view.Graph.ServicePortOf(route), "port") ?? route.PortText)
            .Add("controller", way.Controller?.Name)
            .Add("title", way.Controller?.Title ?? "the controller")
            .Add("affinity", WayWords.Of(way["affinity"]))
            .Add("cookie", way["affinity"].Value == "cookie" ? WayWords.Of(way["cookieName"]) : null)
            .Add("idle", way["idleTimeout"] is { IsUnknown: false, Value: { } idle } ? idle : null)
            .Add("gateway", Resource.ScalarAt(parent, "name"))
            .Add(
                "gatewayNamespace",
                parent is null
                    ? null
                    : Resource.ScalarAt(parent, "namespace") ?? view.Bundle.NamespaceOf(route.Resource)
            );
        var title = $"{route.Resource} {route.HostText ?? "any host"}{route.PathText}";
        return new Topic(title, RouteView.ItemOf(route, null, view.Scope), values.ToImmutable());
    }

    // What is left of a regular expression is a path that it matches; Socket.IO's ends with a slash.
    private static string PathOf(BundleView view, Route route)
    {
        var path = $"/{string.Join('/', route.Segments)}";
        if (!view.Roles.Means(route, "socketio"))
            return path;
        return path == "/" ? "/socket.io/" : $"{path.TrimEnd('/')}/";
    }
}
