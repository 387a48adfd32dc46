using System.Collections.Immutable;

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
    private readonly HashSet<(string? Chart, string Kind)> kinds;
    private readonly ILookup<string, Resource> byKind;
    private readonly World world;
    private readonly HashSet<string> spaces;

    /// <param name="resources">In the order of the input.</param>
    /// <param name="space">The namespace of resources that name none; null where that of the others decides.</param>
    public Bundle(ImmutableArray<Resource> resources, World world, string? space = null)
    {
        Resources = resources;
        this.world = world;
        byKind = resources.ToLookup(resource => resource.Kind);
        kinds = [.. resources.Select(resource => (resource.Source?.RootChart, resource.Kind))];
        foreach (var resource in resources)
        {
            if (!byName.TryGetValue((resource.Kind, resource.Name), out var same))
                byName[(resource.Kind, resource.Name)] = same = new Namesakes(NamespaceOf);
            same.Add(resource);
        }
        Namespaces =
        [
            .. resources
                .Select(resource => resource.Namespace)
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        spaces = [.. Namespaces];
        OwnNamespace = space ?? (Namespaces is [var only] ? only : null);
        Release = ReleaseLabels
            .Select(label => LabelOf(resources, label))
            .FirstOrDefault(release => release is not null);
    }

    // The second one is what charts wrote before Helm 3 recommended the first.
    public static ImmutableArray<string> ReleaseLabels { get; } = ["app.kubernetes.io/instance", "release"];

    private static string? LabelOf(IEnumerable<Resource> resources, string label) =>
        resources
            .Where(resource => resource.Source is not null)
            .Select(resource => Resource.ScalarAt(resource.Labels, label))
            .FirstOrDefault(text => text is { Length: > 0 });

    public ImmutableArray<Resource> Resources { get; }

    /// <summary>The namespaces that the resources name, in ordinal order.</summary>
    public ImmutableArray<string> Namespaces { get; }

    /// <summary>True where a resource names the namespace.</summary>
    public bool HasNamespace(string space) => spaces.Contains(space);

    /// <summary>Kinds and names of all resources of the run: what another bundle holds is not missing.</summary>
    public IReadOnlySet<(string Kind, string Name)> NamesOfRun { get; init; } = new HashSet<(string, string)>();

    /// <summary>The Helm release, by the labels that charts put on what they print; null where none says so.</summary>
    public string? Release { get; }

    /// <summary>The namespace of resources that name none, or null where it may be any.</summary>
    public string? OwnNamespace { get; }

    /// <summary>True where a resource of this kind (or group of kinds) that another one refers to must be here.</summary>
    public bool IsClosedFor(string kind, Resource from) =>
        world == World.Closed
        || (
            world == World.Rendered
            && Kinds.Expand(kind).Any(member => kinds.Contains((from.Source?.RootChart, member)))
        );

    /// <summary>The namespace that a resource is in, or null where it may be any.</summary>
    public string? NamespaceOf(Resource resource) => resource.Namespace ?? OwnNamespace;

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
