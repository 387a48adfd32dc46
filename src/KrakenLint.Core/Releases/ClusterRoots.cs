using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>Where in a repository begins what a cluster is told to take in, for a file that it takes in.</summary>
/// <param name="Folder">An absolute path.</param>
/// <param name="Namespace">The namespace that something on the way puts everything into; null for none.</param>
public readonly record struct ClusterRoot(string Folder, string? Namespace);

/// <summary>
/// Follows what Flux, Argo CD and Kustomizations take in, from file to folder to file, and back to where that begins. What
/// nothing takes in begins in its own folder.
/// </summary>
public sealed class ClusterRoots
{
    private const int Deepest = 50;

    // A base that so many clusters share says nothing of any one of them.
    private const int MostRoots = 50;

    private readonly Dictionary<string, List<(string From, string? Space)>> takenBy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableHashSet<ClusterRoot>> known = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> below;
    private readonly HashSet<string> files;
    private readonly Func<string, IEnumerable<Resource>> resourcesIn;
    private readonly Func<string, YamlNode?> kustomizationIn;
    private readonly string repository;

    /// <param name="files">Absolute paths.</param>
    /// <param name="resourcesIn">What one of them holds that may take in something.</param>
    /// <param name="kustomizationIn">The root of the kustomization.yaml of a folder; null where there is none.</param>
    /// <param name="repository">The repository's folder as an absolute path.</param>
    public ClusterRoots(
        IEnumerable<string> files,
        Func<string, IEnumerable<Resource>> resourcesIn,
        Func<string, YamlNode?> kustomizationIn,
        string repository
    )
    {
        this.resourcesIn = resourcesIn;
        this.kustomizationIn = kustomizationIn;
        this.repository = repository;
        this.files = files.ToHashSet(StringComparer.Ordinal);
        var folders = this.files.SelectMany(FoldersAround).ToHashSet(StringComparer.Ordinal);
        below = this.files.Concat(folders).ToLookup(FolderOf, StringComparer.Ordinal);
        var entered = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(
            this.files.Concat(folders.Where(folder => kustomizationIn(folder) is not null))
        );
        while (waiting.TryDequeue(out var from))
        {
            foreach (var (to, space) in entered.Add(from) ? TakenFrom(from) : [])
            {
                if (!this.files.Contains(to) && !folders.Contains(to))
                    continue;
                waiting.Enqueue(to);
                // What takes in the folder that it lies in begins there.
                if (from.StartsWith($"{to}/", StringComparison.Ordinal))
                    continue;
                if (!takenBy.TryGetValue(to, out var all))
                    takenBy[to] = all = [];
                all.Add((from, space));
            }
        }
    }

    /// <param name="path">The absolute path of a file or folder.</param>
    /// <returns>Empty where there are too many to tell.</returns>
    public ImmutableHashSet<ClusterRoot> Of(string path) => Of(path, 0) is { Count: <= MostRoots } roots ? roots : [];

    private ImmutableHashSet<ClusterRoot> Of(string path, int depth)
    {
        if (known.TryGetValue(path, out var found))
            return found;
        if (!takenBy.TryGetValue(path, out var all) || depth > Deepest)
            return [new ClusterRoot(files.Contains(path) ? FolderOf(path) : path, null)];
        // In a circle nobody begins.
        known[path] = [];
        var roots = ImmutableHashSet.CreateBuilder<ClusterRoot>();
        foreach (var (from, space) in all)
        {
            foreach (var root in Of(from, depth + 1))
                roots.Add(root with { Namespace = root.Namespace ?? space });
            if (roots.Count > MostRoots)
                break;
        }
        return known[path] = roots.ToImmutable();
    }

    private IEnumerable<(string To, string? Space)> TakenFrom(string path)
    {
        if (files.Contains(path))
            return resourcesIn(path).SelectMany(TakenBy);
        if (kustomizationIn(path) is not { } root)
            return below[path].Select(inner => (inner, (string?)null));
        var space = Resource.ScalarAt(root, "namespace");
        return KustomizationPaths
            .In(root)
            .Where(inner => !inner.Contains("://", StringComparison.Ordinal) && !inner.Any(char.IsControl))
            .Select(inner => (Path.GetFullPath(Path.Combine(path, inner)).TrimEnd('/'), space));
    }

    private IEnumerable<(string To, string? Space)> TakenBy(Resource resource) =>
        (resource.Kind, resource.Group) switch
        {
            ("Kustomization", "kustomize.toolkit.fluxcd.io") when resource.Spec?["kubeConfig"] is null => Placed(
                resource.Spec,
                Resource.ScalarAt(resource.Spec, "targetNamespace")
            ),
            ("Application", "argoproj.io") => Sources(resource.Spec),
            ("ApplicationSet", "argoproj.io") => Sources(resource.Spec?["template"]?["spec"]),
            _ => [],
        };

    private IEnumerable<(string To, string? Space)> Sources(YamlNode? spec) =>
        spec?["sources"].MappingsOrNone()
            .Concat(spec?["source"] is { IsMapping: true } one ? [one] : [])
            .SelectMany(source => Placed(source, null))
        ?? [];

    private IEnumerable<(string To, string? Space)> Placed(YamlNode? source, string? space) =>
        Resource.ScalarAt(source, "path") is { } path
        && !path.Any(char.IsControl)
        && !path.Contains("{{", StringComparison.Ordinal)
            ? [(Path.GetFullPath(Path.Combine(repository, path.TrimStart('/'))).TrimEnd('/'), space)]
            : [];

    private IEnumerable<string> FoldersAround(string file)
    {
        for (var at = FolderOf(file); at.Length >= repository.Length && at.Length > 1; at = FolderOf(at))
            yield return at;
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "/";
}
