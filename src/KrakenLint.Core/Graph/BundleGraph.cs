using System.Collections.Immutable;
using KrakenLint.Graph.References;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Ways;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>
/// What the resources of a bundle are to each other. Everything is found when first asked for and then kept; a bundle is
/// worked on by one thread.
/// </summary>
/// <param name="settings">What the project says of resources that live elsewhere, and of its ingress controller.</param>
public sealed class BundleGraph(Bundle bundle, LintSettings settings)
{
    private Dictionary<Resource, ImmutableArray<Route>> routes = [];
    private readonly Dictionary<Resource, IngressController> controllers = [];
    private readonly Dictionary<(Resource, YamlNode), ContainerEnv> environments = [];
    private readonly Dictionary<(EdgeKind, Resource), EdgeIndex> outgoing = [];
    private readonly Dictionary<EdgeKind, ILookup<Resource, Edge>> incoming = [];
    private readonly Dictionary<Resource, ImmutableArray<Resource>> workloads = [];
    private readonly Dictionary<Resource, DeclaredPorts> ports = [];
    private readonly Dictionary<YamlNode, YamlDocument?> embedded = [];
    private readonly Dictionary<(string Kind, string Name), string?> near = [];
    private readonly Dictionary<string, NameIndex> names = [];
    private ImmutableArray<Route>? allRoutes;
    private RouteIndex? routeIndex;
    private readonly Dictionary<string, Dictionary<object, object>> ofHosts = [];
    private Dictionary<YamlTree, (Resource First, bool IsOnly)>? owners;

    private readonly Dictionary<(Route, object), object> ofRoutes = [];
    private readonly Dictionary<string, string?> tags = [];
    private readonly Dictionary<Resource, Route?> loadBalancers = [];
    private readonly Dictionary<object, object> ofBundle = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<Resource?> nginxConfigMap = new(() => Controllers.NginxConfigMap(bundle));
    private readonly Lazy<GlobIndex<string>> external = new(() =>
        new GlobIndex<string>(settings.External.Select(row => (row.Name, row.Kind)))
    );
    private readonly Lazy<SpanIndex<Resource>> resourcesBySpan = new(() =>
        new SpanIndex<Resource>(bundle.Resources.Select(resource => (resource.Root.Span, resource)))
    );
    private readonly Lazy<FirstOfEach> firsts = new(() => new FirstOfEach(bundle));
    private readonly Dictionary<Resource, TlsHosts> tlsHosts = [];
    private readonly Lazy<TlsSecretMakers> secretMakers = new(() => new TlsSecretMakers(bundle));
    private readonly Lazy<PodLabels> podLabels = new(() => new PodLabels(bundle));
    private readonly Lazy<MadeNames> made = new(() => new MadeNames(bundle));
    private readonly Lazy<ImmutableArray<Resource>> liveKitServers = new(() =>
        [.. bundle.Resources.Where(LiveKitRedis.IsServer)]
    );
    private readonly Lazy<ServiceLinks> serviceLinks = new(() => new ServiceLinks(bundle));
    private readonly Lazy<Operators> operators = new(() => new Operators(bundle));
    private readonly Lazy<MeshHosts> mesh = new(() => new MeshHosts(bundle));

    public Bundle Bundle { get; } = bundle;

    /// <summary>The same bundle for another thread. Routes are compared by identity, so that they are the same.</summary>
    public BundleGraph Twin()
    {
        var all = Routes;
        return new BundleGraph(Bundle, settings) { routes = new(routes), allRoutes = all };
    }

    /// <summary>Where ingress-nginx has its defaults from, where its controller is in the bundle.</summary>
    public Resource? NginxConfigMap => nginxConfigMap.Value;

    /// <summary>The tag of a controller's image, where it runs in the bundle.</summary>
    internal string? TagOf(Controller controller) =>
        Remember(tags, controller.Name, () => RunningControllers.TagOf(Bundle, controller));

    /// <summary>The first of the resources that are one to the cluster.</summary>
    internal FirstOfEach Firsts => firsts.Value;

    internal TlsHosts TlsHostsOf(Resource ingress) => Remember(tlsHosts, ingress, () => new TlsHosts(ingress));

    /// <summary>What makes the Secrets of tls entries.</summary>
    internal TlsSecretMakers SecretMakers => secretMakers.Value;

    /// <summary>What selectors select from.</summary>
    internal PodLabels PodLabels => podLabels.Value;

    /// <summary>What is not in the bundle and may be created by something that is.</summary>
    internal MadeNames Made => made.Value;

    internal ImmutableArray<Resource> LiveKitServers => liveKitServers.Value;

    /// <summary>What Services put into the environment of every container.</summary>
    internal ServiceLinks ServiceLinks => serviceLinks.Value;

    /// <summary>What is not in the bundle and may be made of its custom resources.</summary>
    internal Operators Operators => operators.Value;

    /// <summary>What a later stage works out about the whole bundle, once for each key (by identity).</summary>
    public T OfBundle<T>(object key, Func<T> find)
        where T : class => (T)Remember(ofBundle, key, find);

    /// <summary>What a later stage works out about a route, once for each key.</summary>
    public T OfRoute<T>(Route route, object key, Func<T> find)
        where T : class => (T)Remember(ofRoutes, (route, key), find);

    /// <summary>All routes of the bundle, in order.</summary>
    public ImmutableArray<Route> Routes =>
        allRoutes ??= [.. Bundle.Resources.SelectMany(resource => RoutesOf(resource))];

    /// <summary>The place of a route among all of the bundle.</summary>
    public int OrderOf(Route route) => Index.OrderOf(route);

    /// <summary>The routes of one host, or of none.</summary>
    public IEnumerable<Route> RoutesOfHost(string? host) => Index.OfHost(host);

    /// <summary>Routes of the same host with a shorter path that this one's lies under.</summary>
    public IEnumerable<Route> RoutesAbove(Route route) => Index.Above(route);

    /// <summary>Other routes to the same Service and port.</summary>
    public IEnumerable<Route> RoutesWithBackendOf(Route route) => Index.WithBackendOf(route);

    /// <summary>What a later stage works out about the routes of a host, once for each key (by identity).</summary>
    public T OfHost<T>(string? host, object key, Func<T> find)
        where T : class
    {
        var known = Remember(
            ofHosts,
            host ?? "",
            () => new Dictionary<object, object>(ReferenceEqualityComparer.Instance)
        );
        return (T)Remember(known, key, find);
    }

    public ImmutableArray<Route> RoutesOf(Resource resource) =>
        Remember(routes, resource, () => [.. RouteFinder.Of(resource, Bundle)]);

    /// <summary>The Service behind a route, or null where it is not in the bundle.</summary>
    public Resource? ServiceOf(Route route) =>
        route.ServiceText is { } name ? Bundle.Find("Service", name, route.Resource, route.ServiceSpace) : null;

    /// <summary>Whether HTTPS ends at a route, and with which certificate.</summary>
    public RouteTls TlsOf(Route route) => TlsReader.Of(this, route);

    /// <summary>The entry of the Service's ports that a route means, by number or by name.</summary>
    public YamlNode? ServicePortOf(Route route) =>
        ServiceOf(route)
            ?.Spec?["ports"].MappingsOrNone()
            .Where(port =>
                route.PortText is { } text
                && (Resource.ScalarAt(port, "port") == text || Resource.ScalarAt(port, "name") == text)
            )
            .Select(port => (YamlNode?)port)
            .FirstOrDefault();

    /// <summary>What runs behind a Service: of what it selects, neither Jobs nor pods that none of its ports leads to.</summary>
    public ImmutableArray<Resource> WorkloadsOf(Resource? service) =>
        service is null ? [] : Remember(workloads, service, () => FindWorkloads(service));

    private ImmutableArray<Resource> FindWorkloads(Resource service)
    {
        if (Edges.Find("selects") is not { } selects)
            return [];
        var running = From(selects, service)
            .Select(edge => edge.To)
            .OfType<Resource>()
            .Where(Kinds.IsLongRunning)
            .ToImmutableArray();
        // Where no pod has the port, the name of the port is wrong, not the selector.
        var reached = running.Where(workload => Endpoints.OfService(service, PortsOf(workload))).ToImmutableArray();
        return reached.IsEmpty ? running : reached;
    }

    internal DeclaredPorts PortsOf(Resource workload) => Remember(ports, workload, () => new DeclaredPorts(workload));

    internal RouteIndex Index => routeIndex ??= new RouteIndex(Routes, BackendOf);

    // A port by its number, so that two routes that name it differently are seen to be alike.
    private (string Service, string Port)? BackendOf(Route route)
    {
        if (route.ServiceText is not { } service)
            return null;
        var space = route.ServiceSpace ?? Bundle.NamespaceOf(route.Resource);
        return ($"{space}/{service}", Resource.ScalarAt(ServicePortOf(route), "port") ?? route.PortText ?? "");
    }

    /// <summary>The way in that a Service of type LoadBalancer is; null for others.</summary>
    public Route? LoadBalancerOf(Resource service) => Remember(loadBalancers, service, () => LoadBalancers.Of(service));

    public IngressController ControllerOf(Resource resource) =>
        Remember(controllers, resource, () => Controllers.Of(this, resource, settings));

    // Asked for every variable of every workload: no closure for what is known.
    public ContainerEnv EnvOf(Resource workload, YamlNode container)
    {
        if (environments.TryGetValue((workload, container), out var known))
            return known;
        var read = EnvReader.Read(Bundle, workload, container);
        environments[(workload, container)] = read;
        return read;
    }

    public ImmutableArray<Edge> From(EdgeKind kind, Resource resource) => IndexOf(kind, resource).All;

    /// <summary>The references that a part of a resource wrote.</summary>
    public IEnumerable<Edge> From(EdgeKind kind, Resource resource, EdgeWriter writer)
    {
        var index = IndexOf(kind, resource);
        return index.All.IsEmpty || writer.IsAll(resource) ? index.All : index.Of(writer);
    }

    private EdgeIndex IndexOf(EdgeKind kind, Resource resource)
    {
        if (outgoing.TryGetValue((kind, resource), out var known))
            return known;
        ImmutableArray<Edge> edges = [.. kind.Outgoing(this, resource).Select(Placed)];
        var found = edges.IsEmpty ? EdgeIndex.Empty : new EdgeIndex(edges);
        outgoing[(kind, resource)] = found;
        return found;
    }

    public IEnumerable<Edge> To(EdgeKind kind, Resource resource)
    {
        if (!incoming.TryGetValue(kind, out var known))
        {
            known = AllOf(kind).Where(edge => edge.To is not null).ToLookup(edge => edge.To ?? edge.From);
            incoming[kind] = known;
        }
        return known[resource];
    }

    /// <summary>True where a resource of this kind (or group of kinds) that another one refers to must be in the bundle.</summary>
    public bool IsClosedFor(string kind, Resource from) =>
        !IsAmong(settings.OpenKinds, kind) && (IsAmong(settings.ClosedKinds, kind) || Bundle.IsClosedFor(kind, from));

    /// <summary>Whether the project says that a resource lives elsewhere.</summary>
    public bool IsExternal(string kind, string name) =>
        external.Value.Meaning(name).Any(known => Kinds.Expand(known).Intersect(Kinds.Expand(kind)).Any());

    /// <summary>The name of a resource of the kind that somebody probably meant, or null.</summary>
    public string? NearestTo(string kind, string name) =>
        Remember(near, (kind, name), () => NamesOf(kind).ToName(name));

    private NameIndex NamesOf(string kind) => Remember(names, kind, () => new NameIndex([.. Bundle.NamesOf(kind)]));

    /// <summary>The document that stands in a scalar, read once.</summary>
    /// <param name="text">The text, where it is not the scalar's own.</param>
    public YamlDocument? EmbeddedIn(YamlNode scalar, string? text) =>
        Remember(embedded, scalar, () => EmbeddedYaml.Read(scalar, text));

    /// <summary>The resource whose text a node stands in, or null where it stands in none of this bundle.</summary>
    public Resource? OwnerOf(YamlNode node)
    {
        if (node.Tree.Host is { } host)
            return OwnerOf(host);
        owners ??= Bundle
            .Resources.GroupBy(resource => resource.Root.Tree)
            .ToDictionary(group => group.Key, group => (group.First(), !group.Skip(1).Any()));
        if (!owners.TryGetValue(node.Tree, out var known))
            return null;
        return known.IsOnly
            ? known.First
            : ResourcesAround(node.ViaSpan ?? node.Span)
                .FirstOrDefault(resource => ReferenceEquals(resource.Root.Tree, node.Tree), known.First);
    }

    /// <summary>The resources that a place lies in.</summary>
    public IEnumerable<Resource> ResourcesAround(SourceSpan place) => resourcesBySpan.Value.Around(place);

    private static bool IsAmong(ImmutableArray<Located> kinds, string kind) =>
        kinds.Any(row => row.Text == "*" || Kinds.Expand(row.Text).Intersect(Kinds.Expand(kind)).Any());

    // What the project knows to be elsewhere is not missing, whatever refers to it.
    private Edge Placed(Edge edge)
    {
        if (edge.State != EdgeState.Missing)
            return edge;
        if (IsExternal(edge.TargetKind, edge.TargetName) || mesh.Value.Has(edge))
            return edge with { State = EdgeState.External };
        return IsMade(edge) ? edge with { State = EdgeState.Unknown } : edge;
    }

    // What operators make is not visible; but a name that is almost one of the bundle's was meant to be that.
    private bool IsMade(Edge edge) =>
        MadeKinds.Contains(edge.TargetKind)
        && edge.Choices is null
        && Operators.MayMake(edge.TargetName)
        && NearestTo(edge.TargetKind, edge.TargetName) is null;

    private static readonly string[] MadeKinds = ["Service", "Secret", "ConfigMap", "Deployment", "StatefulSet"];

    private IEnumerable<Edge> AllOf(EdgeKind kind) => Bundle.Resources.SelectMany(resource => From(kind, resource));

    private static TValue Remember<TKey, TValue>(Dictionary<TKey, TValue> cache, TKey key, Func<TValue> find)
        where TKey : notnull
    {
        if (cache.TryGetValue(key, out var value))
            return value;
        value = find();
        cache[key] = value;
        return value;
    }
}
