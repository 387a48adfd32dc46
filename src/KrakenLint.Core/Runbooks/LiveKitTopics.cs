using KrakenLint.Conditions;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Runbooks;

/// <summary>LiveKit: servers of the bundle, and the addresses that workloads give to browsers.</summary>
internal static class LiveKitTopics
{
    public static IEnumerable<Topic> Servers(BundleView view) =>
        view
            .Bundle.Resources.Where(resource => Kinds.IsLongRunning(resource) && view.Roles.Has(resource, "livekit"))
            .Select(server => OfServer(view, server));

    /// <summary>Each workload with LIVEKIT_URL or a variable like it; the item is the workload.</summary>
    public static IEnumerable<Topic> Clients(BundleView view)
    {
        foreach (var workload in view.Bundle.Resources.Where(Kinds.IsLongRunning))
        {
            foreach (var container in Containers.Of(workload))
            {
                var env = view.Graph.EnvOf(workload, container);
                if (env.Entries.FirstOrDefault(IsAddress) is { } address)
                {
                    yield return OfClient(view, workload, env, address);
                    break;
                }
            }
        }
    }

    private static bool IsAddress(EnvEntry entry) =>
        Has(entry.Name, "LIVEKIT")
        && (Has(entry.Name, "URL") || Has(entry.Name, "HOST") || Has(entry.Name, "ENDPOINT"))
        && !Has(entry.Name, "REDIS");

    private static bool Has(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static Topic OfClient(BundleView view, Resource workload, ContainerEnv env, EnvEntry address)
    {
        var key = env.Entries.FirstOrDefault(entry => Has(entry.Name, "LIVEKIT") && Has(entry.Name, "API_KEY"));
        var secret = env.Entries.FirstOrDefault(entry => Has(entry.Name, "LIVEKIT") && Has(entry.Name, "SECRET"));
        var values = new TopicValues(WorkloadTopics.Of(view, workload).Values)
            .Add("client", TopicValues.RefOf(workload))
            .Add("clientContainer", Resource.ScalarAt(env.Container, "name"))
            .Add("clientNamespace", view.Bundle.NamespaceOf(workload))
            .Add("urlVariable", address.Name)
            .Add("livekitHost", address.IsSecret ? null : UrlReference.Parse(address.Value ?? "")?.Host)
            .Add("source", TopicValues.SourceOf(view.Graph, address))
            .Add("sourceKey", TopicValues.KeyOf(view.Graph, address))
            .Add("keyVariable", key?.Name)
            .Add("keySource", TopicValues.SourceOf(view.Graph, key))
            .Add("secretVariable", secret?.Name)
            .Add("secretSource", TopicValues.SourceOf(view.Graph, secret));
        return new Topic(workload.ToString(), Item.Of(workload), values.ToImmutable());
    }

    private static Topic OfServer(BundleView view, Resource server)
    {
        var topic = WorkloadTopics.Of(view, server);
        var ports = Containers
            .Of(server)
            .SelectMany(container => container["ports"].MappingsOrNone())
            .Where(port => Resource.ScalarAt(port, "protocol") == "UDP")
            .Select(port => Resource.ScalarAt(port, "containerPort"))
            .OfType<string>()
            .Distinct()
            .ToArray();
        var values = new TopicValues(topic.Values)
            .Add("udpPorts", ports.Length is > 0 and <= 4 ? string.Join(',', ports) : null)
            .Add("clientContainer", topic.Values.GetValueOrDefault("container"));
        return topic with { Values = values.ToImmutable() };
    }
}
