using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Findings;
using KrakenLint.Graph;
using KrakenLint.Manifests;

namespace KrakenLint.Maps;

/// <summary>Draws a workload, with its autoscaler and its disruption budgets.</summary>
internal static class WorkloadHops
{
    public static WorkloadHop Of(
        Resource workload,
        Scope scope,
        IReadOnlyDictionary<Resource, string> ids,
        FindingPlaces places
    )
    {
        var scaler = From("scales", workload, scope).FirstOrDefault();
        var budgets = From("selects", workload, scope)
            .Where(resource => resource.Kind == "PodDisruptionBudget")
            .ToArray();
        var replicas = ReplicasOf(workload, scaler, scope);
        var calls = CallHops.Of(workload, scope, ids, places).Select(call => WithBack(call, workload, replicas, scope));
        return new WorkloadHop(
            ids[workload],
            Marks.NameOf(workload, scope.Graph.Bundle),
            Marks.SpanOf(workload),
            replicas,
            [.. budgets.Select(budget => budget.Name)],
            [.. scope.Roles.Roles.GetValueOrDefault(workload, [])],
            Marks.Of(scope.Roles.OfResources.GetValueOrDefault(workload, [])),
            [.. calls],
            UsesOf(workload, scope),
            [.. FindingsOf(workload, scaler, budgets, places)]
        )
        {
            Direct = MediaHops.Of(workload, scope),
        };
    }

    // Whether the program publishes through Redis stands in the program; where it does, the messages come back so.
    private static CallHop WithBack(CallHop call, Resource workload, string replicas, Scope scope) =>
        call.What == "Redis"
        && (scope.Roles.Has(workload, "socketio-workload") || scope.Roles.Has(workload, "websocket-workload"))
            ? call with
            {
                Back = call.State is "missing" or "port-missing" or "empty"
                    ? "no pub/sub back: its address leads nowhere"
                    : $"pub/sub back to {EveryPod(replicas)}, if the program has an adapter for it",
            }
            : call;

    private static string EveryPod(string replicas) =>
        replicas == "1 replica" ? "its one pod" : $"every pod of {replicas}";

    private static IEnumerable<Finding> FindingsOf(
        Resource workload,
        Resource? scaler,
        Resource[] budgets,
        FindingPlaces places
    ) => budgets.Append(scaler).OfType<Resource>().Prepend(workload).SelectMany(resource => places.Take(resource));

    private static IEnumerable<Resource> From(string name, Resource workload, Scope scope) =>
        Edges.Find(name) is { } kind ? scope.Graph.To(kind, workload).Select(edge => edge.From).Distinct() : [];

    private static string ReplicasOf(Resource workload, Resource? scaler, Scope scope)
    {
        if (scaler is null && workload.Kind == "DaemonSet")
            return "one pod per node";
        var (min, max) = (Fact("replicas.min"), Fact("replicas.max"));
        var count = min == max ? min : $"{min}–{max}";
        var noun = count == "1" ? "replica" : "replicas";
        return scaler is null ? $"{count} {noun}" : $"{count} {noun} by {scaler.Kind} {scaler.Name}";

        string Fact(string name) =>
            Facts.Find(name)?.Read(Item.Of(workload), scope) is { IsUncertain: false, Value: { } value }
                ? value.Text
                : "?";
    }

    private static ImmutableArray<UseHop> UsesOf(Resource workload, Scope scope) =>
        Edges.Find("uses") is { } uses
            ?
            [
                .. scope
                    .Graph.From(uses, workload)
                    .GroupBy(edge => (edge.TargetKind, edge.TargetName))
                    .Select(group => group.FirstOrDefault(edge => edge.State != EdgeState.Found) ?? group.First())
                    .Select(edge => new UseHop(
                        edge.TargetKind,
                        edge.TargetName,
                        RelationReader.NameOf(edge.State),
                        Marks.SpanOf(edge.Written)
                    )),
            ]
            : [];
}
