using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Conditions;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Runbooks;

/// <summary>What real-time workloads coordinate themselves through.</summary>
internal static class RedisTopics
{
    private const string UsualPort = "6379";

    private static readonly Software Redis = Software.All[0];

    private static readonly string[] Variables = ["REDIS_PASSWORD", "VALKEY_PASSWORD", "KEYDB_PASSWORD"];

    /// <summary>Each Redis that each real-time workload calls; the item is that workload.</summary>
    public static IEnumerable<Topic> Of(BundleView view) =>
        view.TopicsOf("backend")
            .SelectMany(backend =>
                CallsOf(view, backend)
                    .DistinctBy(call => (call.To, HostOf(call)))
                    .Select(call => Of(view, backend, call))
            );

    /// <summary>The workloads behind those calls; the item is the server. Where nothing is called, those that there are.</summary>
    public static IEnumerable<Topic> Servers(BundleView view)
    {
        var called = view.TopicsOf("backend")
            .SelectMany(backend =>
                from call in CallsOf(view, backend)
                from server in view.Graph.WorkloadsOf(call.To)
                select OfServer(view, server, Of(view, backend, call).Values)
            )
            .ToArray();
        var found =
            called.Length > 0
                ? called
                : view
                    .Bundle.Resources.Where(resource =>
                        Kinds.IsLongRunning(resource) && view.Roles.Has(resource, "redis")
                    )
                    .Select(server => OfServer(view, server, BundleTopics.ValuesOf(view)));
        return found.DistinctBy(topic => topic.Item.Resource);
    }

    private static IEnumerable<Edge> CallsOf(BundleView view, Topic backend) =>
        backend.Item.Resource is { } workload && Edges.Find("calls") is { } calls
            ? view.Graph.From(calls, workload).Where(edge => edge.Env is not null && IsRedis(view, edge))
            : [];

    private static bool IsRedis(BundleView view, Edge call) =>
        (call.To is { } service && view.Roles.Has(service, "redis-service"))
        || call.Attributes.GetValueOrDefault("scheme", "") is "redis" or "rediss"
        || Redis.Words.Any(word => call.Env?.Name.Contains(word, StringComparison.OrdinalIgnoreCase) == true);

    private static Topic Of(BundleView view, Topic backend, Edge call)
    {
        var values = new TopicValues(backend.Values)
            .Add("client", backend.Values.GetValueOrDefault("ref"))
            .Add("clientNamespace", backend.Values.GetValueOrDefault("namespace"))
            .Add("clientSelector", backend.Values.GetValueOrDefault("selector"))
            .Add("clientReplicas", backend.Values.GetValueOrDefault("replicas"))
            .Add("clientContainer", Resource.ScalarAt(call.Container, "name"))
            .Add("redisHost", HostOf(call));
        if (call is { Env: { } variable, Container: { } container, From: { } client })
            AddVariables(view, client, container, variable, call, values);
        if (view.Graph.WorkloadsOf(call.To) is [var server, ..])
            AddServer(view, server, values);
        return new Topic($"{backend.Title} → {HostOf(call) ?? "?"}", backend.Item, values.ToImmutable());
    }

    private static void AddVariables(
        BundleView view,
        Resource client,
        YamlNode container,
        EnvEntry variable,
        Edge call,
        TopicValues values
    )
    {
        var env = view.Graph.EnvOf(client, container);
        var isUrl = UrlReference.Parse(variable.Value ?? "") is not null;
        var beside = variable.Name.EndsWith("HOST", StringComparison.Ordinal)
            ? env[$"{variable.Name[..^"HOST".Length]}PORT"]
            : null;
        var written =
            beside?.Value is { } port && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var password = ClientPassword.Find(view.Graph, client, env, variable, Redis).Password?.Env;
        values
            .Add(isUrl ? "urlVariable" : "hostVariable", variable.Name)
            .Add("portVariable", beside?.Name)
            .Add(
                "redisPort",
                call.Attributes.GetValueOrDefault("port") ?? (written ? beside?.Value : null) ?? UsualPort
            )
            .Add("passwordVariable", password?.Name == variable.Name ? null : password?.Name)
            .Add("passwordSource", TopicValues.SourceOf(view.Graph, password))
            .Add("source", TopicValues.SourceOf(view.Graph, variable))
            .Add("sourceKey", TopicValues.KeyOf(view.Graph, variable));
    }

    private static Topic OfServer(BundleView view, Resource server, ImmutableDictionary<string, string> before)
    {
        var values = new TopicValues(before);
        AddServer(view, server, values);
        values
            .Add("ref", TopicValues.RefOf(server))
            .Add("selector", TopicValues.SelectorOf(server))
            .Add("namespace", view.Bundle.NamespaceOf(server))
            .Add("replicas", WorkloadTopics.Of(view, server).Values.GetValueOrDefault("replicas"));
        return new Topic(server.ToString(), Item.Of(server), values.ToImmutable());
    }

    private static void AddServer(BundleView view, Resource server, TopicValues values)
    {
        var container =
            ServerPassword.ContainersOf(server, Redis).Select(node => (YamlNode?)node).FirstOrDefault()
            ?? Containers.Of(server).Select(node => (YamlNode?)node).FirstOrDefault();
        values
            .Add("server", TopicValues.RefOf(server))
            .Add("serverName", server.Name)
            .Add("kind", TopicValues.KindOf(server))
            .Add("name", server.Name)
            .Add("container", Resource.ScalarAt(container, "name"));
        if (container is not { } running)
            return;
        var env = view.Graph.EnvOf(server, running);
        values.Add(
            "serverPassword",
            Variables.FirstOrDefault(name => env[name] is not null || env[$"{name}_FILE"] is not null)
        );
    }

    // A bare word in a Secret may be a piece of a password.
    private static string? HostOf(Edge call) =>
        ShownHost.Is(call, isNear: false) ? call.Attributes.GetValueOrDefault("host") : null;
}
