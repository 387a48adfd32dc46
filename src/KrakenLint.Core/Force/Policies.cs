using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Force;

/// <summary>A resource that targets a part of a way in.</summary>
/// <param name="Distance">The nearer to the route, the smaller.</param>
internal sealed record Attached(Resource Resource, int Distance);

/// <summary>
/// What targets routes, Services and Gateways, as Gateway API's policies do
/// (https://gateway-api.sigs.k8s.io/reference/policy-attachment/). Found by target, so that many policies cost no square.
/// </summary>
internal sealed class Policies
{
    private static readonly object Key = new();

    private readonly BundleGraph graph;
    private readonly ILookup<(string Kind, string Name), (Resource Policy, string? Section)> byTarget;

    // By one of the labels that they ask for; by nothing where they ask for none.
    private readonly ILookup<(string Kind, string Label), (Resource Policy, YamlNode Selector)> byLabel;

    private Policies(BundleGraph graph)
    {
        this.graph = graph;
        byTarget = graph
            .Bundle.Resources.SelectMany(policy => TargetsOf(policy).Select(target => (Policy: policy, Target: target)))
            .ToLookup(
                row => (KindOf(row.Target), Resource.ScalarAt(row.Target, "name") ?? ""),
                row => (row.Policy, Resource.ScalarAt(row.Target, "sectionName"))
            );
        byLabel = graph
            .Bundle.Resources.SelectMany(policy =>
                (policy.Spec?["targetSelectors"]).MappingsOrNone().Select(selector => (policy, selector))
            )
            .ToLookup(row =>
                (
                    KindOf(row.selector),
                    row.selector["matchLabels"].PairsOrNone().Select(pair => LabelOf(pair)).FirstOrDefault("")
                )
            );
    }

    public static Policies Of(BundleGraph graph) => graph.OfBundle(Key, () => new Policies(graph));

    /// <summary>Everything that targets the route, its Service or its Gateways, the nearest first.</summary>
    public IReadOnlyList<Attached> At(Route route) => graph.OfRoute(route, Key, () => Find(route).ToArray());

    private IEnumerable<Attached> Find(Route route)
    {
        var rule = Resource.ScalarAt(route.Rule, "name");
        var found = Targeting(route.Resource, rule, 0);
        if (graph.ServiceOf(route) is { } service)
            found = found.Concat(
                Targeting(service, Resource.ScalarAt(graph.ServicePortOf(route), "name") ?? route.PortText, 2)
            );
        foreach (var gateway in Gateways.Of(graph, route))
        {
            var listeners = Gateways
                .ListenersOf(gateway, route)
                .Select(listener => Resource.ScalarAt(listener, "name"))
                .ToArray();
            found = found
                .Concat(Targeting(gateway, listeners, 4))
                .Concat(
                    graph.Bundle.Find(
                        "GatewayClass",
                        Resource.ScalarAt(gateway.Spec, "gatewayClassName") ?? "",
                        gateway
                    )
                        is { } ofClass
                        ? Targeting(ofClass, [], 6)
                        : []
                );
        }
        return found.OrderBy(attached => attached.Distance).DistinctBy(attached => attached.Resource);
    }

    private IEnumerable<Attached> Targeting(Resource target, string? section, int distance) =>
        Targeting(target, [section], distance);

    // A section of the target is nearer than the target.
    private IEnumerable<Attached> Targeting(Resource target, string?[] sections, int distance)
    {
        var space = graph.Bundle.NamespaceOf(target);
        foreach (var (policy, section) in byTarget[(target.Kind, target.Name)])
        {
            if (!Bundle.SameNamespace(graph.Bundle.NamespaceOf(policy), space) && !Kinds.IsClusterScoped(target.Kind))
                continue;
            if (section is null)
                yield return new Attached(policy, distance + 1);
            else if (sections.Contains(section))
                yield return new Attached(policy, distance);
        }
        var labels = target.Labels.PairsOrNone().Select(pair => LabelOf(pair)).Append("");
        foreach (var (policy, selector) in labels.SelectMany(label => byLabel[(target.Kind, label)]))
        {
            if (Bundle.SameNamespace(graph.Bundle.NamespaceOf(policy), space) && Selects(selector, target))
                yield return new Attached(policy, distance + 1);
        }
    }

    private static string LabelOf(YamlPair pair) => $"{pair.Key.Text}={pair.Value.Text}";

    private static IEnumerable<YamlNode> TargetsOf(Resource policy) =>
        policy.Spec?["targetRef"] is { IsMapping: true } one ? [one] : (policy.Spec?["targetRefs"]).MappingsOrNone();

    private static string KindOf(YamlNode target) => Resource.ScalarAt(target, "kind") ?? "Service";

    private static bool Selects(YamlNode selector, Resource target) =>
        selector["matchLabels"]
            .PairsOrNone()
            .All(pair => Resource.ScalarAt(target.Labels, pair.Key.Text) == pair.Value.Text);
}
