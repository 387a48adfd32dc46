using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Releases;
using KrakenLint.Yaml;

namespace KrakenLint.Cli;

/// <summary>Which cluster takes in which file, by what was collected; worked out when somebody asks.</summary>
internal sealed class Clusters
{
    private static readonly byte[][] Words = ["kustomize.toolkit.fluxcd.io"u8.ToArray(), "argoproj.io"u8.ToArray()];

    private readonly Lazy<ClusterRoots> roots;

    public Clusters(ImmutableArray<LintInput> inputs) => roots = new(() => RootsOf(inputs));

    public static Clusters None { get; } = new([]);

    /// <param name="path">The absolute path of a file or folder.</param>
    public IEnumerable<ClusterRoot> RootsOf(string path) =>
        roots.Value.Of(path.TrimEnd('/')).OrderBy(root => root.Folder, StringComparer.Ordinal);

    /// <summary>What all that begins at one place, and belongs to one stage of it, is called.</summary>
    public static string Environment(ClusterRoot root, string stage) => $"{root.Folder}\n{stage}";

    /// <summary>What people call that.</summary>
    public static string Title(ClusterRoot root, string stage)
    {
        var folder = Path.GetRelativePath(System.Environment.CurrentDirectory, root.Folder).Replace('\\', '/');
        return stage.Length == 0 ? folder : $"{folder} {stage}";
    }

    private static ClusterRoots RootsOf(ImmutableArray<LintInput> inputs)
    {
        var files = inputs
            .Where(input => input.File.FullPath is not null)
            .DistinctBy(input => input.File.FullPath)
            .ToDictionary(input => input.File.FullPath ?? "", StringComparer.Ordinal);
        var kustomizations = files
            .Keys.Where(path => KustomizationPaths.IsNamedLikeOne(Path.GetFileName(path)))
            .GroupBy(path => Path.GetDirectoryName(path) ?? "/")
            .ToDictionary(folder => folder.Key, folder => files[folder.First()], StringComparer.Ordinal);
        return new ClusterRoots(
            files.Keys,
            path =>
                Words.Any(word => files[path].File.Bytes.IndexOf(word) >= 0)
                    ? ManifestReader.Read(files[path]).Resources
                    : [],
            folder =>
                kustomizations.TryGetValue(folder, out var input)
                && YamlReader.Read(input.File).Documents is [{ Tree: { Root: { IsMapping: true } root } }, ..]
                    ? root
                    : null,
            Boundary.RepositoryAround(System.Environment.CurrentDirectory) ?? System.Environment.CurrentDirectory
        );
    }
}
