using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>Something that is not written in one place but follows from several.</summary>
/// <param name="Name">What rules call it.</param>
/// <param name="Summary">One line for the documentation.</param>
public sealed record FactKind(string Name, string Summary, Func<Item, Scope, Reading> Read);

/// <summary>The table of facts.</summary>
public static class Facts
{
    public static ImmutableArray<FactKind> All { get; } =
    [
        new(
            "replicas.max",
            "the most pods that can run: the autoscaler's maximum, else replicas, else 1; of a Service or route, the workloads behind it; of a section of a values file, the part of the chart behind it",
            (item, scope) => ReplicasOf(item, scope, "maxReplicas")
        ),
        new(
            "replicas.min",
            "the fewest pods that run: the autoscaler's minimum (1 where it names none), else replicas, else 1",
            (item, scope) => ReplicasOf(item, scope, "minReplicas")
        ),
        new(
            "controller.kind",
            "the ingress controller of a route: ingress-nginx, nginx-inc, traefik, alb, …",
            (item, scope) => ControllerOf(item, scope, "controller.kind", controller => controller.Kind)
        ),
        new(
            "controller.title",
            "what that controller calls itself, for messages",
            (item, scope) => ControllerOf(item, scope, "controller.title", Controllers.TitleOf)
        ),
        new(
            "controller.version",
            "the version of that controller, where its workload is in the bundle",
            (item, scope) => ControllerOf(item, scope, "controller.version", controller => controller.Version)
        ),
        new(
            "hook.phase",
            "when Helm runs the resource outside the release: pre-install, post-upgrade, …, separated by commas; absent for others",
            (item, _) => HookReader.PhaseOf(item)
        ),
        new(
            "hook.weight",
            "the place of a hook among those of its phase, 0 where it names none; absent for what is no hook",
            (item, _) => HookReader.WeightOf(item)
        ),
        new(
            "workload.longRunning",
            "true for workloads that serve until they are stopped, false for Jobs, CronJobs, and Pods that end or are hooks",
            (item, _) => LongRunning(item)
        ),
        new(
            "release.name",
            "the name of the Helm release that the resource belongs to, by the labels that charts put on what they print",
            ReleaseOf
        ),
        new(
            "websocket.services",
            "the Services that WebSocket routes of the item lead to, separated by commas; in a values file absent unless their full names are in it",
            (item, scope) => RealTimeServices.Of("websocket.services", item, scope)
        ),
        new(
            "bundle.roles",
            "the roles that any resource of the bundle has, separated by commas",
            (item, scope) => RolesOf(item, scope)
        ),
        .. WayFacts.All,
    ];

    public static FactKind? Find(string name) => All.FirstOrDefault(fact => fact.Name == name);

    private static Reading RolesOf(Item item, Scope scope) =>
        Reading.Computed(
            "bundle.roles",
            scope.Graph.OfBundle(
                scope.Roles,
                () =>
                    string.Join(
                        ',',
                        scope.Roles.Roles.Values.SelectMany(roles => roles).Distinct().Order(StringComparer.Ordinal)
                    )
            ),
            item.Place
        ) with
        {
            IsTextual = true,
        };

    private static Reading ReleaseOf(Item item, Scope scope)
    {
        var release = Bundle
            .ReleaseLabels.Select(label => Resource.ScalarAt(item.Resource?.Labels, label))
            .FirstOrDefault(text => text is { Length: > 0 });
        return Reading.Computed("release.name", release ?? scope.Graph.Bundle.Release, item.Place);
    }

    private static Reading LongRunning(Item item) =>
        Reading.Computed(
            "workload.longRunning",
            item.Resource is not { } resource || !Kinds.IsWorkload(resource) ? null
                : Kinds.IsLongRunning(resource) ? "true"
                : "false",
            item.Place,
            YamlType.Boolean
        );

    private static Reading ControllerOf(Item item, Scope scope, string name, Func<IngressController, string?> property)
    {
        if (item.Resource is null && item.Node is null)
            return Reading.Computed(name, null, item.Place);
        var controller = item.Resource is { } resource
            ? scope.Graph.ControllerOf(resource)
            : Controllers.OfSection(
                item.Section ?? IngressSections.Around(item.Node ?? item.Place.Node ?? default),
                scope.Settings
            );
        var place = controller.Evidence is { } evidence ? Place.At(evidence) : item.Place;
        return Reading.Computed(name, property(controller) is { Length: > 0 } text ? text : null, place);
    }

    private static Reading ReplicasOf(Item item, Scope scope, string autoscaled)
    {
        var name = autoscaled == "maxReplicas" ? "replicas.max" : "replicas.min";
        if (item is { Resource: null, Section: { } section } && ValuesReplicas.Of(section, autoscaled) is { } asked)
            return FromNode(name, asked);
        var workloads = item.Resource is { } resource ? WorkloadsBehind(item, resource, scope).ToArray() : [];
        var readings = workloads.Select(workload => ReplicasOf(workload, scope, autoscaled, name)).ToArray();
        // What cannot be resolved may well be several pods.
        return readings.MaxBy(reading => KubernetesScalar.NumberOf(reading.Value?.Text ?? "0") ?? 0)
            ?? Unresolved(name, item.Place);
    }

    private static Reading Unresolved(string name, Place place) =>
        Reading.Computed(name, "2", place, YamlType.Integer) with
        {
            IsUncertain = true,
        };

    private static IEnumerable<Resource> WorkloadsBehind(Item item, Resource resource, Scope scope)
    {
        if (Kinds.IsWorkload(resource))
            return [resource];
        if (resource.Kind == "Service")
            return scope.Graph.WorkloadsOf(resource);
        var routes = item.Route is { } own ? [own] : RelevantRoutes(resource, scope);
        return routes
            .Select(scope.Graph.ServiceOf)
            .OfType<Resource>()
            .Distinct()
            .SelectMany(service => scope.Graph.WorkloadsOf(service))
            .Distinct();
    }

    // Of a route resource only the routes that carry real-time traffic count, once that is known.
    private static Route[] RelevantRoutes(Resource resource, Scope scope)
    {
        var routes = scope.Graph.RoutesOf(resource);
        var relevant = routes.Where(route => scope.Roles.Means(route, "websocket")).ToArray();
        return relevant.Length > 0 ? relevant : [.. routes];
    }

    private static Reading ReplicasOf(Resource workload, Scope scope, string autoscaled, string name)
    {
        if (ScalerOf(workload, scope) is { } scaler)
            return ScaledReplicas(scaler, autoscaled, name);
        // One pod per node: how many that are is the cluster's business.
        if (workload.Kind == "DaemonSet")
            return Unresolved(name, Place.At(workload.Root));
        return workload.Spec?["replicas"] is { IsScalar: true, IsNull: false } replicas
            ? FromNode(name, replicas)
            : Reading.Computed(name, "1", Place.At(workload.Spec ?? workload.Root), YamlType.Integer);
    }

    // The autoscaler's minimum is 1 where it names none; a maximum it must name.
    private static Reading ScaledReplicas(Resource scaler, string autoscaled, string name)
    {
        var place = Place.At(scaler.Spec ?? scaler.Root);
        if (scaler.Spec?[autoscaled] is { IsScalar: true, IsNull: false } limit)
            return FromNode(name, limit);
        return autoscaled == "minReplicas"
            ? Reading.Computed(name, "1", place, YamlType.Integer)
            : Unresolved(name, place);
    }

    private static Reading FromNode(string name, YamlNode node) =>
        KubernetesScalar.NumberOf(node.Text) is { } number
            ? Reading.Computed(name, number.ToString(CultureInfo.InvariantCulture), Place.At(node), YamlType.Integer)
            : Unresolved(name, Place.At(node));

    private static Resource? ScalerOf(Resource workload, Scope scope) =>
        Edges.Find("scales") is { } scales ? scope.Graph.To(scales, workload).FirstOrDefault()?.From : null;
}
