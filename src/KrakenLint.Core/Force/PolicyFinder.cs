using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Ways;

namespace KrakenLint.Force;

/// <summary>Finds the policies of a kind that count for a route.</summary>
internal static class PolicyFinder
{
    public static IEnumerable<Resource> Of(BundleGraph graph, Route route, Parts parts, PolicyKind policy) =>
        policy.Attachment switch
        {
            // What the route itself names is nearer than what targets it.
            PolicyAttachment.Target => Named(graph, route, parts, policy)
                .Concat(
                    Policies
                        .Of(graph)
                        .At(route)
                        .Select(attached => attached.Resource)
                        .Where(found => found.Kind == policy.Kind && found.Group == policy.Group)
                ),
            PolicyAttachment.Host => ByHost(graph, route, policy),
            PolicyAttachment.Named => Named(graph, route, parts, policy),
            PolicyAttachment.ServiceName => route.ServiceText is { } service
                ? OrNone(Find(graph, route, policy, service, route.ServiceSpace))
                : [],
            PolicyAttachment.Anywhere => graph.Bundle.OfKind(policy.Kind).Where(found => found.Group == policy.Group),
            _ => [],
        };

    private static IEnumerable<Resource> Named(BundleGraph graph, Route route, Parts parts, PolicyKind policy) =>
        policy
            .NamedBy.SelectMany(place => parts.Of(place.In).SelectMany(place.NodesIn))
            .Where(node => node.IsScalar)
            .SelectMany(node => PolicyNames.In(node, graph, route))
            .Select(name => Find(graph, route, policy, name.Name, name.Space))
            .OfType<Resource>()
            .Distinct();

    /// <summary>True where a policy of the kind is named that is not in the bundle: what stands in it, nobody knows.</summary>
    public static bool IsElsewhere(BundleGraph graph, Route route, Parts parts, PolicyKind policy) =>
        policy
            .NamedBy.SelectMany(place => parts.Of(place.In).SelectMany(place.NodesIn))
            .Where(node => node.IsScalar)
            .Any(node =>
                PolicyNames
                    .In(node, graph, route)
                    .Select(name => Find(graph, route, policy, name.Name, name.Space))
                    .OfType<Resource>()
                    .Count() < PolicyNames.CountIn(node, graph, route)
            );

    private static Resource? Find(BundleGraph graph, Route route, PolicyKind policy, string name, string? space) =>
        graph
            .Bundle.Named(policy.Kind, name)
            .FirstOrDefault(found =>
                found.Group == policy.Group
                && (
                    Bundle.SameNamespace(
                        graph.Bundle.NamespaceOf(found),
                        space ?? graph.Bundle.NamespaceOf(route.Resource)
                    )
                    || Kinds.IsClusterScoped(policy.Kind)
                    || space is null && found.Namespace is null
                )
            );

    private static IEnumerable<Resource> ByHost(BundleGraph graph, Route route, PolicyKind policy)
    {
        if (route.ServiceText is not { } service || policy.Host is not { } path)
            return [];
        var all = graph.OfBundle(
            policy,
            () =>
                graph
                    .Bundle.OfKind(policy.Kind)
                    .Where(found => found.Group == policy.Group)
                    .SelectMany(found =>
                        path.Select(found.Root, found.Root)
                            .Where(host => host.IsScalar)
                            .Select(host => (Key: KeyOf(host.Text, graph.Bundle.NamespaceOf(found)), found))
                    )
                    .ToLookup(row => row.Key, row => row.found)
        );
        var space = route.ServiceSpace ?? graph.Bundle.NamespaceOf(route.Resource);
        // An exact host wins over those of a whole namespace, and these over all.
        return all[$"{service}.{space}"]
            .Concat(space is null ? [] : all[$"{service}."])
            .Concat(all[$"*.{space}"])
            .Concat(all["*."])
            .Distinct();
    }

    // "chat" is of the policy's namespace; "*.team.svc.cluster.local" of all Services there; "*.local" of all.
    private static string KeyOf(string host, string? space)
    {
        var labels = host.Split('.');
        return labels.Length == 1 ? (host == "*" ? "*." : $"{host}.{space}")
            : labels[0] == "*" && labels[1] is "local" or "svc" or "cluster" ? "*."
            : $"{labels[0]}.{labels[1]}";
    }

    private static IEnumerable<Resource> OrNone(Resource? resource) => resource is null ? [] : [resource];
}
