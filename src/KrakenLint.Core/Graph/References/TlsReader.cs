using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Ways;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.References;

/// <summary>Whether HTTPS ends at a route.</summary>
public enum TlsState
{
    None,
    Terminated,

    /// <summary>What decides is not in the bundle.</summary>
    Unknown,
}

/// <summary>Whether HTTPS ends at a route, and with what.</summary>
/// <param name="Certificate">The Secret or what else the certificate comes from; null where nothing names it.</param>
/// <param name="Written">The node that says so.</param>
public sealed record RouteTls(TlsState State, string? Certificate, YamlNode? Written)
{
    public static RouteTls None { get; } = new(TlsState.None, null, null);

    public static RouteTls Unknown { get; } = new(TlsState.Unknown, null, null);

    /// <summary>True where connections are passed on as they are, and HTTPS ends at the pods.</summary>
    public bool IsPassedOn { get; init; }

    /// <summary>HTTPS by what is written.</summary>
    public static RouteTls By(YamlNode tls, string? certificate) =>
        new(TlsState.Terminated, certificate, tls) { IsPassedOn = SaysSo(tls) };

    private static bool SaysSo(YamlNode tls) =>
        tls.IsMapping
        && (
            Resource.ScalarAt(tls, "passthrough") == "true"
            || IsWord(Resource.ScalarAt(tls, "mode"))
            || IsWord(Resource.ScalarAt(tls, "termination"))
        );

    // "Passthrough" of Gateway API, "PASSTHROUGH" of Istio, "passthrough" of OpenShift.
    private static bool IsWord(string? text) => string.Equals(text, "passthrough", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Finds the certificate that a route is served with, by the kind of its resource.</summary>
internal static class TlsReader
{
    // Load balancers that terminate HTTPS by annotation.
    private static readonly string[] CertificateAnnotations =
    [
        "alb.ingress.kubernetes.io/certificate-arn",
        "ingress.gcp.kubernetes.io/pre-shared-cert",
        "networking.gke.io/managed-certificates",
    ];

    public static RouteTls Of(BundleGraph graph, Route route) =>
        route.Resource.Kind switch
        {
            "Ingress" => OfIngress(graph, route),
            "IngressRoute" or "IngressRouteTCP" => OfTls(route.Resource.Spec?["tls"]),
            "HTTPProxy" => OfTls(route.Host?.Parent?["tls"]),
            "Service" => RouteTls.Unknown,
            var kind => ControllerBook.BuiltIn.RouteKind(kind, route.Resource.Group) is { } own
                ? OfShape(graph, route, own.Controller, own.Shape)
                : OfGateway(graph, route),
        };

    private static RouteTls OfShape(BundleGraph graph, Route route, Controller controller, RouteShape shape)
    {
        if (shape.Tls is { } path)
        {
            var rule = route.Rule ?? route.Resource.Root;
            foreach (var tls in path.Select(route.Resource.Root, rule).Where(node => !node.IsNull))
                return RouteTls.By(tls, Certificates.NameAt(shape.Secret, route.Resource.Root, rule));
        }
        var known = graph.OfBundle(controller, () => new Certificates(graph.Bundle, controller)).For(route.HostText);
        return known ?? (shape.Tls is not null && controller.Certificates.IsEmpty ? RouteTls.None : RouteTls.Unknown);
    }

    private static RouteTls OfIngress(BundleGraph graph, Route route)
    {
        if (graph.TlsHostsOf(route.Resource).For(route.HostText) is { } entry)
            return new RouteTls(TlsState.Terminated, Resource.ScalarAt(entry, "secretName"), entry);
        var annotation = CertificateAnnotations.FirstOrDefault(key => route.Resource.Annotation(key) is not null);
        return annotation is null
            ? RouteTls.None
            : new RouteTls(TlsState.Terminated, annotation, route.Resource.Annotations?[annotation]);
    }

    private static RouteTls OfTls(YamlNode? tls) =>
        tls is not { IsMapping: true } found
            ? RouteTls.None
            : RouteTls.By(found, Resource.ScalarAt(found, "secretName") ?? Resource.ScalarAt(found, "certResolver"));

    // A route is attached to listeners of the Gateways that it names as parents.
    private static RouteTls OfGateway(BundleGraph graph, Route route)
    {
        var isUnknown = false;
        foreach (var parent in (route.Resource.Spec?["parentRefs"]).MappingsOrNone())
        {
            var name = Resource.ScalarAt(parent, "name") ?? "";
            var space = Resource.ScalarAt(parent, "namespace");
            if (graph.Bundle.Find("Gateway", name, route.Resource, space) is not { } gateway)
            {
                isUnknown = true;
                continue;
            }
            foreach (var listener in (gateway.Spec?["listeners"]).MappingsOrNone())
            {
                if (IsMeant(parent, listener) && Serves(listener, route) && listener["tls"] is { IsMapping: true } tls)
                    return RouteTls.By(tls, CertificateOf(tls));
            }
        }
        return isUnknown ? RouteTls.Unknown : RouteTls.None;
    }

    private static bool IsMeant(YamlNode parent, YamlNode listener) =>
        (Resource.ScalarAt(parent, "sectionName") is not { } section || section == Resource.ScalarAt(listener, "name"))
        && (Resource.ScalarAt(parent, "port") is not { } port || port == Resource.ScalarAt(listener, "port"));

    private static bool Serves(YamlNode listener, Route route) =>
        Resource.ScalarAt(listener, "hostname") is not { } host
        || route.HostText is not { } wanted
        || Covers(host, wanted)
        || Covers(wanted, host);

    private static string? CertificateOf(YamlNode tls) =>
        tls["certificateRefs"]
            .MappingsOrNone()
            .Select(reference => Resource.ScalarAt(reference, "name"))
            .FirstOrDefault();

    private static bool Covers(string pattern, string host) =>
        string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase)
        || (
            pattern.StartsWith("*.", StringComparison.Ordinal)
            && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        );
}
