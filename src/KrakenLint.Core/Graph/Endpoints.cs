using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>
/// Which pods that a Service selects become its endpoints: those of a port that is a name are the pods that have it
/// (https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports).
/// </summary>
internal static class Endpoints
{
    /// <returns>What a port leads to: the <c>targetPort</c>, or where that is absent the port's own number.</returns>
    public static YamlNode? TargetOf(YamlNode port) =>
        (port["targetPort"] is { IsNull: false } written ? written : port["port"])
            is { IsScalar: true, Text.Length: > 0 } target
            ? target
            : null;

    public static bool IsNamed(YamlNode target) => target.Type == YamlType.String;

    /// <summary>True where pods with these ports can be reached through a port of a Service. A number is not looked up.</summary>
    public static bool Has(DeclaredPorts ports, YamlNode target) => !IsNamed(target) || ports.Has(target);

    /// <summary>True where pods with these ports can be reached through any port of the Service, or it has none.</summary>
    public static bool OfService(Resource service, DeclaredPorts ports)
    {
        var isEmpty = true;
        foreach (var port in (service.Spec?["ports"]).MappingsOrNone())
        {
            if (TargetOf(port) is not { } target)
                continue;
            if (Has(ports, target))
                return true;
            isEmpty = false;
        }
        return isEmpty;
    }
}

/// <summary>The ports that the containers of a workload declare.</summary>
internal sealed class DeclaredPorts
{
    private readonly HashSet<string> names = [];
    private readonly HashSet<string> numbers = [];

    public DeclaredPorts(Resource workload)
    {
        foreach (var port in Containers.Of(workload, ContainerChoice.All).SelectMany(PortsOf))
        {
            if (Resource.ScalarAt(port, "name") is { } name)
                names.Add(name);
            if (Resource.ScalarAt(port, "containerPort") is { } number)
                numbers.Add(number);
        }
        AreWhole = Containers.Of(workload, ContainerChoice.Main).All(container => PortsOf(container).Any());
    }

    /// <summary>False where a container declares none, and may listen on any.</summary>
    public bool AreWhole { get; }

    /// <summary>True where one of them has the name, or the number, that a Service's port leads to.</summary>
    public bool Has(YamlNode target) => (Endpoints.IsNamed(target) ? names : numbers).Contains(target.Text);

    private static IEnumerable<YamlNode> PortsOf(YamlNode container) => container["ports"].MappingsOrNone();
}
