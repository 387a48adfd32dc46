using System.Collections.Frozen;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.Routes;

/// <summary>
/// Names that a mesh knows beside the Services of the cluster: the hosts of ServiceEntries
/// (https://istio.io/latest/docs/reference/config/networking/service-entry/).
/// </summary>
internal sealed class MeshHosts
{
    private readonly FrozenSet<string> names;

    public MeshHosts(Bundle bundle) =>
        names = bundle
            .OfKind("ServiceEntry")
            .Where(entry => entry.Group == "networking.istio.io")
            .SelectMany(entry => (entry.Spec?["hosts"]).ItemsOrNone())
            .Where(host => host.IsScalar)
            .Select(host => host.Text.Split('.'))
            .Where(labels => labels.Length <= 2 || labels[2] == "svc")
            .Select(labels => labels[0])
            .ToFrozenSet();

    /// <summary>True where what a reference names is none of the cluster's Services, and there nevertheless.</summary>
    public bool Has(Edge edge) => edge.TargetKind == "Service" && names.Contains(edge.TargetName);
}
