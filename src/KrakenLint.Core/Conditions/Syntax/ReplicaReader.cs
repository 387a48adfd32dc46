using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Conditions.Syntax;

/// <summary>The facts <c>replicas.min</c> and <c>replicas.max</c>: how many pods run.</summary>
internal static class ReplicaReader
{
    /// <param name="autoscaled"><c>minReplicas</c> or <c>maxReplicas</c>: which end of an autoscaler counts.</param>
    public static Reading Of(Item item, Scope scope, string autoscaled)
    {
        var name = autoscaled == "maxReplicas" ? "replicas.max" : "replicas.min";
        if (item is { Resource: null, Section: { } section } && ValuesReplicas.Of(section, autoscaled) is { } asked)
            return FromNode(name, asked);
        var workloads = item.Resource is { } resource ? WorkloadsBehind(item, resource, scope).ToArray() : [];
        var readings = workloads.Select(workload => OfOne(workload, scope, autoscaled, name)).ToArray();
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

    private static Reading OfOne(Resource workload, Scope scope, string autoscaled, string name)
    {
        if (ScalerOf(workload, scope) is { } scaler)
            return scaler.Kind == Kinds.Rollout
                ? OfOne(scaler, scope, autoscaled, name)
                : ScaledReplicas(scaler, autoscaled, name);
        // One pod per node: how many that are is the cluster's business.
        if (workload.Kind == "DaemonSet")
            return Unresolved(name, Place.At(workload.Root));
        return workload.Spec?["replicas"] is { IsScalar: true, IsNull: false } replicas
            ? FromNode(name, replicas)
            : Reading.Computed(name, "1", Place.At(workload.Spec ?? workload.Root), YamlType.Integer);
    }

    private static Reading ScaledReplicas(Resource scaler, string autoscaled, string name)
    {
        var limit = Limits.First(limit => limit.Scaler == scaler.Kind && limit.End == autoscaled);
        if (scaler.Spec?[limit.Key] is { IsScalar: true, IsNull: false } number)
            return FromNode(name, number);
        var place = Place.At(scaler.Spec ?? scaler.Root);
        return limit.Default is { } assumed
            ? Reading.Computed(name, assumed, place, YamlType.Integer)
            : Unresolved(name, place);
    }

    /// <summary>How an autoscaler writes one of its ends.</summary>
    /// <param name="Default">Where it may be left out.</param>
    private sealed record Limit(string Scaler, string End, string Key, string? Default);

    // https://keda.sh/docs/latest/reference/scaledobject-spec/ for those of KEDA.
    private static readonly ImmutableArray<Limit> Limits =
    [
        new("HorizontalPodAutoscaler", "minReplicas", "minReplicas", "1"),
        new("HorizontalPodAutoscaler", "maxReplicas", "maxReplicas", null),
        new("ScaledObject", "minReplicas", "minReplicaCount", "0"),
        new("ScaledObject", "maxReplicas", "maxReplicaCount", "100"),
    ];

    private static Reading FromNode(string name, YamlNode node) =>
        KubernetesScalar.NumberOf(node.Text) is { } number
            ? Reading.Computed(name, number.ToString(CultureInfo.InvariantCulture), Place.At(node), YamlType.Integer)
            : Unresolved(name, Place.At(node));

    private static Resource? ScalerOf(Resource workload, Scope scope) =>
        Edges.Find("scales") is { } scales ? scope.Graph.To(scales, workload).FirstOrDefault()?.From : null;
}
