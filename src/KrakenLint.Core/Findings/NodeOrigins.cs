using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Findings.Proposals;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Findings;

/// <summary>Where the nodes of a tree that was put together here stand in the files that they come from.</summary>
/// <param name="nodes">By index in the tree; null for what stands in no file that people edit.</param>
internal sealed class NodeOrigins(YamlTree tree, ImmutableArray<YamlNode?> nodes)
{
    public YamlTree Tree { get; } = tree;

    public YamlNode? this[YamlNode node] => ReferenceEquals(node.Tree, Tree) ? nodes[node.Index] : null;

    /// <summary>The nodes of files that a node and all below it come from.</summary>
    public IEnumerable<YamlNode> Below(YamlNode node)
    {
        for (var index = node.Index; index < Tree.After(node.Index); index++)
        {
            if (nodes[index] is { } origin)
                yield return origin;
        }
    }

    /// <returns>The same place in its file; null where it has none.</returns>
    public Place? Of(Place place)
    {
        if (place.Node is not { } node || this[node] is not { } origin)
            return null;
        return new Place(origin, place.Part is { } part ? PartOf(part, node, origin) : null);
    }

    /// <returns>The same change of the file; null where it would change something that stands in none.</returns>
    public NodeEdit? Of(NodeEdit edit) =>
        edit switch
        {
            NodeEdit.Set set when this[set.Node] is { } node => set with { Node = node },
            NodeEdit.Insert insert when this[insert.Parent] is { } parent => insert with { Parent = parent },
            NodeEdit.Remove remove when this[remove.Node] is { } node => new NodeEdit.Remove(node),
            NodeEdit.Rename rename when this[rename.Key] is { } key => rename with { Key = key },
            NodeEdit.Quote quote when this[quote.Node] is { } node => new NodeEdit.Quote(node),
            _ => null,
        };

    /// <returns>The same fix of the files; null where a part of it cannot be made there.</returns>
    public ProposedFix? Of(ProposedFix? fix)
    {
        if (fix is null)
            return null;
        var edits = fix.Edits.Select(Of).OfType<NodeEdit>().ToImmutableArray();
        return edits.Length == fix.Edits.Length ? fix with { Edits = edits } : null;
    }

    // Scalars of one line are copied as they are written, so that a part of one is at the same distance from its start.
    private static SourceSpan? PartOf(SourceSpan part, YamlNode node, YamlNode origin)
    {
        if (!node.Span.Contains(part) || node.Span.Text != origin.Span.Text)
            return null;
        var start = origin.Span.Start + (part.Start - node.Span.Start);
        return new SourceSpan(origin.Tree.File, start, start + part.Length);
    }
}
