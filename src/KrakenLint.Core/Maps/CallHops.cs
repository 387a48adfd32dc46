using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Findings;
using KrakenLint.Graph;
using KrakenLint.Graph.References;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Maps;

/// <summary>What a workload calls, by the variables that name hosts; those that mean the same server are one.</summary>
internal static class CallHops
{
    /// <summary>What a role, a scheme or a word of a variable's name says about the other end, in this order.</summary>
    private static readonly (string Role, string[] Schemes, string[] Words, string What)[] Servers =
    [
        ("redis-service", ["redis", "rediss"], ["REDIS", "VALKEY", "KEYDB"], "Redis"),
        ("livekit-service", [], ["LIVEKIT"], "LiveKit"),
        ("", ["postgres", "postgresql"], ["POSTGRES", "PG"], "PostgreSQL"),
        ("", ["mysql", "mariadb"], ["MYSQL", "MARIADB"], "MySQL"),
        ("", ["mongodb", "mongodb+srv"], ["MONGO", "MONGODB"], "MongoDB"),
        ("", ["amqp", "amqps"], ["RABBITMQ", "AMQP"], "RabbitMQ"),
        ("", ["nats"], ["NATS"], "NATS"),
        ("", ["kafka"], ["KAFKA"], "Kafka"),
        ("", [], ["DATABASE", "DB"], "database"),
    ];

    public static ImmutableArray<CallHop> Of(
        Resource workload,
        Scope scope,
        IReadOnlyDictionary<Resource, string> ids,
        FindingPlaces places
    )
    {
        if (Edges.Find("calls") is not { } calls)
            return [];
        return
        [
            .. scope
                .Graph.From(calls, workload)
                .Where(edge => edge.Env is not null)
                .GroupBy(edge => (Host: HostOf(edge), Port: PortOf(edge, scope), edge.State, What: WhatOf(edge, scope)))
                .Select(group => Of([.. group], group.Key.Host, group.Key.Port, group.Key.What, scope, ids, places)),
            .. Empty(workload, scope, places),
        ];
    }

    // A variable for the address of a known server, and nothing in it: the program starts, and calls nobody.
    private static IEnumerable<CallHop> Empty(Resource workload, Scope scope, FindingPlaces places) =>
        Containers
            .Of(workload, ContainerChoice.All)
            .SelectMany(container => scope.Graph.EnvOf(workload, container).Entries)
            .Where(entry => entry.Value is { Length: 0 } && CallReader.NamesHost(entry.Name))
            .Select(entry => (entry, What: WhatOf(entry.Name)))
            .Where(pair => pair.What.Length > 0)
            .DistinctBy(pair => (pair.entry.Name, pair.entry.Place))
            .Select(pair => new CallHop(
                [pair.entry.Name],
                pair.What,
                "",
                "",
                null,
                "empty",
                null,
                SourceOf(pair.entry.Place, scope),
                Marks.SpanOf(pair.entry.Place),
                [.. FindingsOn(pair.entry.Place, scope, places)]
            ));

    private static CallHop Of(
        ImmutableArray<Edge> edges,
        string host,
        string? port,
        string what,
        Scope scope,
        IReadOnlyDictionary<Resource, string> ids,
        FindingPlaces places
    )
    {
        var first = edges[0];
        return new CallHop(
            [.. edges.Select(edge => edge.Env?.Name ?? "").Distinct()],
            what,
            first.Attributes.GetValueOrDefault("scheme", ""),
            host,
            port,
            StateOf(first, host),
            first.To is { } service ? ids.GetValueOrDefault(service) : null,
            SourceOf(first.Written, scope),
            Marks.SpanOf(first.Written),
            [.. edges.SelectMany(edge => FindingsOn(edge.Written, scope, places))]
        );
    }

    // An address to listen on, or a neighbour in the pod.
    private static string StateOf(Edge edge, string host) =>
        host == Credentials.Mask ? RelationReader.NameOf(EdgeState.Unknown)
        : HostName.IsLoopback(host) || host is "0.0.0.0" or "::" ? "local"
        : RelationReader.NameOf(edge.State);

    // Only findings on the value itself: a ConfigMap holds much else.
    private static IEnumerable<Finding> FindingsOn(YamlNode written, Scope scope, FindingPlaces places)
    {
        var span = Marks.SpanOf(written);
        return scope.Graph.OwnerOf(written) is { } owner ? places.Take(owner, other => span.Contains(other)) : [];
    }

    /// <summary>
    /// The host, unless it may be a piece of a secret: a bare word in a Secret that names no Service.
    /// </summary>
    private static string HostOf(Edge edge)
    {
        var host = edge.Attributes.GetValueOrDefault("host", "");
        return ShownHost.Is(edge, isNear: false) ? host : Credentials.Mask;
    }

    // "REDIS_HOST" has its port beside it in "REDIS_PORT".
    private static string? PortOf(Edge edge, Scope scope)
    {
        if (HostOf(edge) == Credentials.Mask)
            return null;
        if (edge.Attributes.TryGetValue("port", out var written))
            return written;
        if (
            edge is not { Env: { } env, Container: { } container }
            || !env.Name.EndsWith("HOST", StringComparison.Ordinal)
        )
            return null;
        var beside = scope.Graph.EnvOf(edge.From, container)[$"{env.Name[..^"HOST".Length]}PORT"]?.Value;
        return int.TryParse(beside, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? beside : null;
    }

    private static string WhatOf(Edge edge, Scope scope)
    {
        var scheme = edge.Attributes.GetValueOrDefault("scheme", "");
        foreach (var row in Servers)
        {
            if (row.Role.Length > 0 && edge.To is { } service && scope.Roles.Has(service, row.Role))
                return row.What;
        }
        return Servers.FirstOrDefault(row => row.Schemes.Contains(scheme)).What ?? WhatOf(edge.Env?.Name ?? "");
    }

    private static string WhatOf(string variable)
    {
        var words = variable.ToUpperInvariant().Split('_', '-', '.');
        return Servers.FirstOrDefault(row => row.Words.Intersect(words).Any()).What ?? "";
    }

    private static string SourceOf(YamlNode written, Scope scope) =>
        scope.Graph.OwnerOf(written) is { Kind: "ConfigMap" or "Secret" } holder
            ? $"{holder.Kind} {holder.Name}"
            : "env";
}
