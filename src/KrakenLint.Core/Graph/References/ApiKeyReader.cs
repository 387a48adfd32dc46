using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.References;

/// <summary>
/// Compares the API key and secret of a client with those of the LiveKit server that its URL leads to
/// (https://github.com/livekit/livekit/blob/master/config-sample.yaml: <c>keys</c>). Only the result leaves this stage.
/// </summary>
internal static class ApiKeyReader
{
    private const string KeyVariable = "LIVEKIT_API_KEY";
    private const string SecretVariable = "LIVEKIT_API_SECRET";
    private const string ServerImage = "livekit-server";

    public static IEnumerable<Edge> Of(BundleGraph graph, Resource client)
    {
        foreach (var container in Containers.Of(client))
        {
            var env = graph.EnvOf(client, container);
            if (env[KeyVariable] is not { Value: { Length: > 0 } name } key)
                continue;
            foreach (var server in ServersOf(graph, client, container).Distinct())
            {
                var (answer, variable) = Compare(graph, client, env, key, name, server);
                yield return new Edge(client, variable.Place, server, server.Kind, server.Name, EdgeState.Found)
                {
                    Env = variable,
                    Container = container,
                    Attributes = ImmutableDictionary<string, string>
                        .Empty.Add("password", answer)
                        .Add("open", env.IsOpen ? "true" : "false"),
                };
            }
        }
    }

    private static (string Answer, EnvEntry Variable) Compare(
        BundleGraph graph,
        Resource client,
        ContainerEnv env,
        EnvEntry key,
        string name,
        Resource server
    )
    {
        if (KeysOf(graph, server) is not { } keys || name.Contains("$(", StringComparison.Ordinal))
            return ("unknown", key);
        if (!keys.TryGetValue(name, out var expected))
            return ("no-account", key);
        if (Password.Of(graph, client, env, SecretVariable) is not { Env: { } variable } brought)
            return (env.IsOpen ? "unknown" : "missing", key);
        return (AuthenticationReader.Word(brought.IsSameAs(expected)), variable);
    }

    // The server is the one behind the URL: a Service of the cluster, or the host of a route to it.
    private static IEnumerable<Resource> ServersOf(BundleGraph graph, Resource client, YamlNode container)
    {
        if (Edges.Find("calls") is not { } calls || Edges.Find("addresses") is not { } addresses)
            return [];
        var called = graph.From(calls, client).Where(edge => edge.Container == container).Select(edge => edge.To);
        var addressed = graph
            .From(addresses, client)
            .Where(edge => edge.Container == container)
            .SelectMany(edge => graph.RoutesOfHost(edge.ToRoute?.HostText))
            .Where(route => route.HostText is not null)
            .Select(route =>
                route.ServiceText is { } service ? graph.Bundle.Find("Service", service, route.Resource) : null
            );
        return called
            .Concat(addressed)
            .OfType<Resource>()
            .SelectMany(service => graph.WorkloadsOf(service))
            .Where(server => ContainerOf(server) is not null);
    }

    private static YamlNode? ContainerOf(Resource server) =>
        Containers
            .Of(server)
            .Select(container => (YamlNode?)container)
            .FirstOrDefault(container =>
                Resource.ScalarAt(container, "image") is { } image
                && ImageReference.Parse(image).Repository.EndsWith(ServerImage, StringComparison.Ordinal)
            );

    /// <returns>Null where not all keys can be known.</returns>
    private static Dictionary<string, Password>? KeysOf(BundleGraph graph, Resource server)
    {
        if (ContainerOf(server) is not { } container)
            return null;
        var env = graph.EnvOf(server, container);
        var arguments = container["args"].ItemsOrNone().Select(argument => argument.Text).ToArray();
        // Arguments can name files and keys in more ways than are read here.
        if (env.IsOpen || arguments.Any(argument => argument.Contains("key", StringComparison.Ordinal)))
            return null;
        var keys = new Dictionary<string, Password>();
        if (arguments.Contains("--dev"))
            keys["devkey"] = new Password("secret", container);
        if (env["LIVEKIT_KEYS"] is { } pairs && !Add(keys, Root(graph, pairs)))
            return null;
        var (isGiven, config) =
            env["LIVEKIT_CONFIG"] is { } variable ? (true, Root(graph, variable))
            : FileOf(arguments) is { } path
                ? (true, Root(graph, MountedFile.Find(graph.Bundle, server, container, path)))
            : (false, null);
        if (isGiven && config is null)
            return null;
        var file = Resource.ScalarAt(config, "key_file") is { } name
            ? (IsKnown: false, Pairs: Root(graph, MountedFile.Find(graph.Bundle, server, container, name)))
            : (IsKnown: true, Pairs: config?["keys"]);
        var isKnown = file.Pairs is null ? file.IsKnown : Add(keys, file.Pairs);
        return isKnown && keys.Count > 0 ? keys : null;
    }

    private static string? FileOf(string[] arguments)
    {
        var at = Array.IndexOf(arguments, "--config");
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1]
            : Array.Find(arguments, argument => argument.StartsWith("--config=", StringComparison.Ordinal))
                is { } joined
                ? joined["--config=".Length..]
            : null;
    }

    private static YamlNode? Root(BundleGraph graph, EnvEntry entry) =>
        entry is { Value: { } text, Place.IsScalar: true }
            ? graph.EmbeddedIn(entry.Place, text == entry.Place.Text ? null : text)?.Tree?.Root
            : null;

    private static YamlNode? Root(BundleGraph graph, MountedFile? file) =>
        file is { Text: { } text, Place.IsScalar: true }
            ? graph.EmbeddedIn(file.Place, text == file.Place.Text ? null : text)?.Tree?.Root
            : null;

    /// <returns>False where there is nothing that pairs could be read from.</returns>
    private static bool Add(Dictionary<string, Password> keys, YamlNode? pairs)
    {
        // A variable as a key is filled in by something that starts before the server.
        if (pairs is not { IsMapping: true } map || map.Pairs.Any(pair => pair.Key.Text.StartsWith('$')))
            return false;
        foreach (var pair in map.Pairs)
            keys[pair.Key.Text] = new Password(pair.Value.Text, pair.Value);
        return true;
    }
}
