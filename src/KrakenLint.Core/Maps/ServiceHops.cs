using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Maps;

/// <summary>Draws a Service.</summary>
internal static class ServiceHops
{
    public static ServiceHop Of(
        Resource service,
        Scope scope,
        IReadOnlyDictionary<Resource, string> ids,
        FindingPlaces places
    )
    {
        var workloads = scope.Graph.WorkloadsOf(service);
        return new ServiceHop(
            ids[service],
            Marks.NameOf(service, scope.Graph.Bundle),
            Marks.SpanOf(service),
            TypeOf(service),
            [.. (service.Spec?["ports"]).MappingsOrNone().Select(PortOf)],
            AffinityOf(service),
            [.. scope.Roles.Roles.GetValueOrDefault(service, [])],
            Marks.Of(scope.Roles.OfResources.GetValueOrDefault(service, [])),
            workloads.Length > 0 ? "found"
                : HasSelector(service) ? "missing"
                : "unknown",
            [.. workloads.Select(workload => ids[workload])],
            places.Take(service)
        )
        {
            Controller = WaySettings.ControllerOf(service, scope),
            InForce = WaySettings.OfBalancer(service, scope),
        };
    }

    private static string TypeOf(Resource service) =>
        Resource.ScalarAt(service.Spec, "clusterIP") == "None"
            ? "headless"
            : Resource.ScalarAt(service.Spec, "type") ?? "ClusterIP";

    private static bool HasSelector(Resource service) =>
        service.Spec?["selector"] is { IsMapping: true, IsEmptyCollection: false };

    private static string PortOf(YamlNode port)
    {
        var number = Resource.ScalarAt(port, "port") ?? "?";
        var name = Resource.ScalarAt(port, "name") is { } given ? $" {given}" : "";
        var target = Resource.ScalarAt(port, "targetPort");
        var protocol = Resource.ScalarAt(port, "protocol") is { } other && other != "TCP" ? $"/{other}" : "";
        return $"{number}{protocol}{name}{(target is null || target == number ? "" : $" → {target}")}";
    }

    private static Setting AffinityOf(Resource service) =>
        service.Spec?["sessionAffinity"] is { IsScalar: true, IsNull: false } node
            ? new Setting("sessionAffinity", node.Text, "field", Marks.SpanOf(node))
            : new Setting("sessionAffinity", "None", "default", null);
}
