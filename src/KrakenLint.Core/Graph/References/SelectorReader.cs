using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.References;

/// <summary>Follows selectors to the workloads whose pods have the labels.</summary>
internal static class SelectorReader
{
    private const string CiliumPolicy = "CiliumNetworkPolicy";

    public static IEnumerable<Edge> Of(BundleGraph graph, Resource resource)
    {
        if (SelectorOf(resource) is not { IsMapping: true } whole)
            yield break;
        var written = whole["matchLabels"] is { IsMapping: true } labels ? labels : whole;
        var selector = resource.Kind switch
        {
            "Service" => LabelSelector.OfLabels(whole),
            CiliumPolicy => LabelSelector.OfEndpoints(whole),
            _ => LabelSelector.Of(whole),
        };
        if (selector.IsEmpty && !EmptySelectsAll(resource))
            yield break;
        var space = graph.Bundle.NamespaceOf(resource);
        var found = graph
            .PodLabels.Matching(selector, space)
            .Where(workload => resource.Kind is "NetworkPolicy" or CiliumPolicy || !Kinds.IsBesideRelease(workload))
            .ToArray();
        var namesakes = found.CountBy(workload => (workload.Kind, workload.Name)).ToDictionary();
        foreach (
            var workload in found.Where(workload =>
                namesakes[(workload.Kind, workload.Name)] == 1 || IsTheOneMeant(graph, workload, resource)
            )
        )
            yield return new Edge(resource, written, workload, workload.Kind, workload.Name, EdgeState.Found)
            {
                Attributes = IsEndpoint(graph, resource, workload) ? Reached : Passed,
            };
        if (found.Length > 0)
            yield break;
        var state = graph.Operators.MayMakePods(selector, graph.PodLabels) ? EdgeState.Unknown : EdgeState.Missing;
        yield return new Edge(resource, written, null, "workload", "", state)
        {
            Near = NearestPods.LabelOf(
                selector,
                resource,
                graph.PodLabels,
                other => Bundle.SameNamespace(space, graph.Bundle.NamespaceOf(other))
            ),
        };
    }

    private static readonly ImmutableDictionary<string, string> Reached = ImmutableDictionary<string, string>.Empty.Add(
        "endpoint",
        "true"
    );

    private static readonly ImmutableDictionary<string, string> Passed = Reached.SetItem("endpoint", "false");

    private static bool IsEndpoint(BundleGraph graph, Resource resource, Resource workload) =>
        resource.Kind == "Service" && Endpoints.OfService(resource, graph.PortsOf(workload));

    // Of several of one kind and name the nearest one is meant, as with every reference by name.
    private static bool IsTheOneMeant(BundleGraph graph, Resource workload, Resource from) =>
        ReferenceEquals(graph.Bundle.Find(workload.Kind, workload.Name, from), workload);

    private static YamlNode? SelectorOf(Resource resource) =>
        resource.Kind switch
        {
            "Service" or "PodDisruptionBudget" => resource.Spec?["selector"],
            "NetworkPolicy" => resource.Spec?["podSelector"],
            CiliumPolicy => resource.Spec?["endpointSelector"],
            _ => null,
        };

    // A Service without a selector has endpoints that somebody else writes. In policy/v1beta1 {} meant no pods
    // (https://kubernetes.io/docs/reference/using-api/deprecation-guide/#poddisruptionbudget-v125).
    private static bool EmptySelectsAll(Resource resource) =>
        resource.Kind is "NetworkPolicy" or CiliumPolicy
        || (resource.Kind == "PodDisruptionBudget" && resource.ApiVersion != "policy/v1beta1");
}
