using System.Collections.Immutable;
using KrakenLint.Manifests;

namespace KrakenLint.Graph.References;

/// <summary>Follows autoscalers, and Rollouts that take over the pods of another workload, to what they scale.</summary>
internal static class ScaleReader
{
    public static IEnumerable<Edge> Of(BundleGraph graph, Resource scaler)
    {
        var target = scaler.Kind switch
        {
            "HorizontalPodAutoscaler" or "ScaledObject" => scaler.Spec?["scaleTargetRef"],
            Kinds.Rollout => scaler.Spec?["workloadRef"],
            _ => null,
        };
        // A Rollout that leads another one is none of Argo's, and may lead in a circle.
        if (
            target?["name"] is not { IsScalar: true } name
            || (scaler.Kind == Kinds.Rollout && Resource.ScalarAt(target, "kind") == Kinds.Rollout)
        )
            yield break;
        var kind = Resource.ScalarAt(target, "kind") ?? "Deployment";
        var found = graph.Bundle.Find(kind, name.Text, scaler);
        yield return new Edge(scaler, name, found, kind, name.Text, found is null ? EdgeState.Missing : EdgeState.Found)
        {
            Attributes = ImmutableDictionary<string, string>.Empty.Add("target", name.Text),
        };
    }
}
