using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>Moves findings from what was built of a Kustomization to the files that people edit.</summary>
internal sealed class BuiltFindings
{
    private readonly ImmutableArray<Resource> built;
    private readonly BuiltSources sources;
    private readonly YamlNode kustomization;

    private BuiltFindings(LintResult result, BuiltKustomization of)
    {
        built = [.. result.Files.SelectMany(file => file.Resources)];
        kustomization = of.Root;
        var roots = of
            .Sources.SelectMany(file => file.Documents)
            .SelectMany(document => document.Resources.Select(resource => resource.Root).Concat(Lists(document)))
            .Concat(of.Inline)
            .ToArray();
        sources = new BuiltSources([.. roots.Where(root => root.IsMapping)], [.. roots.Where(root => root.IsSequence)]);
    }

    public static ImmutableArray<Finding> Place(LintResult result, BuiltKustomization of)
    {
        var placer = new BuiltFindings(result, of);
        return
        [
            .. result
                .Findings.Select(placer.Place)
                .GroupBy(finding => (finding.Rule.Id, finding.Span))
                .Select(same => same.First()),
        ];
    }

    private static IEnumerable<YamlNode> Lists(ManifestDocument document) =>
        document.Yaml.Tree is { Root.IsSequence: true } tree ? [tree.Root] : [];

    private Finding Place(Finding finding)
    {
        var related = finding.Related.Select(Moved).OfType<RelatedLocation>().ToImmutableArray();
        if (SpanOf(finding.Span) is not var (span, node))
            return NotTraced(finding, related);
        return finding with
        {
            Span = span,
            Excerpt = Excerpts.Of(span, node.Tree),
            Related = related,
            Origins = [new FindingOrigin(finding.Span, finding.Resource, [span])],
            Node = node.FullSpan,
            Fix = null,
            IsSecret = finding.IsSecret || FindingWriter.HashReachesSecret(span, node.Tree),
        };
    }

    // Never line 1 of a text that nobody has: the Kustomization stands for what it makes.
    private Finding NotTraced(Finding finding, ImmutableArray<RelatedLocation> related)
    {
        var span = Underline.Of(Conditions.Place.At(kustomization)).Span;
        return finding with
        {
            Message = $"{finding.Message} (built at line {finding.Span.StartPosition.Line}, not traced further)",
            Span = span,
            Excerpt = Excerpts.Of(span, kustomization.Tree),
            Related = related,
            Origins = [new FindingOrigin(finding.Span, finding.Resource, [])],
            Fix = null,
            Node = null,
            IsSecret = true,
            Apart = finding.Resource?.ToString(),
        };
    }

    private RelatedLocation? Moved(RelatedLocation related) =>
        SpanOf(related.Span) is var (span, node)
            ? new RelatedLocation(span, Excerpts.Of(span, node.Tree), related.Text)
            : null;

    private (SourceSpan Span, YamlNode Node)? SpanOf(SourceSpan span)
    {
        if (
            built.FirstOrDefault(one => one.Root.FullSpan.Contains(span)) is not { } owner
            || NodeAt(owner, span) is not { } node
        )
            return null;
        var value = node.IsKey ? ValueOf(node) : node;
        if (sources.Of(value, owner.Root) is not { } found)
            return null;
        return (node.IsKey && found.Key is { } key ? key.Span : Underline.Of(Conditions.Place.At(found)).Span, found);
    }

    private static YamlNode ValueOf(YamlNode key) =>
        key.Parent is { } parent
            ? parent.OwnPairs.Where(pair => pair.Key == key).Select(pair => pair.Value).FirstOrDefault(key)
            : key;

    private static YamlNode? NodeAt(Resource owner, SourceSpan span)
    {
        var tree = owner.Root.Tree;
        for (var index = Math.Min(tree.FirstAt(span.Start + 1), tree.Count) - 1; index >= owner.Root.Index; index--)
        {
            if (
                tree[index].Kind == YamlKind.Scalar
                && new YamlNode(tree, index, -1) is var node
                && node.FullSpan.Contains(span)
            )
                return node;
        }
        return null;
    }
}
