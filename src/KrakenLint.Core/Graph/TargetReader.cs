using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

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
            // What is absent is the port's own number.
            var target = port["targetPort"] is { IsNull: false } written ? written : port["port"];
            if (target is not { IsScalar: true } scalar || scalar.Text.Length == 0)
                continue;
            foreach (var workload in workloads)
                yield return Resolve(service, workload, port, scalar);
        }
    }

    private static Edge Resolve(Resource service, Resource workload, YamlNode port, YamlNode target)
    {
        var isNamed = target.Type == YamlType.String;
        var field = isNamed ? "name" : "containerPort";
        var containers = Containers.Of(workload, ContainerChoice.All).ToArray();
        var isDeclared = containers
            .SelectMany(container => container["ports"].MappingsOrNone())
            .Any(candidate => Resource.ScalarAt(candidate, field) == target.Text);
        // A container that declares no ports may listen on any of them.
        var isKnown =
            isNamed
            || Containers
                .Of(workload, ContainerChoice.Main)
                .All(container => container["ports"].MappingsOrNone().Any());
        var state =
            isDeclared ? EdgeState.Found
            : isKnown ? EdgeState.PortMissing
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
