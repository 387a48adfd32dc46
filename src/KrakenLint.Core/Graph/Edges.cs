using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KrakenLint.Graph.References;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;

namespace KrakenLint.Graph;

/// <summary>One kind of reference between resources.</summary>
/// <param name="Name">What rules call it.</param>
/// <param name="Summary">One line for the documentation.</param>
/// <param name="Kinds">The kinds that it can begin at.</param>
/// <param name="Attributes">What a condition on the edge can look at.</param>
/// <param name="Outgoing">The edges that begin at a resource.</param>
public sealed record EdgeKind(
    string Name,
    string Summary,
    ImmutableArray<string> Kinds,
    ImmutableArray<string> Attributes,
    Func<BundleGraph, Resource, IEnumerable<Edge>> Outgoing
)
{
    /// <summary>What one end does to the other, in words: <c>routes to</c>.</summary>
    public string Verb { get; init; } = Name;

    /// <summary>False where it follows from other references: nothing that is written names the other end.</summary>
    public bool IsNamed { get; init; } = true;

    /// <summary>A row of a table is the same as itself alone.</summary>
    public bool Equals(EdgeKind? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>The table of references.</summary>
public static class Edges
{
    public static ImmutableArray<EdgeKind> All { get; } =
    [
        new("routes-to", "a route to the Service behind it", ["route"], ["host", "path", "port"], RoutesTo)
        {
            Verb = "routes to",
        },
        new(
            "selects",
            "a Service, disruption budget or network policy to the workloads it selects; endpoint says whether a port of the Service leads to its pods",
            ["Service", "PodDisruptionBudget", "NetworkPolicy", "CiliumNetworkPolicy"],
            ["endpoint"],
            SelectorReader.Of
        ),
        new(
            "targets",
            "a Service's port to the workloads that it leads to; port-missing where no container of any declares its targetPort",
            ["Service"],
            ["port", "named"],
            TargetReader.Of
        ),
        new(
            "terminates-with",
            "a tls entry to its Secret, or to the Certificate or other resource that makes it",
            ["ingress"],
            ["secret"],
            TlsSecretReader.Of
        )
        {
            Verb = "terminates TLS with",
        },
        new(
            "repeats",
            "a resource to an earlier one of the same group, kind, namespace and name in the same file; alike says whether they are the same",
            [],
            ["alike"],
            RepeatReader.Of
        )
        {
            IsNamed = false,
        },
        new(
            "scales",
            "an autoscaler to its workload, or a Rollout to the one whose pods it takes over",
            ["autoscaler", Kinds.Rollout],
            ["target"],
            ScaleReader.Of
        ),
        new(
            "uses",
            "a workload to its ConfigMaps, Secrets, claims and ServiceAccount",
            ["workload"],
            ["key", "optional"],
            UseReader.Of
        ),
        new(
            "mounts",
            "a container to the volumes it mounts, and what they hold where that is in the bundle",
            ["workload"],
            ["volume", "mountPath", "source", "readOnly"],
            MountReader.Of
        ),
        new(
            "calls",
            "an environment variable that names a host to the Service of that name",
            ["workload"],
            ["scheme", "host", "port", "namespace"],
            CallReader.Of
        ),
        new(
            "addresses",
            "an environment variable with URLs to the routes of their hosts; external where no route has the host",
            ["workload"],
            ["scheme", "host"],
            AddressReader.Of
        ),
        new(
            "alerts",
            "a PrometheusRule to the workloads that run on; named says whether an alert of it speaks of the workload",
            ["PrometheusRule"],
            ["named"],
            AlertReader.Of
        ),
        new(
            "authenticates-to",
            "a workload to a server that it calls, with what became of the password: same, different, missing (none is brought), none (none is asked for), unasked (one is brought and none asked for), no-account (the server knows no such user or key) or unknown",
            ["workload"],
            ["password", "open"],
            (graph, workload) => AuthenticationReader.Of(graph, workload).Concat(ApiKeyReader.Of(graph, workload))
        )
        {
            Verb = "authenticates to",
            IsNamed = false,
        },
        new(
            "works-with",
            "a LiveKit egress, ingress or SIP service to the LiveKit servers of the bundle, with what became of the Redis between them: same, different, none (the server is told none), not-told (the service is told none) or unknown",
            ["workload"],
            ["redis", "title", "address", "theirs"],
            LiveKitRedis.Of
        )
        {
            Verb = "works with",
            IsNamed = false,
        },
        new(
            "blocked-by",
            "a call to the NetworkPolicy that keeps it from every pod behind the Service; end says whose policy it is, server or client",
            ["workload"],
            ["scheme", "host", "port", "namespace", "service", "variable", "end"],
            BlockReader.Of
        )
        {
            Verb = "is blocked by",
            IsNamed = false,
        },
        new(
            "shares-service",
            "a workload to the others that call the same Service",
            ["workload"],
            ["scheme", "host", "port", "namespace", "service"],
            ShareReader.Of
        )
        {
            Verb = "shares a Service with",
            IsNamed = false,
        },
        new(
            "nested-under",
            "a route to a route of the same host with a shorter path",
            ["route"],
            ["host", "path"],
            NestedUnder
        )
        {
            Verb = "lies under",
            IsNamed = false,
        },
        new(
            "same-host",
            "a route to the other routes of its host, in this resource and others",
            ["route"],
            ["host", "path"],
            SameHost
        )
        {
            Verb = "shares a host with",
            IsNamed = false,
        },
        new(
            "same-backend",
            "a route to the other routes that lead to the same Service and port",
            ["route"],
            ["host", "path"],
            SameBackend
        )
        {
            Verb = "shares its Service with",
            IsNamed = false,
        },
        new(
            "binds",
            "a claim to the PersistentVolume that it names, that is reserved for it, that its selector matches, or that has its size: by (name or size), class (same, different, or default where the claim gets the cluster's own), room and modes",
            ["PersistentVolumeClaim"],
            ["by", "class", "room", "modes"],
            ClaimReader.Of
        ),
        new(
            "configures",
            "an ingress controller to the ConfigMap that it is told to read",
            ["workload"],
            [],
            ControllerConfig.Of
        )
        {
            Verb = "is configured by",
        },
    ];

    public static EdgeKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    private static IEnumerable<Edge> RoutesTo(BundleGraph graph, Resource resource)
    {
        foreach (var route in graph.RoutesOf(resource))
        {
            if (route is not { ServiceName: { } written, ServiceText: { } name })
                continue;
            var service = graph.ServiceOf(route);
            var state =
                service is null ? (IsForeign(graph.Bundle, route) ? EdgeState.External : EdgeState.Missing)
                : HasPort(service, route.PortText) ? EdgeState.Found
                : EdgeState.PortMissing;
            yield return new Edge(resource, written, service, "Service", name, state)
            {
                Route = route,
                Attributes = AttributesOf(graph, route),
            };
        }
    }

    // Nothing is known of other namespaces than the bundle's own.
    private static bool IsForeign(Bundle bundle, Route route) =>
        route.ServiceSpace is { } space && !bundle.HasNamespace(space) && space != bundle.OwnNamespace;

    private static IEnumerable<Edge> NestedUnder(BundleGraph graph, Resource resource) =>
        from route in graph.RoutesOf(resource)
        where route.Path is not null
        from above in graph.RoutesAbove(route)
        select Between(graph, route, above);

    private static IEnumerable<Edge> SameHost(BundleGraph graph, Resource resource) => SameHost(graph, resource, null);

    /// <summary>The references from the routes of a resource, or one of them, to the others of their hosts.</summary>
    public static IEnumerable<Edge> SameHost(BundleGraph graph, Resource resource, Route? own) =>
        from route in ReferenceEquals(own?.Resource, resource) ? [own] : graph.RoutesOf(resource)
        from other in graph.RoutesOfHost(route.HostText)
        where !ReferenceEquals(other, route)
        select Between(graph, route, other);

    private static IEnumerable<Edge> SameBackend(BundleGraph graph, Resource resource) =>
        from route in graph.RoutesOf(resource)
        from other in graph.RoutesWithBackendOf(route)
        select Between(graph, route, other);

    /// <summary>The reference from one route to another.</summary>
    public static Edge Between(BundleGraph graph, Route route, Route other) =>
        new(
            route.Resource,
            route.Path ?? route.Item,
            other.Resource,
            other.Resource.Kind,
            other.Resource.Name,
            EdgeState.Found
        )
        {
            Route = route,
            ToRoute = other,
            Attributes = AttributesOf(graph, other),
        };

    private static bool HasPort(Resource service, string? port) =>
        port is null
        || service.Spec?["ports"] is not { IsSequence: true } ports
        || ports.Items.Any(item => Resource.ScalarAt(item, "port") == port || Resource.ScalarAt(item, "name") == port);

    private static ImmutableDictionary<string, string> AttributesOf(BundleGraph graph, Route route) =>
        graph.OfRoute(
            route,
            nameof(AttributesOf),
            () =>
                ImmutableDictionary<string, string>
                    .Empty.Add("host", route.HostText ?? "")
                    .Add("path", route.PathText ?? "")
                    .Add("port", route.PortText ?? "")
        );
}
