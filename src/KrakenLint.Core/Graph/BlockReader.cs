using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>
/// Finds calls that network policies keep from every pod behind their Service
/// (https://kubernetes.io/docs/concepts/services-networking/network-policies/). What cannot be known is taken as let in.
/// </summary>
internal static class BlockReader
{
    private const string NameLabel = "kubernetes.io/metadata.name";

    public static IEnumerable<Edge> Of(BundleGraph graph, Resource client)
    {
        if (
            Edges.Find("calls") is not { } calls
            || Edges.Find("selects") is not { } selects
            || !graph.Bundle.OfKind("NetworkPolicy").Any()
        )
            yield break;
        foreach (var call in graph.From(calls, client))
        {
            if (call is not { To: { } service, State: EdgeState.Found })
                continue;
            var servers = graph.WorkloadsOf(service);
            var blocks = servers
                .Select(server => PolicyAgainst(graph, client, call, service, server, selects))
                .ToArray();
            if (blocks is [{ } policy, ..] && blocks.All(block => block is not null))
                yield return new Edge(client, call.Written, policy, "NetworkPolicy", policy.Name, EdgeState.Found)
                {
                    Env = call.Env,
                    Container = call.Container,
                    Attributes = call.Attributes.SetItem("service", service.Name),
                };
        }
    }

    /// <summary>A policy that isolates the server, where none of those that do lets the call in.</summary>
    private static Resource? PolicyAgainst(
        BundleGraph graph,
        Resource client,
        Edge call,
        Resource service,
        Resource server,
        EdgeKind selects
    )
    {
        // Policies do not reach pods in the host's network reliably, neither as the one end nor as the other.
        if (UsesHostNetwork(client) || UsesHostNetwork(server))
            return null;
        var policies = graph.To(selects, server).Select(edge => edge.From).Where(IsIngressPolicy).ToArray();
        var ports = ServicePorts(service, call).ToArray();
        return policies.Any(policy => Admits(graph, policy, client, server, ports)) ? null : policies.FirstOrDefault();
    }

    private static bool IsIngressPolicy(Resource resource) =>
        resource.Kind == "NetworkPolicy"
        && (
            resource.Spec?["policyTypes"] is not { IsSequence: true } types
            || types.Items.Any(type => type.Text == "Ingress")
        );

    private static bool Admits(
        BundleGraph graph,
        Resource policy,
        Resource client,
        Resource server,
        YamlNode[] ports
    ) =>
        (policy.Spec?["ingress"])
            .MappingsOrNone()
            .Any(rule =>
                AdmitsPeer(graph, policy, rule["from"], client)
                && (ports.Length == 0 || ports.Any(port => AdmitsPort(rule["ports"], port, server)))
            );

    private static bool AdmitsPeer(BundleGraph graph, Resource policy, YamlNode? from, Resource client)
    {
        if (from is not { IsSequence: true, IsEmptyCollection: false } peers)
            return true;
        var isSame = Bundle.SameNamespace(graph.Bundle.NamespaceOf(policy), graph.Bundle.NamespaceOf(client));
        return peers.Items.Any(peer =>
            // Which addresses pods have is the cluster's business.
            peer["ipBlock"] is not null
            || (
                (peer["podSelector"] is not { } pods || LabelSelector.Of(pods).Matches(LabelsOf(client)))
                && (peer["namespaceSelector"] is { } spaces ? MayBeIn(graph.Bundle, spaces, client) : isSame)
            )
        );
    }

    // The name is a label of every namespace; others are known for the namespaces of the bundle.
    private static bool MayBeIn(Bundle bundle, YamlNode selector, Resource client)
    {
        if (bundle.NamespaceOf(client) is not { } name)
            return true;
        var known = bundle.Named("Namespace", name).FirstOrDefault();
        return selector["matchLabels"]
            .PairsOrNone()
            .All(pair =>
                pair.Key.Text == NameLabel
                    ? pair.Value.Text == name
                    : known is null || Resource.ScalarAt(known.Labels, pair.Key.Text) == pair.Value.Text
            );
    }

    private static IEnumerable<YamlNode> ServicePorts(Resource service, Edge call) =>
        (service.Spec?["ports"])
            .MappingsOrNone()
            .Where(port =>
                !call.Attributes.TryGetValue("port", out var wanted) || Resource.ScalarAt(port, "port") == wanted
            );

    private static bool AdmitsPort(YamlNode? admitted, YamlNode servicePort, Resource server)
    {
        if (admitted is not { IsSequence: true, IsEmptyCollection: false } ports)
            return true;
        var target = Resource.ScalarAt(servicePort, "targetPort") ?? Resource.ScalarAt(servicePort, "port") ?? "";
        var container = Containers
            .Of(server)
            .SelectMany(candidate => candidate["ports"].MappingsOrNone())
            .Select(port => (YamlNode?)port)
            .FirstOrDefault(port =>
                Resource.ScalarAt(port, "name") == target || Resource.ScalarAt(port, "containerPort") == target
            );
        var number = Resource.ScalarAt(container, "containerPort") ?? target;
        var name = Resource.ScalarAt(container, "name") ?? target;
        var protocol = Resource.ScalarAt(servicePort, "protocol") ?? "TCP";
        return ports
            .Items.Where(port => (Resource.ScalarAt(port, "protocol") ?? "TCP") == protocol)
            .Any(port => IsPort(port, number, name));
    }

    private static bool IsPort(YamlNode port, string number, string name)
    {
        if (Resource.ScalarAt(port, "port") is not { } first || first == number || first == name)
            return true;
        return KubernetesScalar.NumberOf(number) is not { } wanted
            || (
                KubernetesScalar.NumberOf(Resource.ScalarAt(port, "endPort") ?? "") is { } last
                && KubernetesScalar.NumberOf(first) is { } from
                && wanted >= from
                && wanted <= last
            );
    }

    private static YamlNode? LabelsOf(Resource workload) => Kinds.PodTemplate(workload)?["metadata"]?["labels"];

    private static bool UsesHostNetwork(Resource workload) =>
        Kinds.PodSpec(workload)?["hostNetwork"] is { IsScalar: true } flag
        && KubernetesScalar.BooleanOf(flag.Text) == true;
}
