using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>Finds resources that stand twice in a file: whatever applies it keeps the last one.</summary>
internal static class RepeatReader
{
    public static IEnumerable<Edge> Of(BundleGraph graph, Resource resource)
    {
        if (resource.Root["metadata"]?["name"] is not { IsScalar: true, IsNull: false } name)
            return [];
        // Helm makes hooks apart from the release, and can make them once more.
        var first = graph
            .Bundle.Named(resource.Kind, resource.Name)
            .TakeWhile(other => !ReferenceEquals(other, resource))
            .FirstOrDefault(other =>
                ReferenceEquals(other.File, resource.File)
                && other.Group == resource.Group
                && (Kinds.IsClusterScoped(resource.Kind) || other.Namespace == resource.Namespace)
                && other.Annotation("helm.sh/hook") == resource.Annotation("helm.sh/hook")
            );
        return first is null
            ? []
            :
            [
                new Edge(resource, name, first, resource.Kind, resource.Name, EdgeState.Found)
                {
                    Attributes = ImmutableDictionary<string, string>.Empty.Add(
                        "alike",
                        YamlCopy.IsOf(resource.Root, first.Root) ? "true" : "false"
                    ),
                },
            ];
    }
}
