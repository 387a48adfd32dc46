using KrakenLint.Conditions;
using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Runbooks;

/// <summary>Workloads, with the container and the Service that count.</summary>
internal static class WorkloadTopics
{
    public static IEnumerable<Topic> Backends(BundleView view) =>
        view
            .Bundle.Resources.Where(resource =>
                Kinds.IsLongRunning(resource)
                && (view.Roles.Has(resource, "websocket-workload") || view.Roles.Has(resource, "socketio-workload"))
                && !view.Roles.Has(resource, "livekit")
            )
            .Select(workload => Of(view, workload));

    public static IEnumerable<Topic> WithRole(BundleView view, string role) =>
        view
            .Bundle.Resources.Where(resource => Kinds.IsLongRunning(resource) && view.Roles.Has(resource, role))
            .Select(workload => Of(view, workload));

    public static Topic Of(BundleView view, Resource workload)
    {
        var whole = Item.Of(workload);
        var route = view.Graph.Routes.FirstOrDefault(route => IsBehind(view, route, workload));
        var port = route is null ? FirstPortOf(view, workload) : view.Graph.ServicePortOf(route);
        var container = ContainerOf(workload, port);
        var values = new TopicValues(BundleTopics.ValuesOf(view))
            .Add("namespace", view.Bundle.NamespaceOf(workload))
            .Add("kind", TopicValues.KindOf(workload))
            .Add("name", workload.Name)
            .Add("ref", TopicValues.RefOf(workload))
            .Add("selector", TopicValues.SelectorOf(workload))
            .Add("replicas", ReplicasOf(whole, view.Scope))
            .Add("least", TopicValues.FactOf("replicas.min", whole, view.Scope))
            .Add("container", Resource.ScalarAt(container, "name"))
            .Add("port", NumberOf(container, port))
            .Add("service", ServiceOf(view, workload, route)?.Name)
            .Add("servicePort", Resource.ScalarAt(port, "port"));
        return new Topic(workload.ToString(), whole, values.ToImmutable());
    }

    /// <summary>The workloads behind a route.</summary>
    public static bool IsBehind(BundleView view, Route route, Resource workload) =>
        view.IsRealTimeRoute(route) && view.Graph.WorkloadsOf(view.Graph.ServiceOf(route)).Contains(workload);

    private static string? ReplicasOf(Item whole, Scope scope)
    {
        var least = TopicValues.FactOf("replicas.min", whole, scope);
        var most = TopicValues.FactOf("replicas.max", whole, scope);
        return least == most ? least : $"{least ?? "1"}-{most ?? "N"}";
    }

    private static Resource? ServiceOf(BundleView view, Resource workload, Route? route) =>
        route is null ? ServicesOf(view, workload).FirstOrDefault() : view.Graph.ServiceOf(route);

    private static IEnumerable<Resource> ServicesOf(BundleView view, Resource workload) =>
        view
            .Bundle.OfKind("Service")
            .Where(service => view.Graph.WorkloadsOf(service).Contains(workload))
            .OrderBy(service => Resource.ScalarAt(service.Spec, "clusterIP") == "None");

    private static YamlNode? FirstPortOf(BundleView view, Resource workload) =>
        ServicesOf(view, workload)
            .SelectMany(service => (service.Spec?["ports"]).MappingsOrNone())
            .Select(port => (YamlNode?)port)
            .FirstOrDefault();

    // The one that listens where the Service leads to; else the first.
    private static YamlNode? ContainerOf(Resource workload, YamlNode? port)
    {
        var containers = Containers.Of(workload).ToArray();
        var target = port is { } found ? Endpoints.TargetOf(found) : null;
        return containers
                .Where(container => target is { } wanted && PortOf(container, wanted) is not null)
                .Select(container => (YamlNode?)container)
                .FirstOrDefault()
            ?? containers.Select(container => (YamlNode?)container).FirstOrDefault();
    }

    private static YamlNode? PortOf(YamlNode container, YamlNode target) =>
        container["ports"]
            .MappingsOrNone()
            .Where(port => Resource.ScalarAt(port, Endpoints.IsNamed(target) ? "name" : "containerPort") == target.Text)
            .Select(port => (YamlNode?)port)
            .FirstOrDefault();

    private static string? NumberOf(YamlNode? container, YamlNode? port)
    {
        if (port is not { } found || Endpoints.TargetOf(found) is not { } target)
            return null;
        return Endpoints.IsNamed(target)
            ? container is { } own
                ? Resource.ScalarAt(PortOf(own, target), "containerPort")
                : null
            : target.Text;
    }
}
