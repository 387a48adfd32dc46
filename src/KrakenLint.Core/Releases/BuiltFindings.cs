using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Findings.Proposals;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>Moves findings from what was built of a Kustomization to the files that people edit.</summary>
internal sealed class BuiltFindings
{
    private readonly ImmutableArray<Resource> built;
    private readonly BuiltSources sources;
    private readonly YamlNode kustomization;
    private IReadOnlySet<SourceFile> shared = new HashSet<SourceFile>();

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

    /// <param name="shared">Files that other Kustomizations are built from as well.</param>
    public static ImmutableArray<Finding> Place(
        LintResult result,
        BuiltKustomization of,
        IReadOnlySet<SourceFile> shared
    )
    {
        var placer = new BuiltFindings(result, of) { shared = shared };
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
        var fix = finding.Fix is { } proposed ? FixOf(proposed) : null;
        return finding with
        {
            Span = span,
            Excerpt = Excerpts.Of(span, node.Tree),
            Related = related,
            Origins = [new FindingOrigin(finding.Span, finding.Resource, [span])],
            Node = node.FullSpan,
            Fix = fix,
            Advice =
                fix is null && finding.Fix is { } lost
                    ? new FixAdvice(
                        "what it would change stands in no one place that it is built from",
                        null,
                        lost.Safety
                    )
                    : null,
            IsSecret = finding.IsSecret || FindingWriter.HashReachesSecret(span, node.Tree),
        };
    }

    // What several environments are built from changes all of them.
    private ProposedFix? FixOf(ProposedFix fix)
    {
        var edits = fix.Edits.Select(Moved).ToArray();
        if (edits.Contains(null))
            return null;
        var isShared = edits.OfType<NodeEdit>().Any(edit => shared.Contains(NodeOf(edit).Tree.File));
        return fix with { Edits = [.. edits.OfType<NodeEdit>()], Safety = isShared ? FixSafety.Unsafe : fix.Safety };
    }

    private NodeEdit? Moved(NodeEdit edit)
    {
        var node = NodeOf(edit);
        if (
            built.FirstOrDefault(one =>
                ReferenceEquals(one.Root.Tree, node.Tree) && one.Root.FullSpan.Contains(node.FullSpan)
            )
                is not { } owner
            || sources.OnlyOf(node, owner.Root) is not { } source
        )
            return null;
        return edit switch
        {
            NodeEdit.Set set => set with { Node = source },
            NodeEdit.Insert insert => insert with { Parent = source },
            NodeEdit.Remove => new NodeEdit.Remove(source),
            NodeEdit.Quote => new NodeEdit.Quote(source),
            // A key has another name where something was changed on the way.
            _ => null,
        };
    }

    private static YamlNode NodeOf(NodeEdit edit) =>
        edit switch
        {
            NodeEdit.Set set => set.Node,
            NodeEdit.Insert insert => insert.Parent,
            NodeEdit.Remove remove => remove.Node,
            NodeEdit.Quote quote => quote.Node,
            NodeEdit.Rename rename => rename.Key,
            _ => throw new ArgumentException("an edit of no known kind", nameof(edit)),
        };

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
