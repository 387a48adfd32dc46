using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>Follows the named target ports of a Service to the containers of the pods that it selects.</summary>
internal static class TargetReader
{
    public static IEnumerable<Edge> Of(BundleGraph graph, Resource service)
    {
        if (service.Kind != "Service")
            yield break;
        var workloads = graph.WorkloadsOf(service);
        foreach (var port in (service.Spec?["ports"]).MappingsOrNone())
        {
            if (port["targetPort"] is not { IsScalar: true, Type: YamlType.String } target || target.Text.Length == 0)
                continue;
            foreach (var workload in workloads)
                yield return Resolve(service, workload, port, target);
        }
    }

    private static Edge Resolve(Resource service, Resource workload, YamlNode port, YamlNode target)
    {
        var names = Containers
            .Of(workload, ContainerChoice.All)
            .SelectMany(container => container["ports"].MappingsOrNone())
            .Select(candidate => Resource.ScalarAt(candidate, "name"));
        var state = names.Contains(target.Text) ? EdgeState.Found : EdgeState.PortMissing;
        return new Edge(service, target, workload, workload.Kind, workload.Name, state)
        {
            Part = port,
            Attributes = ImmutableDictionary<string, string>.Empty.Add("port", target.Text),
        };
    }
}
