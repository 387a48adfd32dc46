using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>
/// LiveKit's egress, ingress and SIP services talk with the server through Redis alone
/// (https://docs.livekit.io/transport/self-hosting/egress/): finds the servers that each of them is installed beside, and
/// whether both are told the same Redis.
/// </summary>
internal static class LiveKitRedis
{
    // Servers that one service could belong to; nobody runs more of them side by side.
    private const int MostServers = 20;

    private const string Server = "livekit-server";

    private static readonly ImmutableArray<string> Services = ["egress", "ingress", "sip"];

    private static readonly ImmutableArray<string> Variables =
    [
        "REDIS_HOST",
        "LIVEKIT_REDIS_ADDRESS",
        "LIVEKIT_REDIS_SENTINEL_ADDRESSES",
        "LIVEKIT_REDIS_CLUSTER_ADDRESSES",
    ];

    public static IEnumerable<Edge> Of(BundleGraph graph, Resource service)
    {
        if (Containers.Of(service).Select(TitleOf).FirstOrDefault(title => title is not null) is not { } title)
            yield break;
        var own = Told(graph, service);
        foreach (var server in graph.LiveKitServers.Take(MostServers))
        {
            var other = Told(graph, server);
            yield return new Edge(service, own.Place, server, server.Kind, server.Name, EdgeState.Found)
            {
                Attributes = ImmutableDictionary<string, string>
                    .Empty.Add("redis", Compare(own, other))
                    .Add("title", title)
                    .Add("address", own.Address)
                    .Add("theirs", other.Address),
            };
        }
    }

    public static bool IsServer(Resource workload) =>
        Kinds.IsLongRunning(workload)
        && Containers.Of(workload).Any(container => RepositoryOf(container).EndsWith(Server, StringComparison.Ordinal));

    // livekit/egress, and livekit-egress where somebody keeps a copy.
    private static string? TitleOf(YamlNode container)
    {
        var repository = RepositoryOf(container);
        return Services.FirstOrDefault(name =>
            repository.EndsWith($"livekit/{name}", StringComparison.Ordinal)
            || repository.EndsWith($"livekit-{name}", StringComparison.Ordinal)
        );
    }

    private static string RepositoryOf(YamlNode container) =>
        Resource.ScalarAt(container, "image") is { } image ? ImageReference.Parse(image).Repository : "";

    private static string Compare(RedisTold own, RedisTold other) =>
        (own, other) switch
        {
            ({ State: RedisState.None }, _) => "not-told",
            (_, { State: RedisState.None }) => "none",
            ({ State: RedisState.Unknown }, _) or (_, { State: RedisState.Unknown }) => "unknown",
            _ => HostName.IsSameAddress(own.Address, other.Address) ? "same" : "different",
        };

    private enum RedisState
    {
        None,
        Known,
        Unknown,
    }

    private sealed record RedisTold(RedisState State, string Address, YamlNode Place);

    private static RedisTold Told(BundleGraph graph, Resource workload)
    {
        var place = Containers.Of(workload).FirstOrDefault(workload.Root);
        foreach (var text in ConfigText.Of(graph, workload))
        {
            if (text.Document(graph)?["redis"] is not { IsMapping: true } redis)
                continue;
            if (redis["address"] is { IsScalar: true, IsNull: false, Text: { Length: > 0 } address } node)
                return Known(address, node);
            // Several addresses have no order.
            if (
                redis["sentinel_addresses"] is { IsEmptyCollection: false }
                || redis["cluster_addresses"] is { IsEmptyCollection: false }
            )
                return new RedisTold(RedisState.Unknown, "", redis);
        }
        var containers = Containers.Of(workload).ToArray();
        foreach (var env in containers.Select(container => graph.EnvOf(workload, container)))
        {
            var told = Variables.Select(name => env[name]).FirstOrDefault(entry => entry is not null);
            if (told is { Value: { Length: > 0 } value })
                return Known(value, told.Place);
            if (told is not null || env.IsOpen)
                return new RedisTold(RedisState.Unknown, "", place);
        }
        return MayBeTold(graph, workload, containers)
            ? new RedisTold(RedisState.Unknown, "", place)
            : new RedisTold(RedisState.None, "", place);
    }

    private static RedisTold Known(string address, YamlNode place) =>
        new(address.Contains('$', StringComparison.Ordinal) ? RedisState.Unknown : RedisState.Known, address, place);

    // An argument can name it, a template in the configuration, and a file that is not in the bundle.
    private static bool MayBeTold(BundleGraph graph, Resource workload, YamlNode[] containers) =>
        Array.Exists(
            containers,
            container => container["args"].ItemsOrNone().Concat(container["command"].ItemsOrNone()).Any(IsOfRedis)
        )
        || containers
            .SelectMany(container => graph.EnvOf(workload, container).Entries)
            .Any(entry =>
                entry.Value is null
                    ? entry.Name.Contains("CONFIG", StringComparison.Ordinal)
                    : entry.Value.Contains("redis:", StringComparison.Ordinal)
            )
        || (
            Edges.Find("uses") is { } uses
            && graph
                .From(uses, workload)
                .Any(use => use.TargetKind is "ConfigMap" or "Secret" && use.State != EdgeState.Found)
        )
        || (Kinds.PodSpec(workload)?["initContainers"]).MappingsOrNone().Any();

    private static bool IsOfRedis(YamlNode argument) =>
        argument.IsScalar && argument.Text.Contains("redis", StringComparison.OrdinalIgnoreCase);
}
