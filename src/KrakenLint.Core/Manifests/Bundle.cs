using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Manifests;

/// <summary>Whether something that is referred to, and not in a bundle, can be said to be missing.</summary>
public enum World
{
    /// <summary>It may live elsewhere.</summary>
    Open,

    /// <summary>One rendering of a chart: a kind that it prints at all, it prints all of.</summary>
    Rendered,

    /// <summary>There is nothing else.</summary>
    Closed,
}

/// <summary>Resources that belong together, and may refer to each other.</summary>
public sealed class Bundle
{
    private readonly Dictionary<(string Kind, string Name), Namesakes> byName = [];
    private HashSet<(object? Home, string Kind)>? kinds;
    private readonly ILookup<string, Resource> byKind;
    private readonly World world;
    private readonly IReadOnlyDictionary<SourceFile, Placement> placed;
    private Dictionary<SourceFile, string?>? releases;

    /// <param name="resources">In the order of the input.</param>
    /// <param name="space">The namespace of resources that name none; null where that of the others decides.</param>
    /// <param name="placed">Where each file's resources live, in a bundle of several releases; null in any other.</param>
    public Bundle(
        ImmutableArray<Resource> resources,
        World world,
        string? space = null,
        IReadOnlyDictionary<SourceFile, Placement>? placed = null
    )
    {
        Resources = resources;
        this.world = world;
        this.placed = placed ?? ImmutableDictionary<SourceFile, Placement>.Empty;
        byKind = resources.ToLookup(resource => resource.Kind);
        Func<Resource, string?> spaceOf = NamespaceOf;
        foreach (var resource in resources)
        {
            if (!byName.TryGetValue((resource.Kind, resource.Name), out var same))
                byName[(resource.Kind, resource.Name)] = same = new Namesakes(spaceOf);
            same.Add(resource);
        }
        Namespaces = Stated(resources);
        OwnNamespace = space ?? (Namespaces is [var only] ? only : null);
        Release =
            this.placed.Count == 0 ? ReleaseAmong(resources)
            : Releases.Values.OfType<string>().Distinct().ToArray() is [var one] ? one
            : null;
    }

    private Dictionary<SourceFile, string?> Releases =>
        releases ??= Resources
            .GroupBy(resource => resource.File)
            .ToDictionary(file => file.Key, file => ReleaseAmong(file));

    // Only who refers to something that is not here asks what is.
    private HashSet<(object? Home, string Kind)> Printed =>
        kinds ??= [.. Resources.Select(resource => (HomeOf(resource), resource.Kind))];

    private ImmutableArray<string> Stated(ImmutableArray<Resource> resources)
    {
        // Bundles of one resource are many.
        if (resources is [var only])
            return StatedNamespace(only) is { } space ? [space] : [];
        return [.. resources.Select(StatedNamespace).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    private static string? ReleaseAmong(IEnumerable<Resource> resources)
    {
        foreach (var label in ReleaseLabels)
        {
            if (LabelOf(resources, label) is { } release)
                return release;
        }
        return null;
    }

    // What of a chart a release prints at all, it prints all of; of several releases each for itself.
    private object? HomeOf(Resource resource) =>
        placed.ContainsKey(resource.File) ? resource.File : resource.Source?.RootChart;

    // The second one is what charts wrote before Helm 3 recommended the first.
    public static ImmutableArray<string> ReleaseLabels { get; } = ["app.kubernetes.io/instance", "release"];

    private static string? LabelOf(IEnumerable<Resource> resources, string label)
    {
        foreach (var resource in resources)
        {
            if (resource.Source is not null && Resource.ScalarAt(resource.Labels, label) is { Length: > 0 } text)
                return text;
        }
        return null;
    }

    public ImmutableArray<Resource> Resources { get; }

    /// <summary>The namespaces that the resources name, in ordinal order.</summary>
    public ImmutableArray<string> Namespaces { get; }

    /// <summary>True where a resource names the namespace.</summary>
    public bool HasNamespace(string space) => Namespaces.BinarySearch(space, StringComparer.Ordinal) >= 0;

    /// <summary>What the other bundles of the run hold: that is not missing.</summary>
    public NamesBeside Beside { get; init; } = NamesBeside.Nothing;

    /// <summary>The Helm release, by the labels that charts put on what they print; null where none says so, or there are several.</summary>
    public string? Release { get; }

    /// <summary>What people call the environment that the bundle is; null for any other bundle.</summary>
    public string? Environment => placed.Count == 0 ? null : placed.GetValueOrDefault(Resources[0].File)?.Title;

    /// <summary>The release that a resource belongs to, whatever else is in the bundle.</summary>
    public string? ReleaseOf(Resource resource) =>
        placed.Count == 0 ? Release : Releases.GetValueOrDefault(resource.File);

    /// <summary>Where a file's resources live; null in a bundle that is no environment.</summary>
    public Placement? PlacementOf(SourceFile file) => placed.GetValueOrDefault(file);

    /// <summary>The namespace of resources that name none, or null where it may be any.</summary>
    public string? OwnNamespace { get; }

    /// <summary>True where a resource of this kind (or group of kinds) that another one refers to must be here.</summary>
    public bool IsClosedFor(string kind, Resource from) =>
        world == World.Closed
        || (
            world == World.Rendered
            && (placed.Count == 0 || from.Source is not null)
            && Kinds.Expand(kind).Any(member => Printed.Contains((HomeOf(from), member)))
        );

    /// <summary>The namespace that a resource is in, or null where it may be any.</summary>
    public string? NamespaceOf(Resource resource) => StatedNamespace(resource) ?? OwnNamespace;

    private string? StatedNamespace(Resource resource) =>
        resource.Namespace ?? (placed.Count == 0 ? null : placed.GetValueOrDefault(resource.File)?.Namespace);

    public IEnumerable<Resource> OfKind(string kind) => byKind[kind];

    /// <summary>Whether two namespaces can be the same; null means any.</summary>
    public static bool SameNamespace(string? left, string? right) => left is null || right is null || left == right;

    /// <summary>Follows a reference by name.</summary>
    /// <param name="from">What refers: of several candidates the one in its file wins, then the one in the nearest folder.</param>
    /// <param name="space">The namespace that is meant; null for the referring resource's own.</param>
    public Resource? Find(string kind, string name, Resource from, string? space = null)
    {
        if (!byName.TryGetValue((kind, name), out var candidates))
            return null;
        return candidates.NearestTo(from, Kinds.IsClusterScoped(kind) ? null : space ?? NamespaceOf(from));
    }

    /// <summary>All resources of a kind and name, in order.</summary>
    public IEnumerable<Resource> Named(string kind, string name) =>
        byName.TryGetValue((kind, name), out var same) ? same.All : [];

    /// <summary>The names of all resources of a kind, for "did you mean".</summary>
    public IEnumerable<string> NamesOf(string kind) => OfKind(kind).Select(resource => resource.Name);
}
