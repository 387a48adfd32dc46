using KrakenLint.JsonPaths;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Ways;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.Routes;

/// <summary>Routes of kinds that a controller file describes.</summary>
internal static class DescribedRoutes
{
    // Kinds of Kubernetes itself route nothing but what other readers know; nobody's files are read for them.
    private const string OwnGroup = ".k8s.io";
    private const string Regex = "RegularExpression";

    private static readonly (string Key, string Type)[] Matches =
    [
        ("prefix", "PathPrefix"),
        ("exact", "Exact"),
        ("regex", Regex),
    ];

    public static IEnumerable<Route> Of(Resource resource) =>
        resource.Group.Contains('.', StringComparison.Ordinal)
        && !resource.Group.EndsWith(OwnGroup, StringComparison.Ordinal)
        && ControllerBook.BuiltIn.RouteKind(resource.Kind, resource.Group) is { } found
            ? Of(resource, found.Shape)
            : [];

    private static IEnumerable<Route> Of(Resource resource, RouteShape shape)
    {
        var named = shape
            .Among?.Select(resource.Root, resource.Root)
            .ToLookup(node => Resource.ScalarAt(node, "name") ?? "");
        foreach (var rule in shape.Rules.Select(resource.Root, resource.Root).Where(node => node.IsMapping))
        {
            var hosts = OrNone(shape.Hosts?.Select(resource.Root, rule));
            var paths = OrNone(shape.Paths?.Select(resource.Root, rule));
            foreach (var backend in BackendsOf(resource, shape, rule, named))
            {
                foreach (var path in paths)
                {
                    foreach (var host in hosts)
                        yield return OfRule(resource, shape, (rule, backend), path, host);
                }
            }
        }
    }

    private static IEnumerable<YamlNode> BackendsOf(
        Resource resource,
        RouteShape shape,
        YamlNode rule,
        ILookup<string, YamlNode>? named
    )
    {
        var found = shape.Backends.Select(resource.Root, rule);
        return named is null
            ? found.Where(node => node.IsMapping)
            : found
                .Where(node => node.IsScalar)
                .Select(node => node.Text)
                .Distinct()
                .SelectMany(name => named[name].Take(1));
    }

    private static YamlNode?[] OrNone(IReadOnlyList<YamlNode>? nodes) =>
        nodes is { Count: > 0 } ? [.. nodes.Select(node => (YamlNode?)node)] : [null];

    private static Route OfRule(
        Resource resource,
        RouteShape shape,
        (YamlNode Rule, YamlNode Backend) parts,
        YamlNode? path,
        YamlNode? host
    )
    {
        var (written, type) = PathOf(path);
        var service = First(shape.Service, parts.Backend);
        var address = service is { IsScalar: true } node ? AddressOf(node.Text) : default;
        var port = shape.Port is { } at ? First(at, parts.Backend) : null;
        return new Route(resource, parts.Rule)
        {
            Rule = parts.Rule,
            Backend = parts.Backend,
            Host = host is { IsScalar: true, Text: not "*" } ? host : null,
            Path = written,
            // "/socket.io/*" is what others call a prefix.
            PathText = written is { } text && type != Regex && text.Text.EndsWith('*') ? text.Text.TrimEnd('*') : null,
            PathTypeText = written is null ? null : type,
            ServiceName = address.Name is null ? null : service,
            ServiceText = address.Name,
            ServiceNamespace = shape.Namespace is { } space ? First(space, parts.Backend) : null,
            ServiceSpace = address.Space,
            Port = port ?? (address.Port is null ? null : service),
            PortText = port is null ? address.Port : null,
        };
    }

    private static (YamlNode? Path, string Type) PathOf(YamlNode? path)
    {
        if (path is not { IsMapping: true } match)
            return (path is { IsScalar: true } ? path : null, "PathPrefix");
        var (key, type) = Matches.FirstOrDefault(row => match[row.Key] is { IsScalar: true });
        return (key is null ? null : match[key], type ?? "PathPrefix");
    }

    private static YamlNode? First(JsonPath path, YamlNode start)
    {
        foreach (var node in path.Select(start, start))
            return node.IsNull ? null : node;
        return null;
    }

    // "chat", "chat.team", "chat.team.svc.cluster.local", "http://chat.team:3000"
    private static (string? Name, string? Space, string? Port) AddressOf(string text)
    {
        var url = UrlReference.Parse(text.Contains("://", StringComparison.Ordinal) ? text : $"tcp://{text}");
        var host = url?.Host ?? text;
        var labels = host.Split('.');
        var isService = labels.Length <= 2 || labels[2] == "svc";
        return isService
            ? (
                labels[0],
                labels.Length > 1 ? labels[1] : null,
                url?.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )
            : (null, null, null);
    }
}
