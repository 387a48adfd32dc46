using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>Reads which ConfigMap an ingress controller takes its settings from.</summary>
internal static class ControllerConfig
{
    // ingress-nginx, both HAProxy controllers and Kong have the first; F5's has the second, with one hyphen or two.
    private static readonly string[] Flags = ["--configmap=", "--nginx-configmaps=", "-nginx-configmaps="];

    public static IEnumerable<Edge> Of(BundleGraph graph, Resource workload) => Of(graph.Bundle, workload);

    public static IEnumerable<Edge> Of(Bundle bundle, Resource workload)
    {
        foreach (var container in Containers.Of(workload))
        {
            foreach (var argument in container["args"].ItemsOrNone().Concat(container["command"].ItemsOrNone()))
            {
                if (!argument.IsScalar || FlagOf(argument.Text) is not { } flag)
                    continue;
                var value = argument.Text[flag.Length..];
                var slash = value.LastIndexOf('/');
                var name = value[(slash + 1)..];
                // "$(POD_NAMESPACE)" is where the controller itself runs.
                var space = slash <= 0 || value.StartsWith('$') ? null : value[..slash];
                var found = bundle.Find("ConfigMap", name, workload, space);
                var state = found is null ? EdgeState.Missing : EdgeState.Found;
                yield return new Edge(workload, argument, found, "ConfigMap", name, state) { Container = container };
            }
        }
    }

    private static string? FlagOf(string argument) =>
        Flags.FirstOrDefault(flag => argument.StartsWith(flag, StringComparison.Ordinal));
}
