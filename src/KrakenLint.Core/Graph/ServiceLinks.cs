using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>
/// The variables that the kubelet gives to every container of a Service's namespace, as Docker's links had them
/// (https://kubernetes.io/docs/tutorials/services/connect-applications-service/#environment-variables): <c>NAME_PORT</c> is a
/// URL. Services without an address have none.
/// </summary>
internal sealed class ServiceLinks(Bundle bundle)
{
    private const string Suffix = "_PORT";

    private readonly ILookup<string, Resource> byPrefix = bundle
        .OfKind("Service")
        .Where(HasAddress)
        .ToLookup(service => service.Name.ToUpperInvariant().Replace('-', '_'));

    public bool IsEmpty => byPrefix.Count == 0;

    /// <summary>The Service that sets a variable to a URL in the pods of a workload, and the URL; null where none does.</summary>
    public (Resource Service, string Url)? Find(string variable, Resource workload)
    {
        if (!variable.EndsWith(Suffix, StringComparison.Ordinal))
            return null;
        var space = bundle.NamespaceOf(workload);
        var service = byPrefix[variable[..^Suffix.Length]]
            .FirstOrDefault(service => Bundle.SameNamespace(bundle.NamespaceOf(service), space));
        return service is null ? null : (service, UrlOf(service));
    }

    private static bool HasAddress(Resource service) =>
        Resource.ScalarAt(service.Spec, "clusterIP") != "None"
        && Resource.ScalarAt(service.Spec, "type") != "ExternalName";

    private static string UrlOf(Resource service)
    {
        var first = (service.Spec?["ports"]).MappingsOrNone().Select(port => (YamlNode?)port).FirstOrDefault();
        var protocol = Resource.ScalarAt(first, "protocol") ?? "TCP";
        return $"{protocol.ToLowerInvariant()}://ADDRESS:{Resource.ScalarAt(first, "port") ?? "PORT"}";
    }
}
