using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.References;

/// <summary>Finds resources that stand twice in a file: whatever applies it keeps the last one.</summary>
internal static class RepeatReader
{
    public static IEnumerable<Edge> Of(BundleGraph graph, Resource resource)
    {
        if (resource.Root["metadata"]?["name"] is not { IsScalar: true, IsNull: false } name)
            return [];
        var first = graph.Firsts.Like(resource);
        return ReferenceEquals(first, resource)
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

/// <summary>The first resource of each identity that a bundle has, file by file.</summary>
internal sealed class FirstOfEach
{
    private sealed record Identity(
        SourceFile File,
        string Group,
        string Kind,
        string Name,
        string? Namespace,
        // Helm makes hooks apart from the release, and can make them once more.
        string? Hook
    )
    {
        public static Identity Of(Resource resource) =>
            new(
                resource.File,
                resource.Group,
                resource.Kind,
                resource.Name,
                Kinds.IsClusterScoped(resource.Kind) ? null : resource.Namespace,
                resource.Annotation("helm.sh/hook")
            );
    }

    private readonly Dictionary<Identity, Resource> first = [];

    public FirstOfEach(Bundle bundle)
    {
        foreach (var resource in bundle.Resources)
            first.TryAdd(Identity.Of(resource), resource);
    }

    public Resource Like(Resource resource) => first[Identity.Of(resource)];
}
