using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.References;

/// <summary>
/// Compares the password that a client brings with the one that the server behind the Service was given. Only the result
/// leaves this stage.
/// </summary>
internal static class AuthenticationReader
{
    public static IEnumerable<Edge> Of(BundleGraph graph, Resource client)
    {
        if (Edges.Find("calls") is not { } calls)
            yield break;
        foreach (var call in graph.From(calls, client))
        {
            if (call is not { To: { } service, Env: { } env, Container: { } container })
                continue;
            foreach (var server in graph.WorkloadsOf(service))
            {
                if (ReferenceEquals(server, client))
                    continue;
                foreach (var software in Software.All.Where(software => IsSpokenBy(call, software)))
                {
                    if (Compare(graph, call, env, container, server, software) is { } edge)
                        yield return edge;
                }
            }
        }
    }

    private static bool IsSpokenBy(Edge call, Software software) =>
        call.Attributes.GetValueOrDefault("scheme", "") is { Length: 0 } or "tcp"
        || software.Words.Any(word => call.Attributes["scheme"].Contains(word, StringComparison.OrdinalIgnoreCase));

    private static Edge? Compare(
        BundleGraph graph,
        Edge call,
        EnvEntry variable,
        YamlNode container,
        Resource server,
        Software software
    )
    {
        if (
            ServerPassword.ContainersOf(server, software).Select(node => (YamlNode?)node).FirstOrDefault()
            is not { } running
        )
            return null;
        var env = graph.EnvOf(call.From, container);
        var client = ClientPassword.Find(graph, call.From, env, variable, software);
        var asked = ServerPassword.Find(graph, server, running, software, client.User);
        var answer = Answer(client, asked, OnlyWaits(call, container, software.HasUsers && client.User is null));
        return new Edge(
            call.From,
            client.Password?.Env?.Place ?? call.Written,
            server,
            server.Kind,
            server.Name,
            EdgeState.Found
        )
        {
            Env = client.IsGiven == true ? client.Password?.Env ?? variable : variable,
            Container = container,
            Attributes = ImmutableDictionary<string, string>
                .Empty.Add("password", answer)
                .Add("open", env.IsOpen ? "true" : "false"),
        };
    }

    private static string Answer(ClientPassword client, ServerPassword server, bool onlyWaits) =>
        (server.IsAsked, client.IsGiven) switch
        {
            (false, true) => "unasked",
            (false, _) => "none",
            (true, false) when !onlyWaits => "missing",
            (true, true) when client.Password is { } left && server.Password is { } right => Word(left.IsSameAs(right)),
            _ => "unknown",
        };

    public static string Word(bool? isSame) =>
        isSame switch
        {
            true => "same",
            false => "different",
            null => "unknown",
        };

    // Whoever only asks whether the server is there needs no password: before the pod starts, or in a Job, or with a host
    // and nobody's name.
    private static bool OnlyWaits(Edge call, YamlNode container, bool lacksUser) =>
        call.Attributes["scheme"].Length == 0
        && (
            Containers.Of(call.From, ContainerChoice.Init).Contains(container)
            || !Kinds.IsLongRunning(call.From)
            || lacksUser
        );
}
