using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Releases;

/// <summary>What releases may refer to.</summary>
/// <param name="resources">Of all files of the run.</param>
/// <param name="files">Paths of the repository's files, relative to its root; asked for only where a generator needs them.</param>
/// <param name="read">Reads one of them; null where there is none.</param>
public sealed class ReleaseSources(
    IEnumerable<Resource> resources,
    Func<ImmutableArray<string>> files,
    Func<string, SourceFile?> read
)
{
    private readonly Lazy<ILookup<(string Kind, string Name), Resource>> named = new(() =>
        resources.ToLookup(resource => (resource.Kind, resource.Name))
    );

    private readonly Lazy<ImmutableArray<string>> paths = new(files);

    public static ReleaseSources None { get; } = new([], () => [], _ => null);

    public ImmutableArray<string> Files => paths.Value;

    public SourceFile? Read(string path) => read(path);

    /// <summary>The resource of a kind and name; of several the one in the namespace.</summary>
    public Resource? Find(string kind, string name, string? space) =>
        named
            .Value[(kind, name)]
            .Where(resource => Bundle.SameNamespace(resource.Namespace, space))
            .OrderByDescending(resource => resource.Namespace == space)
            .FirstOrDefault();
}
