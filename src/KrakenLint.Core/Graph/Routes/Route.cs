using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.Routes;

/// <summary>One way in: a host and a path, and the Service port that it leads to. Compared by identity.</summary>
/// <param name="resource">The Ingress, HTTPRoute, GRPCRoute, IngressRoute or HTTPProxy.</param>
/// <param name="item">The node that holds the route: an item of <c>paths</c>, a match, a rule, or a default backend.</param>
public sealed class Route(Resource resource, YamlNode item)
{
    public Resource Resource { get; } = resource;

    public YamlNode Item { get; } = item;

    /// <summary>The part of the resource that the route is made of: a rule with its matches and backends.</summary>
    public YamlNode? Rule { get; init; }

    /// <summary>The reference to the Service.</summary>
    public YamlNode? Backend { get; init; }

    /// <summary>Null where the route serves every host.</summary>
    public YamlNode? Host { get; init; }

    public YamlNode? Path { get; init; }

    public YamlNode? PathType { get; init; }

    public YamlNode? ServiceName { get; init; }

    /// <summary>The number or the name of the Service's port.</summary>
    public YamlNode? Port { get; init; }

    /// <summary>The namespace of the Service; null where it is the route's own.</summary>
    public YamlNode? ServiceNamespace { get; init; }

    /// <summary>True where connections are passed on as they are: nobody reads requests or cookies there.</summary>
    public bool IsStream { get; init; }

    /// <summary>Stickiness, timeouts and upgrades, where the kind of route has fields for them.</summary>
    public RouteOptions Options { get; init; } = RouteOptions.None;

    /// <summary>The host itself; what <see cref="Host"/> says, unless it stands inside a longer text.</summary>
    public string? HostText
    {
        get => field ?? TextOf(Host);
        init;
    }

    /// <summary>The path itself; what <see cref="Path"/> says, unless it is put together from several places.</summary>
    public string? PathText
    {
        get => field ?? TextOf(Path);
        init;
    }

    /// <summary>How the path is compared; what <see cref="PathType"/> says, unless another word says so.</summary>
    public string? PathTypeText
    {
        get => field ?? TextOf(PathType);
        init;
    }

    /// <summary>The Service's name; what <see cref="ServiceName"/> says, unless that is a host or a URL.</summary>
    public string? ServiceText
    {
        get => field ?? TextOf(ServiceName);
        init;
    }

    /// <summary>The Service's namespace; null where it is the route's own.</summary>
    public string? ServiceSpace
    {
        get => field ?? TextOf(ServiceNamespace);
        init;
    }

    public string? PortText
    {
        get => field ?? TextOf(Port);
        init;
    }

    /// <summary>
    /// The path's segments, without what a regular expression adds behind them: <c>/socket.io(/|$)(.*)</c> has one.
    /// </summary>
    public string[] Segments => SegmentsOf(PathText ?? "/");

    /// <summary>Whether requests for one path also match another, taken as a prefix: <c>/api</c> covers <c>/api/v1</c>, not <c>/apis</c>.</summary>
    public static bool Covers(string prefix, string path) => SegmentsOf(path).AsSpan().StartsWith(SegmentsOf(prefix));

    internal static string[] SegmentsOf(string path) =>
        path.Split('(', '*', '?', '|', '^', '$')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);

    internal static string? TextOf(YamlNode? node) =>
        node is { IsScalar: true, IsNull: false } scalar ? scalar.Text : null;
}
