using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.References;

/// <summary>Follows a PrometheusRule to the workloads that its alerts speak of; the first one also to all others.</summary>
internal static class AlertReader
{
    // A shorter part of a name says nothing.
    private const int ShortestName = 3;

    public static IEnumerable<Edge> Of(BundleGraph graph, Resource rule)
    {
        if (rule.Kind != "PrometheusRule")
            return [];
        var alerts = (rule.Spec?["groups"])
            .MappingsOrNone()
            .SelectMany(group => group["rules"].MappingsOrNone())
            .Where(alert => alert["alert"] is not null)
            .Select(alert => Resource.ScalarAt(alert, "expr") ?? "")
            .ToArray();
        var isForAll = Array.Exists(
            alerts,
            alert => alert.Length > 0 && !alert.Contains('"', StringComparison.Ordinal)
        );
        string[] names = [.. alerts.SelectMany(NamesIn).Distinct()];
        // That there are alerts at all is said once.
        var isFirst = ReferenceEquals(graph.Bundle.OfKind(rule.Kind).FirstOrDefault(), rule);
        return from workload in graph.Bundle.Resources
            where Kinds.IsLongRunning(workload)
            let isNamed = isForAll || Array.Exists(names, name => IsNamed(graph.Bundle, workload, name))
            where isNamed || isFirst
            select EdgeTo(rule, workload, isNamed);
    }

    private static Edge EdgeTo(Resource rule, Resource workload, bool isNamed) =>
        new(rule, rule.Root["metadata"]?["name"] ?? rule.Root, workload, workload.Kind, workload.Name, EdgeState.Found)
        {
            Attributes = ImmutableDictionary<string, string>.Empty.Add("named", isNamed ? "true" : "false"),
        };

    // What stands in quotes in PromQL: job="chat", pod=~"chat-.*|talk-.*".
    private static IEnumerable<string> NamesIn(string expression) =>
        expression
            .Split('"')
            .Where((_, index) => index % 2 == 1)
            .SelectMany(text => text.Split('|', '(', ')'))
            .Select(text => text.Trim('.', '*', '+', '^', '$', '-'))
            .Where(text => text.Length >= ShortestName);

    private static bool IsNamed(Bundle bundle, Resource workload, string name) =>
        workload.Name.Contains(name, StringComparison.Ordinal)
        || name.StartsWith(workload.Name, StringComparison.Ordinal)
        || name == bundle.NamespaceOf(workload)
        || name == Resource.ScalarAt(workload.Labels, "app.kubernetes.io/name");
}
