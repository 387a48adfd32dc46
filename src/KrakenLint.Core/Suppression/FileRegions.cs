using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Suppression;

/// <summary>
/// What a comment about a whole file covers. In rendered text the file is the template: what another one printed was never
/// meant.
/// </summary>
internal sealed class FileRegions(SourceFile file, ImmutableArray<YamlDocument> documents)
{
    private readonly ImmutableArray<SourceSpan> whole = [new SourceSpan(file, 0, file.Length)];

    // Each document is asked once for its template, however many comments stand in it.
    private readonly Lazy<Dictionary<YamlDocument, ImmutableArray<SourceSpan>>> ofTemplates = new(() =>
        OfTemplates(documents)
    );

    /// <param name="document">The one that the comment stands in; null behind the last.</param>
    public ImmutableArray<SourceSpan> Of(YamlDocument? document) =>
        document is not null && ofTemplates.Value.TryGetValue(document, out var found) ? found : whole;

    private static Dictionary<YamlDocument, ImmutableArray<SourceSpan>> OfTemplates(
        ImmutableArray<YamlDocument> documents
    )
    {
        var regions = new Dictionary<YamlDocument, ImmutableArray<SourceSpan>>(ReferenceEqualityComparer.Instance);
        var printed = documents
            .Select(document => (Document: document, Source: HelmSource.Of(document)))
            .Where(pair => pair.Source is not null)
            .GroupBy(pair => pair.Source);
        foreach (var template in printed)
        {
            ImmutableArray<SourceSpan> spans = [.. template.Select(pair => pair.Document.Span)];
            foreach (var (document, _) in template)
                regions[document] = spans;
        }
        return regions;
    }
}
