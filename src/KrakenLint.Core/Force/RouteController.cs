using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Ways;
using KrakenLint.Yaml;

namespace KrakenLint.Force;

/// <summary>Which controller file speaks for a route.</summary>
internal static class RouteController
{
    private const string GatewayGroup = "gateway.networking.k8s.io";
    private static readonly object Parents = new();

    // Speaks for Gateways whose implementation is not known.
    private const string AnyGateway = "gateway-api";

    public static Controller? Of(BundleGraph graph, Route route)
    {
        var book = ControllerBook.BuiltIn;
        if (graph.LoadBalancerOf(route.Resource) == route)
            return book.OfLoadBalancer(route.Resource.Root);
        if (book.RouteKind(route.Resource.Kind, route.Resource.Group) is { } own)
            return own.Controller;
        return route.Resource.Group == GatewayGroup
            ? OfGateways(graph, route) ?? OfPolicies(graph, route) ?? OfParents(graph, route) ?? book.Find(AnyGateway)
            : book.Find(graph.ControllerOf(route.Resource).Kind);
    }

    private static Controller? OfGateways(BundleGraph graph, Route route) =>
        Gateways
            .Of(graph, route)
            .Select(gateway => OfClass(graph, gateway))
            .FirstOrDefault(controller => controller is not null);

    private static Controller? OfClass(BundleGraph graph, Resource gateway)
    {
        var name = Resource.ScalarAt(gateway.Spec, "gatewayClassName") ?? "";
        var book = ControllerBook.BuiltIn;
        return
            graph.Bundle.Find("GatewayClass", name, gateway) is { } found
            && Resource.ScalarAt(found.Spec, "controllerName") is { } controller
            ? book.OfGatewayController(controller)
            : book.OfGatewayClass(name);
    }

    // Where the Gateway lives elsewhere, a policy that only one controller reads says whose it is.
    private static Controller? OfPolicies(BundleGraph graph, Route route) =>
        Policies
            .Of(graph)
            .At(route)
            .Select(policy => ControllerBook.BuiltIn.OfPolicy(policy.Resource.Kind, policy.Resource.Group))
            .FirstOrDefault(controller => controller is not null);

    // What is known of one route of a Gateway is known of its others.
    private static Controller? OfParents(BundleGraph graph, Route route)
    {
        var known = graph.OfBundle(
            Parents,
            () =>
                graph
                    .Routes.Where(other => other.Resource.Group == GatewayGroup)
                    .Select(other => (Parent: ParentOf(graph, other), Controller: OfPolicies(graph, other)))
                    .Where(row => row.Controller is not null)
                    .ToLookup(row => row.Parent, row => row.Controller)
        );
        return known[ParentOf(graph, route)].FirstOrDefault();
    }

    private static string ParentOf(BundleGraph graph, Route route)
    {
        var parent = (route.Resource.Spec?["parentRefs"])
            .MappingsOrNone()
            .Select(node => (YamlNode?)node)
            .FirstOrDefault();
        var space = Resource.ScalarAt(parent, "namespace") ?? graph.Bundle.NamespaceOf(route.Resource);
        return $"{space}/{Resource.ScalarAt(parent, "name")}";
    }
}

/// <summary>The Gateways that a route is attached to, as far as they are in the bundle.</summary>
internal static class Gateways
{
    public static IEnumerable<Resource> Of(BundleGraph graph, Route route)
    {
        foreach (var parent in (route.Resource.Spec?["parentRefs"]).MappingsOrNone())
        {
            var kind = Resource.ScalarAt(parent, "kind") ?? "Gateway";
            if (Resource.ScalarAt(parent, "name") is not { } name)
                continue;
            var found = graph.Bundle.Find(kind, name, route.Resource, Resource.ScalarAt(parent, "namespace"));
            if (found is { Kind: "Gateway" })
                yield return found;
            else if (found is not null && OfListeners(graph, found) is { } gateway)
                yield return gateway;
        }
    }

    /// <summary>True where a parent of the route is not in the bundle, so that what targets it may not be either.</summary>
    public static bool AreElsewhere(BundleGraph graph, Route route) =>
        (route.Resource.Spec?["parentRefs"]).MappingsOrNone().Count() is var parents
        && (parents == 0 || parents > Of(graph, route).Count());

    /// <summary>The listeners of a Gateway that a route names, or all.</summary>
    public static IEnumerable<YamlNode> ListenersOf(Resource gateway, Route route)
    {
        var sections = (route.Resource.Spec?["parentRefs"])
            .MappingsOrNone()
            .Where(parent => Resource.ScalarAt(parent, "name") == gateway.Name)
            .Select(parent => Resource.ScalarAt(parent, "sectionName"))
            .ToArray();
        return (gateway.Spec?["listeners"])
            .MappingsOrNone()
            .Where(listener => sections.Contains(null) || sections.Contains(Resource.ScalarAt(listener, "name")));
    }

    // A ListenerSet adds listeners to a Gateway.
    private static Resource? OfListeners(BundleGraph graph, Resource set) =>
        set.Spec?["parentRef"] is { IsMapping: true } parent && Resource.ScalarAt(parent, "name") is { } name
            ? graph.Bundle.Find("Gateway", name, set, Resource.ScalarAt(parent, "namespace"))
            : null;
}
