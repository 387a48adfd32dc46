using KrakenLint.Manifests;

namespace KrakenLint.Graph.References;

/// <summary>Finds the workloads that call the same Service.</summary>
internal static class ShareReader
{
    public static IEnumerable<Edge> Of(BundleGraph graph, Resource workload)
    {
        if (Edges.Find("calls") is not { } calls)
            yield break;
        foreach (var call in graph.From(calls, workload))
        {
            if (call.To is not { } service)
                continue;
            var others = graph.To(calls, service).Select(edge => edge.From).Distinct();
            foreach (var other in others.Where(other => !ReferenceEquals(other, workload)))
                yield return call with
                {
                    To = other,
                    TargetKind = other.Kind,
                    TargetName = other.Name,
                    State = EdgeState.Found,
                    Attributes = call.Attributes.SetItem("service", service.Name),
                };
        }
    }
}
