using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>One way in: a host and a path, and the Service port that it leads to. Compared by identity.</summary>
/// <param name="resource">The Ingress or HTTPRoute.</param>
/// <param name="item">The node that holds the route: an item of <c>paths</c>, a match, or a default backend.</param>
public sealed class Route(Resource resource, YamlNode item)
{
    public Resource Resource { get; } = resource;

    public YamlNode Item { get; } = item;

    /// <summary>Null where the route serves every host.</summary>
    public YamlNode? Host { get; init; }

    public YamlNode? Path { get; init; }

    public YamlNode? PathType { get; init; }

    public YamlNode? ServiceName { get; init; }

    /// <summary>The number or the name of the Service's port.</summary>
    public YamlNode? Port { get; init; }

    public string? HostText => TextOf(Host);

    public string? PathText => TextOf(Path);

    public string? ServiceText => TextOf(ServiceName);

    public string? PortText => TextOf(Port);

    /// <summary>
    /// The path's segments, without what a regular expression adds behind them: <c>/socket.io(/|$)(.*)</c> has one.
    /// </summary>
    public string[] Segments => SegmentsOf(PathText ?? "/");

    /// <summary>True where another route has the same host and a path that begins with this one's segments.</summary>
    public bool IsAbove(Route other) =>
        HostText == other.HostText
        && Segments.Length < other.Segments.Length
        && other.Segments.AsSpan().StartsWith(Segments);

    /// <summary>Whether requests for one path also match another, taken as a prefix: <c>/api</c> covers <c>/api/v1</c>, not <c>/apis</c>.</summary>
    public static bool Covers(string prefix, string path) => SegmentsOf(path).AsSpan().StartsWith(SegmentsOf(prefix));

    private static string[] SegmentsOf(string path) =>
        path.Split('(', '*', '?', '|', '^', '$')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string? TextOf(YamlNode? node) =>
        node is { IsScalar: true, IsNull: false } scalar ? scalar.Text : null;
}
