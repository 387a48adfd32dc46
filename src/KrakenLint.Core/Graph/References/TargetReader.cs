using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.References;

/// <summary>Follows the target ports of a Service to the containers of the pods that it selects.</summary>
internal static class TargetReader
{
    public static IEnumerable<Edge> Of(BundleGraph graph, Resource service)
    {
        if (service.Kind != "Service")
            yield break;
        var workloads = graph.WorkloadsOf(service);
        foreach (var port in (service.Spec?["ports"]).MappingsOrNone())
        {
            if (Endpoints.TargetOf(port) is not { } target)
                continue;
            // Where some pods have the port, the others are no endpoints of it, which does no harm.
            var isServed = Endpoints.IsNamed(target) && workloads.Any(Has);
            foreach (var workload in workloads.Where(workload => !isServed || Has(workload)))
                yield return Resolve(graph, service, workload, port, target);

            bool Has(Resource workload) => graph.PortsOf(workload).Has(target);
        }
    }

    private static Edge Resolve(BundleGraph graph, Resource service, Resource workload, YamlNode port, YamlNode target)
    {
        var (ports, isNamed) = (graph.PortsOf(workload), Endpoints.IsNamed(target));
        var state =
            ports.Has(target) ? EdgeState.Found
            // A container that declares no ports may listen on any of them.
            : isNamed || ports.AreWhole ? EdgeState.PortMissing
            : EdgeState.Unknown;
        return new Edge(service, target, workload, workload.Kind, workload.Name, state)
        {
            Part = port,
            Attributes = ImmutableDictionary<string, string>
                .Empty.Add("port", target.Text)
                .Add("named", isNamed ? "true" : "false"),
        };
    }
}
