using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Maps;

/// <summary>Which findings stand on which resource of a bundle. Each is handed out once, and what is left can be asked for.</summary>
internal sealed class FindingPlaces
{
    private readonly ILookup<Resource, (Finding Finding, SourceSpan Span)> byResource;
    private readonly HashSet<Finding> taken = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<Finding> all;

    public FindingPlaces(Bundle bundle, ImmutableArray<Finding> findings)
    {
        var files = bundle
            .Resources.GroupBy(resource => resource.File)
            .ToDictionary(
                group => group.Key,
                group => group.OrderBy(resource => resource.Root.FullSpan.Start).ToArray()
            );
        var pairs = findings
            .SelectMany(finding => PlacesOf(finding).Select(span => (finding, span, resource: OwnerOf(span, files))))
            .Where(pair => pair.resource is not null)
            .ToArray();
        all = [.. pairs.Select(pair => pair.finding).Distinct(ReferenceEqualityComparer.Instance).Cast<Finding>()];
        byResource = pairs.ToLookup(pair => pair.resource ?? bundle.Resources[0], pair => (pair.finding, pair.span));
    }

    /// <summary>Findings within one of the nodes of a resource.</summary>
    public ImmutableArray<Finding> Take(Resource resource, Func<SourceSpan, bool> isWithin)
    {
        var found = byResource[resource]
            .Where(found => !taken.Contains(found.Finding) && isWithin(found.Span))
            .Select(found => found.Finding)
            .DistinctBy(finding => finding, ReferenceEqualityComparer.Instance)
            .ToImmutableArray();
        taken.UnionWith(found);
        return found;
    }

    /// <summary>What nobody has taken of a resource.</summary>
    public ImmutableArray<Finding> Take(Resource resource) => Take(resource, _ => true);

    public ImmutableArray<Finding> Rest() => [.. all.Where(finding => !taken.Contains(finding))];

    // What was moved to the files of a chart still is about the rendered nodes.
    private static IEnumerable<SourceSpan> PlacesOf(Finding finding) =>
        finding.Origins.IsEmpty ? [finding.Span] : finding.Origins.Select(origin => origin.Rendered);

    // The last resource that begins before the place; a finding on the key of a document begins with it.
    private static Resource? OwnerOf(SourceSpan span, Dictionary<SourceFile, Resource[]> files)
    {
        if (!files.TryGetValue(span.File, out var resources))
            return null;
        var (low, high) = (0, resources.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (resources[middle].Root.FullSpan.Start <= span.Start)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && resources[low - 1].Root.FullSpan.End >= span.Start ? resources[low - 1] : null;
    }
}
