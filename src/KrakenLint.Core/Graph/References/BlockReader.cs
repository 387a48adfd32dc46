using KrakenLint.Manifests;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Graph.References;

/// <summary>
/// Finds calls that network policies keep from every pod behind their Service, at either end
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
            var (policy, end) =
                AtServer(graph, client, call, selects) is { } inward ? (inward, "server")
                : AtClient(graph, client, call, selects) is { } outward ? (outward, "client")
                : (null, "");
            if (policy is not null)
                yield return new Edge(client, call.Written, policy, policy.Kind, policy.Name, EdgeState.Found)
                {
                    Env = call.Env,
                    Container = call.Container,
                    Attributes = call
                        .Attributes.SetItem("service", call.To?.Name ?? "")
                        .SetItem("variable", call.Env?.Name ?? "")
                        .SetItem("end", end),
                };
        }
    }

    // Every pod behind the Service has to be closed.
    private static Resource? AtServer(BundleGraph graph, Resource client, Edge call, EdgeKind selects)
    {
        if (call is not { To: { } service, State: EdgeState.Found })
            return null;
        var blocks = graph
            .WorkloadsOf(service)
            .Select(server => PolicyAgainst(graph, client, call, service, server, selects))
            .ToArray();
        return Array.TrueForAll(blocks, block => block is not null) ? blocks.FirstOrDefault() : null;
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
        return Array.Exists(policies, policy => Admits(graph, policy, ("ingress", "from"), client, server, ports))
            ? null
            : policies.FirstOrDefault();
    }

    /// <summary>A policy that isolates the client, where none of those that do lets the call out.</summary>
    private static Resource? AtClient(BundleGraph graph, Resource client, Edge call, EdgeKind selects)
    {
        if (UsesHostNetwork(client))
            return null;
        var policies = graph.To(selects, client).Select(edge => edge.From).Where(IsEgressPolicy).ToArray();
        return policies is [] || Array.Exists(policies, policy => LetsOut(graph, policy, call)) ? null : policies[0];
    }

    private static bool LetsOut(BundleGraph graph, Resource policy, Edge call)
    {
        if (call is { State: EdgeState.Found, To: { } service })
        {
            var servers = graph.WorkloadsOf(service);
            var ports = ServicePorts(service, call).ToArray();
            // Who is behind it is not known, or has the address of a node.
            return servers.IsEmpty
                || servers.Any(server =>
                    UsesHostNetwork(server) || Admits(graph, policy, ("egress", "to"), server, server, ports)
                );
        }
        // Of what is outside only the port is known.
        return call.State != EdgeState.External
            || !call.Attributes.TryGetValue("port", out var port)
            || (policy.Spec?["egress"])
                .MappingsOrNone()
                .Any(rule => MayLeadOut(rule["to"]) && HasPort(rule["ports"], port));
    }

    private static bool MayLeadOut(YamlNode? to) =>
        to is not { IsSequence: true, IsEmptyCollection: false } peers
        || peers.Items.Any(peer => peer["ipBlock"] is not null);

    private static bool HasPort(YamlNode? admitted, string port) =>
        admitted is not { IsSequence: true, IsEmptyCollection: false } ports
        || ports.Items.Any(one => (Resource.ScalarAt(one, "protocol") ?? "TCP") == "TCP" && IsPort(one, port, port));

    private static bool IsEgressPolicy(Resource resource) =>
        resource.Kind == "NetworkPolicy"
        && (
            resource.Spec?["policyTypes"] is { IsSequence: true } types
                ? types.Items.Any(type => type.Text == "Egress")
                : resource.Spec?["egress"] is { IsSequence: true }
        );

    private static bool IsIngressPolicy(Resource resource) =>
        resource.Kind == "NetworkPolicy"
        && (
            resource.Spec?["policyTypes"] is not { IsSequence: true } types
            || types.Items.Any(type => type.Text == "Ingress")
        );

    /// <param name="direction">Where the rules stand, and where a rule has its peers.</param>
    /// <param name="peer">The other end.</param>
    private static bool Admits(
        BundleGraph graph,
        Resource policy,
        (string Rules, string Peers) direction,
        Resource peer,
        Resource server,
        YamlNode[] ports
    ) =>
        (policy.Spec?[direction.Rules])
            .MappingsOrNone()
            .Any(rule =>
                AdmitsPeer(graph, policy, rule[direction.Peers], peer)
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
                (peer["podSelector"] is not { } pods || LabelSelector.Of(pods).Matches(graph.PodLabels.SetOf(client)))
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

    private static bool UsesHostNetwork(Resource workload) =>
        Kinds.PodSpec(workload)?["hostNetwork"] is { IsScalar: true } flag
        && KubernetesScalar.BooleanOf(flag.Text) == true;
}
