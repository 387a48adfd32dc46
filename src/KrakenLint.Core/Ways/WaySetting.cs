using System.Collections.Immutable;

namespace KrakenLint.Ways;

/// <summary>Something that holds on a way into the cluster, whatever serves it.</summary>
/// <param name="Name">What controller files and rules call it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Words">The values that it can have; empty where it is a number or a free text.</param>
public sealed record WaySetting(string Name, string Title, string Summary, ImmutableArray<string> Words)
{
    /// <summary>The value of a span of time that never ends.</summary>
    public const string Endless = "endless";

    public const string Affinity = "affinity";

    /// <summary>True for what is about the cookie of sticky sessions, and is of no meaning without one.</summary>
    public bool IsOfCookie => Name.StartsWith("cookie", StringComparison.Ordinal);

    /// <summary>True where more is better for long connections: an idle timeout, a lifetime.</summary>
    public bool IsTime { get; init; }

    /// <summary>The words in the order of what they do for people's connections, the worst first.</summary>
    public ImmutableArray<string> Order { get; init; } = [];

    /// <summary>The table of settings.</summary>
    public static ImmutableArray<WaySetting> All { get; } =
    [
        new(
            Affinity,
            "stickiness",
            "by what the requests of one client reach one pod",
            ["none", "cookie", "source-ip", "header", "hash"]
        )
        {
            Order = ["none"],
        },
        new("cookieName", "cookie", "the name of the cookie", []),
        new("cookiePath", "cookie path", "the path that the cookie is sent to", []),
        new("cookieLifetime", "cookie lifetime", "how long the cookie lives: seconds, or session", [])
        {
            IsTime = true,
        },
        new("cookieSameSite", "cookie SameSite", "when browsers send the cookie across sites", []),
        new("cookieSecure", "cookie Secure", "whether the cookie is sent over HTTPS only", ["yes", "no"]),
        new("idleTimeout", "idle timeout", "after how many seconds of silence a connection is cut", [])
        {
            IsTime = true,
        },
        new("requestTimeout", "request timeout", "how many seconds a request and its answer may take", [])
        {
            IsTime = true,
        },
        new("lifetime", "longest life", "how many seconds a connection may live at all", []) { IsTime = true },
        new("upgrade", "WebSocket upgrade", "whether a connection may become a WebSocket", ["yes", "no"])
        {
            Order = ["no", "yes"],
        },
        new(
            "backendProtocol",
            "protocol to the pod",
            "what is spoken to the pod",
            ["http", "https", "h2", "grpc", "tcp", "udp", "fastcgi"]
        ),
        new("pathRewrite", "path rewrite", "what the path becomes on its way to the pod", []),
        new("externalAuth", "external authentication", "whether another service is asked first", ["yes", "no"])
        {
            Order = ["yes", "no"],
        },
        new("bodyLimit", "body limit", "how many bytes a request may have", []) { IsTime = true },
        new("rateLimit", "rate limit", "how many requests or connections a client may have", []),
        new(
            "cache",
            "cache",
            "whether answers come from a cache, and from one that knows no query",
            ["none", "yes", "blind"]
        )
        {
            Order = ["blind"],
        },
        new(
            "endpoints",
            "who is told of pods",
            "what learns that a pod goes: a proxy that watches the cluster, or a load balancer of the cloud, seconds later",
            ["cloud", "proxy"]
        )
        {
            Order = ["cloud", "proxy"],
        },
        new("drain", "drain", "how many seconds open connections have when a pod goes", []) { IsTime = true },
    ];

    public static WaySetting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);
}
