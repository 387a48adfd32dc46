using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Ways;
using KrakenLint.Yaml;

namespace KrakenLint.Force;

/// <summary>One way in with its settings in force; each is worked out when somebody asks.</summary>
public sealed class Way
{
    private static readonly object Key = new();

    private readonly BundleGraph graph;
    private readonly Parts? parts;
    private readonly Dictionary<string, InForce> known = [];
    private readonly Lazy<Resource?> stranger;
    private readonly Lazy<VersionNumber?> version;

    private Way(BundleGraph graph, Route route)
    {
        this.graph = graph;
        Route = route;
        Controller = RouteController.Of(graph, route);
        parts = Controller is { } controller ? new Parts(graph, route, controller) : null;
        stranger = new Lazy<Resource?>(FindStranger);
        version = new Lazy<VersionNumber?>(() =>
            Controller is { } controller ? ControllerSettings.VersionOf(graph, controller) : null
        );
    }

    public Route Route { get; }

    /// <summary>Null where nothing tells what serves the route.</summary>
    public Controller? Controller { get; }

    /// <summary>A policy on the way that this controller's file does not know: anything may stand in it.</summary>
    public Resource? Stranger => stranger.Value;

    public static Way Of(BundleGraph graph, Route route) => graph.OfRoute(route, Key, () => new Way(graph, route));

    /// <summary>All ways in of a bundle; of the Services of type LoadBalancer those whose controller is known.</summary>
    public static IEnumerable<Way> In(BundleGraph graph) =>
        graph
            .Routes.Select(route => Of(graph, route))
            .Concat(
                graph
                    .Bundle.OfKind("Service")
                    .Select(graph.LoadBalancerOf)
                    .OfType<Route>()
                    .Select(route => Of(graph, route))
                    .Where(way => way.Controller is not null)
            );

    public InForce this[string setting]
    {
        get
        {
            if (!known.TryGetValue(setting, out var found))
                known[setting] = found = Find(WaySetting.Find(setting) ?? WaySetting.All[0]);
            return found;
        }
    }

    /// <summary>The hosts of all routes of its resource.</summary>
    public IReadOnlyList<string?> Hosts =>
        graph.OfBundle(
            Route.Resource,
            () => graph.RoutesOf(Route.Resource).Select(route => route.HostText).Distinct().ToArray()
        );

    /// <summary>The resource whose text a node stands in.</summary>
    public Resource? OwnerOf(YamlNode node) => graph.OwnerOf(node);

    /// <summary>The fields of the way that the controller does not read, with the nodes that stand there.</summary>
    public IEnumerable<(IgnoredField Field, YamlNode Node)> Ignored() =>
        from field in Controller?.Ignores ?? []
        from part in parts?.Of(field.Place.In) ?? []
        where Hold(field.When, part)
        from node in field.Place.NodesIn(part).Take(1)
        select (field, node);

    private InForce Find(WaySetting setting)
    {
        var nowhere = new InForce(setting, null, null, Here) { IsUnknown = true, Service = Route.ServiceText };
        if (setting.IsOfCookie && this[WaySetting.Affinity] is { IsUnknown: false, Value: not "cookie" })
            return nowhere with { IsUnknown = false };
        if (Controller is not { } controller || !controller.Settings.TryGetValue(setting.Name, out var facts))
            return nowhere;
        if (Route.IsStream && setting.Name != WaySetting.Affinity)
            return nowhere;
        var unset = nowhere with
        {
            Nearest = NearestFor(facts),
            Write = Route.IsStream ? facts.Writes.FirstOrDefault(IsOfStreams) : facts.WriteOf(null),
            CountsForUpgraded = facts.CountsForUpgraded,
        };
        if (Written(facts, unset) is { } written)
            return written;
        if (Stranger is not null || HasUnknownFilter || IsNamedElsewhere(facts))
            return unset;
        return facts.Default is { } assumed
            ? unset with
            {
                Value = Route.IsStream && IsRead(assumed) ? "none" : assumed,
                Strength = facts.Strength,
                IsUnknown = false,
                IsUncertain = MayBeSetElsewhere(facts),
            }
            : unset;
    }

    private InForce? Written(SettingFacts facts, InForce unset)
    {
        foreach (var source in facts.Sources.Where(IsOfVersion))
        {
            foreach (var part in parts?.Of(source.Place.In) ?? [])
            {
                if (!Hold(source.When, part))
                    continue;
                foreach (var node in source.Place.NodesIn(part))
                {
                    var (value, isUnknown) = source.Reading.Of(node, Route.ServiceText);
                    if (value is null && !isUnknown)
                        continue;
                    if (Route.IsStream && IsRead(value))
                        continue;
                    return unset with
                    {
                        Value = value,
                        Node = node,
                        IsUnknown = isUnknown,
                        Strength = source.Strength,
                        CountsForUpgraded = source.CountsForUpgraded ?? facts.CountsForUpgraded,
                        Write = facts.WriteOf(value),
                    };
                }
            }
        }
        return null;
    }

    // A connection that is passed on as it is shows neither cookies nor headers.
    private static bool IsRead(string? affinity) => affinity is "cookie" or "header";

    private static bool IsOfStreams(SettingWrite write) => write.For.Any(value => !IsRead(value));

    private bool Hold(IEnumerable<FieldTest> tests, YamlNode part) =>
        tests.All(test =>
            test.Holds(
                test.Place.In.Length == 0
                    ? test.Place.NodesIn(part)
                    : (parts?.Of(test.Place.In) ?? []).SelectMany(test.Place.NodesIn)
            )
        );

    private bool IsOfVersion(SettingSource source)
    {
        if ((source.Since ?? source.Until) is null || version.Value is not { } runs)
            return true;
        return !(source.Since is { } since && VersionNumber.TryParse(since, out var first) && runs < first)
            && !(source.Until is { } until && VersionNumber.TryParse(until, out var last) && runs >= last);
    }

    private YamlNode Here =>
        Route.Resource.Kind == "Service" ? Route.Item : Route.Path ?? Route.ServiceName ?? Route.Item;

    // Where a policy of the right kind is there already, the setting is missing from it; else where it is written first.
    private YamlNode NearestFor(SettingFacts facts)
    {
        foreach (var source in facts.Sources)
        {
            if (
                Controller?.Policies.Any(policy => policy.Kind == source.Place.In) == true
                && parts?.Of(source.Place.In) is [var policy, ..]
            )
                return policy["spec"] ?? policy;
        }
        if (facts.WriteOf(null)?.In is { Length: > 0 } part && parts?.Of(part) is [var found, ..])
            return part switch
            {
                "service" when facts.WriteOf(null) is { IsAnnotations: true } => found["metadata"]?["annotations"]
                    ?? found["metadata"]
                    ?? found,
                "servicePort" => found,
                "route" when facts.WriteOf(null) is { IsAnnotations: true } => found["metadata"]?["annotations"]
                    ?? Here,
                _ => Here,
            };
        return Here;
    }

    // What targets a Gateway may stand beside it, wherever that is.
    private bool MayBeSetElsewhere(SettingFacts facts) =>
        Route.Resource.Spec?["parentRefs"] is not null
        && Controller is { Serves.GatewayControllers.IsEmpty: false }
        && Gateways.AreElsewhere(graph, Route)
        && facts.Sources.Any(source => Controller?.Policies.Any(policy => policy.Kind == source.Place.In) == true);

    // A filter of a kind of its own does what its controller knows: snippets of nginx may set anything.
    private bool HasUnknownFilter =>
        (Route.Rule?["filters"])
            .MappingsOrNone()
            .Select(filter => Resource.ScalarAt(filter["extensionRef"], "kind"))
            .Any(kind => kind is not null && Controller?.Policies.Any(policy => policy.Kind == kind) != true);

    private bool IsNamedElsewhere(SettingFacts facts) =>
        parts is { } known
        && facts
            .Sources.Select(source => Controller?.Policies.FirstOrDefault(policy => policy.Kind == source.Place.In))
            .OfType<PolicyKind>()
            .Distinct()
            .Any(policy => PolicyFinder.IsElsewhere(graph, Route, known, policy));

    private Resource? FindStranger() =>
        Policies
            .Of(graph)
            .At(Route)
            .Select(attached => attached.Resource)
            .FirstOrDefault(policy => Controller?.PolicyOf(policy.Kind, policy.Group) is null);
}
