using KrakenLint.Yaml;

namespace KrakenLint.Graph.Routes;

/// <summary>
/// What a route says in fields of its own, where an Ingress has annotations: null where nothing is written.
/// </summary>
public sealed record RouteOptions
{
    public static RouteOptions None { get; } = new();

    /// <summary>What makes sessions sticky; null where nothing does.</summary>
    public YamlNode? Sticky { get; init; }

    /// <summary>By what they are: <c>cookie</c> or <c>header</c>; of no meaning without <see cref="Sticky"/>.</summary>
    public string StickyBy { get; init; } = "cookie";

    public YamlNode? CookieName { get; init; }

    public YamlNode? CookiePath { get; init; }

    /// <summary>The time for a whole request and its answer.</summary>
    public YamlNode? RequestTimeout { get; init; }

    /// <summary>The same, between the proxy and the pod.</summary>
    public YamlNode? BackendTimeout { get; init; }

    /// <summary>The time in which nothing is sent.</summary>
    public YamlNode? IdleTimeout { get; init; }

    /// <summary>Whether connections are upgraded.</summary>
    public YamlNode? Upgrades { get; init; }
}
