using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Graph;

/// <summary>The resources of one document: one, or the items of a list.</summary>
internal sealed class OwnersInTree(ImmutableArray<Resource> resources)
{
    private readonly Lazy<SpanIndex<Resource>> bySpan = new(() =>
        new SpanIndex<Resource>(resources.Select(resource => (resource.Root.Span, resource)))
    );

    /// <returns>The resource that a place lies in; the first where it lies in none.</returns>
    public Resource Of(SourceSpan place) =>
        resources is [var only] ? only : bySpan.Value.Around(place).FirstOrDefault(resources[0]);
}
