using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Ways;
using KrakenLint.Yaml;

namespace KrakenLint.Force;

/// <summary>The parts of one way in, as controller files name them.</summary>
internal sealed class Parts(BundleGraph graph, Route route, Controller controller)
{
    private readonly Dictionary<string, YamlNode[]> known = [];

    /// <summary>The nodes of a part, the nearest first; none where it is not in the bundle.</summary>
    public IReadOnlyList<YamlNode> Of(string part)
    {
        if (known.TryGetValue(part, out var found))
            return found;
        // A reference may lead round in a circle.
        known[part] = [];
        return known[part] = [.. Find(part)];
    }

    private IEnumerable<YamlNode> Find(string part) =>
        part switch
        {
            "rule" => OrNone(route.Rule ?? route.Item),
            "backend" => OrNone(route.Backend),
            "route" => [route.Resource.Root],
            "service" => OrNone(graph.ServiceOf(route)?.Root),
            "servicePort" => OrNone(graph.ServicePortOf(route)),
            "namespace" => RootsOf(
                graph.Bundle.OfKind("Namespace").Where(space => space.Name == graph.Bundle.NamespaceOf(route.Resource))
            ),
            "gateway" => RootsOf(Gateways.Of(graph, route)),
            "listener" => Gateways.Of(graph, route).SelectMany(gateway => Gateways.ListenersOf(gateway, route)),
            "class" => RootsOf(Classes()),
            "config" => RootsOf(ControllerSettings.Of(graph, controller)),
            _ => controller.Policies.Where(policy => policy.Kind == part).SelectMany(OfPolicy),
        };

    private IEnumerable<YamlNode> OfPolicy(PolicyKind policy)
    {
        var found = RootsOf(PolicyFinder.Of(graph, route, this, policy)).ToArray();
        if (!policy.IsWhole)
            return found;
        var counted = found.TakeWhile(root => policy.Unless?.Select(root, root) is { Count: > 0 }).Count();
        return found.Take(counted + 1);
    }

    private IEnumerable<Resource> Classes()
    {
        var ingressClass = Resource.ScalarAt(route.Resource.Spec, "ingressClassName") ?? "";
        if (graph.Bundle.Find("IngressClass", ingressClass, route.Resource) is { } ofIngress)
            yield return ofIngress;
        foreach (var gateway in Gateways.Of(graph, route))
        {
            var name = Resource.ScalarAt(gateway.Spec, "gatewayClassName") ?? "";
            if (graph.Bundle.Find("GatewayClass", name, gateway) is { } ofGateway)
                yield return ofGateway;
        }
    }

    private static IEnumerable<YamlNode> OrNone(YamlNode? node) => node is { } found ? [found] : [];

    private static IEnumerable<YamlNode> RootsOf(IEnumerable<Resource> resources) =>
        resources.Select(resource => resource.Root);
}
