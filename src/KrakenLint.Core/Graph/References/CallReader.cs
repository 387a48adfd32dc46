using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Graph.References;

/// <summary>Reads environment variables that name a host as references to Services.</summary>
internal static class CallReader
{
    private static readonly string[] HostSuffixes =
    [
        "HOST",
        "HOSTNAME",
        "ADDR",
        "ADDRESS",
        "SERVER",
        "ENDPOINT",
        "URL",
        "URI",
    ];

    /// <summary>True for a variable that by its name holds a host or a URL.</summary>
    public static bool NamesHost(string variable) =>
        HostSuffixes.Any(suffix => variable.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<Edge> Of(BundleGraph graph, Resource workload)
    {
        foreach (var container in Containers.Of(workload, ContainerChoice.All))
        {
            foreach (var entry in graph.EnvOf(workload, container).Entries)
            {
                if (Read(entry) is { } call)
                    yield return Resolve(graph.Bundle, workload, container, entry, call);
            }
        }
    }

    private sealed record Call(string Scheme, string Host, int? Port);

    private static Call? Read(EnvEntry entry)
    {
        if (entry.Value is not { Length: > 0 } value)
            return null;
        // Where the password ends cannot be told, so that any host may be a part of it.
        if (UrlReference.Parse(value) is { IsAmbiguous: true } unclear)
            return new Call(unclear.Scheme, Credentials.Mask, null);
        if (UrlReference.Parse(value) is { } url)
            return url.Host.Length == 0 ? null : new Call(url.Scheme, url.Host, url.Port);
        if (!NamesHost(entry.Name))
            return null;
        var (host, port) = UrlReference.HostAndPort(value);
        // What is no port behind a colon is the rest of a URL without a host: unix:/run/chat.sock, file:/data.
        if (port is null && host.Length < value.Length)
            return null;
        // A template of a name, a path, a list or an answer to "log the host name?" is not one host.
        return HostName.IsWellFormed(host) && !IsNumber(host) && KubernetesScalar.BooleanOf(host) is null
            ? new Call("", host, port)
            : null;
    }

    private static Edge Resolve(Bundle bundle, Resource workload, YamlNode container, EnvEntry entry, Call call)
    {
        var attributes = ImmutableDictionary<string, string>.Empty.Add("scheme", call.Scheme).Add("host", call.Host);
        if (call.Port is { } port)
            attributes = attributes.Add("port", port.ToString(CultureInfo.InvariantCulture));
        if (call.Host == Credentials.Mask)
            return EdgeTo(null, call.Host, EdgeState.Unknown);
        var target = InClusterName(bundle, call.Host);
        if (target is not { } name)
        {
            var state = call.Host.Contains('$', StringComparison.Ordinal) ? EdgeState.Unknown : EdgeState.External;
            return EdgeTo(null, call.Host, state);
        }
        attributes = attributes.Add("namespace", name.Namespace ?? "");
        // Other namespaces than the bundle's own are other people's; nothing is known of them.
        var isForeign = name.Namespace is { } space && !bundle.HasNamespace(space) && space != bundle.OwnNamespace;
        var service = bundle.Find("Service", name.Service, workload, name.Namespace);
        if (service is null)
            return EdgeTo(null, name.Service, isForeign ? EdgeState.External : EdgeState.Missing);
        return EdgeTo(service, name.Service, HasPort(service, call.Port) ? EdgeState.Found : EdgeState.PortMissing);

        Edge EdgeTo(Resource? to, string targetName, EdgeState state) =>
            new(workload, entry.Place, to, "Service", targetName, state)
            {
                Env = entry,
                Container = container,
                Attributes = attributes,
            };
    }

    /// <summary>Forms of a Service's name (https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/), or null for others.</summary>
    private static (string Service, string? Namespace)? InClusterName(Bundle bundle, string host)
    {
        if (
            !HostName.IsWellFormed(host)
            || HostName.IsLoopback(host)
            || char.IsAsciiDigit(host[0]) && host.Contains('.', StringComparison.Ordinal)
        )
            return null;
        var labels = host.TrimEnd('.').Split('.');
        var svc = Array.IndexOf(labels, "svc");
        return labels switch
        {
            [var service] => (service, null),
            _ when svc >= 2 => (labels[svc - 2], labels[svc - 1]),
            [var service, var space] when bundle.HasNamespace(space) => (service, space),
            [_, var service] when bundle.Named("Service", service).Any() => (service, null),
            _ => null,
        };
    }

    private static bool HasPort(Resource service, int? port) =>
        port is null
        || service.Spec?["ports"] is not { IsSequence: true } ports
        || ports.Items.Any(item =>
            Resource.ScalarAt(item, "port") == port.Value.ToString(CultureInfo.InvariantCulture)
        );

    private static bool IsNumber(string text) => !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
