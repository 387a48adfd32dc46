using System.Collections.Immutable;

namespace KrakenLint.Settings;

/// <summary>Something that a project can say about itself and rules can ask for with <c>{setting: NAME}</c>.</summary>
/// <param name="Name">Such as <c>socketio.pingInterval</c>: the section of the configuration file and the key in it.</param>
/// <param name="Summary">One line for people.</param>
/// <param name="Value">What the configuration file may say.</param>
/// <param name="Default">What holds where it says nothing; empty where nothing is known.</param>
public sealed record SettingKind(string Name, string Summary, ValueShape Value, ImmutableArray<string> Default)
{
    /// <summary>Said by nobody but worked out from other settings.</summary>
    public Func<LintSettings, string>? Derive { get; init; }

    /// <summary>Null for a key at the top of the file.</summary>
    public string? Section => Name.Contains('.', StringComparison.Ordinal) ? Name.Split('.')[0] : null;

    public string Key => Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

/// <summary>The table of settings. Socket.IO's defaults: https://socket.io/docs/v4/server-options/.</summary>
public static class SettingKinds
{
    // Socket.IO has these in milliseconds, rules and ingress-nginx in seconds; an hour between two heartbeats is none.
    private static readonly ValueShape Heartbeat = new ValueShape.Whole(1, 3600);

    public static ImmutableArray<SettingKind> All { get; } =
    [
        new(
            "socketio.transports",
            "the transports that the clients use; without polling no sticky sessions are needed",
            new ValueShape.OneOrMany(ValueShape.OneOf(["polling", "websocket"])),
            ["polling", "websocket"]
        ),
        new("socketio.pingInterval", "seconds between two heartbeats of the server", Heartbeat, ["25"]),
        new("socketio.pingTimeout", "seconds that the server waits for the answer to a heartbeat", Heartbeat, ["20"]),
        new(
            "socketio.heartbeat",
            "pingInterval and pingTimeout together, in seconds: the longest silence of a connection that is well",
            Heartbeat,
            []
        )
        {
            Derive = settings => settings.Sum("socketio.pingInterval", "socketio.pingTimeout"),
        },
        new(
            "socketio.adapter",
            "what carries messages between pods",
            ValueShape.OneOf(["redis", "redis-streams", "mongo", "postgres", "cluster", "other", "none"]),
            []
        ),
        new(
            "socketio.paths",
            "paths of an Ingress that Socket.IO is served at, where they do not say so themselves",
            ValueShape.Texts,
            []
        ),
        new("socketio.services", "Services that Socket.IO is served by, by name", ValueShape.Texts, []),
        new(
            "ingressController.kind",
            "the ingress controller of the cluster, where manifests do not name another one",
            ValueShape.OneOf([
                "ingress-nginx",
                "nginx-inc",
                "traefik",
                "alb",
                "gce",
                "haproxy",
                "haproxy-ingress",
                "contour",
                "kong",
                "istio",
                "cilium",
                "agic",
                "openshift",
            ]),
            []
        ),
        new(
            "ingressController.version",
            "the version of that controller, where its workload is not linted as well",
            new ValueShape.Text("^v?[0-9]+(\\.[0-9]+){1,3}", "a version such as 1.12.6"),
            []
        ),
        new(
            "tls",
            "where TLS ends: at the ingress, or at a proxy or load balancer in front of it",
            ValueShape.OneOf(["ingress", "terminated-upstream"]),
            ["ingress"]
        ),
        new(
            "namespace",
            "the namespace of resources that name none",
            new ValueShape.Text(
                "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
                "the name of a namespace: small letters, digits and hyphens"
            ),
            []
        ),
    ];

    public static IEnumerable<string> Names => All.Select(kind => kind.Name);

    public static SettingKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
