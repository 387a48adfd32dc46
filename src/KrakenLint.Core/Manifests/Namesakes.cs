namespace KrakenLint.Manifests;

/// <summary>The resources of one kind and name, in order.</summary>
/// <param name="spaceOf">The namespace that a resource is in, or null where it may be any.</param>
internal sealed class Namesakes(Func<Resource, string?> spaceOf)
{
    // Fewer are faster looked through.
    private const int Few = 8;

    private readonly List<Resource> all = [];

    // The first in each namespace, and in any, of a file and of what lies below a folder.
    private Dictionary<(string Space, object Place), (int Order, Resource Resource)>? first;

    private const string Any = "*";

    public IReadOnlyList<Resource> All => all;

    public void Add(Resource resource) => all.Add(resource);

    /// <summary>The one in the file of what refers, else the one in the nearest folder.</summary>
    /// <param name="space">The namespace that is meant; null for any.</param>
    public Resource? NearestTo(Resource from, string? space)
    {
        if (all.Count <= Few)
            return all.Where(candidate => Bundle.SameNamespace(spaceOf(candidate), space))
                .OrderByDescending(candidate => Nearness(candidate, from))
                .FirstOrDefault();
        first ??= FirstOfEach();
        return PlacesOf(from).Select(place => FirstAt(place, space)).FirstOrDefault(found => found is not null);
    }

    private Resource? FirstAt(object place, string? space)
    {
        string[] spaces = space is null ? [Any] : [space, ""];
        var found = (Order: int.MaxValue, Resource: (Resource?)null);
        foreach (var one in spaces)
        {
            if (first is not null && first.TryGetValue((one, place), out var other) && other.Order < found.Order)
                found = other;
        }
        return found.Resource;
    }

    private Dictionary<(string, object), (int, Resource)> FirstOfEach()
    {
        var found = new Dictionary<(string, object), (int, Resource)>();
        for (var order = 0; order < all.Count; order++)
        {
            foreach (var place in PlacesOf(all[order]))
            {
                found.TryAdd((Any, place), (order, all[order]));
                found.TryAdd((spaceOf(all[order]) ?? "", place), (order, all[order]));
            }
        }
        return found;
    }

    // The nearest first.
    private static IEnumerable<object> PlacesOf(Resource resource)
    {
        yield return resource.File;
        var path = resource.File.Path;
        for (var slash = path.LastIndexOf('/'); slash >= 0; slash = slash == 0 ? -1 : path.LastIndexOf('/', slash - 1))
            yield return path[..(slash + 1)];
        yield return "";
    }

    private static int Nearness(Resource candidate, Resource from)
    {
        if (ReferenceEquals(candidate.File, from.File))
            return int.MaxValue;
        var left = candidate.File.Path;
        var right = from.File.Path;
        return left.AsSpan(0, left.AsSpan().CommonPrefixLength(right)).Count('/');
    }
}
