using KrakenLint.Graph.References;
using KrakenLint.JsonPaths;
using KrakenLint.Manifests;
using KrakenLint.Ways;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.Routes;

/// <summary>What the kinds of a controller say about HTTPS, by host.</summary>
internal sealed class Certificates
{
    private const string All = "*";

    // A host, "*" for every one, or a domain with its dot for what lies below it.
    private readonly Dictionary<string, RouteTls> byHost = new(StringComparer.OrdinalIgnoreCase);

    public Certificates(Bundle bundle, Controller controller)
    {
        foreach (var shape in controller.Certificates)
        {
            foreach (var resource in bundle.OfKind(shape.Kind).Where(one => one.Group == shape.Group))
                Add(resource, shape);
        }
    }

    /// <returns>Null where nothing is said of the host.</returns>
    public RouteTls? For(string? host)
    {
        if (host is not null && byHost.TryGetValue(host, out var exact))
            return exact;
        for (var dot = host?.IndexOf('.') ?? -1; dot >= 0; dot = host?.IndexOf('.', dot + 1) ?? -1)
        {
            if (byHost.TryGetValue(host?[dot..] ?? "", out var found))
                return found;
        }
        return byHost.GetValueOrDefault(All);
    }

    /// <summary>The text at a path, where there is one.</summary>
    public static string? NameAt(JsonPath? path, YamlNode root, YamlNode rule) =>
        path?.Select(root, rule).Where(node => node.IsScalar).Select(node => node.Text).FirstOrDefault();

    // HTTPS on one port of a host is HTTPS, whatever its others do.
    private void Add(Resource resource, CertificateShape shape)
    {
        foreach (var rule in shape.Rules.Select(resource.Root, resource.Root).Where(node => node.IsMapping))
        {
            var tls = shape.Tls.Select(resource.Root, rule).Where(node => !node.IsNull).Select(node => (YamlNode?)node);
            var found = tls.FirstOrDefault() is { } node
                ? RouteTls.By(node, NameAt(shape.Secret, resource.Root, rule))
                : RouteTls.None;
            foreach (var host in shape.Hosts.Select(resource.Root, rule).Where(host => host.IsScalar))
            {
                var key = KeyOf(host.Text);
                if (!byHost.TryGetValue(key, out var known) || known.State == TlsState.None)
                    byHost[key] = found;
            }
        }
    }

    // Hosts of Istio's Gateways may have a namespace before them.
    private static string KeyOf(string host)
    {
        var name = host[(host.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return name.StartsWith("*.", StringComparison.Ordinal) ? name[1..] : name;
    }
}
