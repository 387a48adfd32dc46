using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.JsonPaths;

/// <summary>One evaluation of a query: the root that <c>$</c> names and what the walk may still cost.</summary>
internal sealed class JsonPathWalk(YamlNode root)
{
    // What a pattern out of a document may cost before anything is matched, in comparisons of keys.
    private const int PatternSteps = 10_000;

    private readonly WalkBudget budget = new();
    private Dictionary<(string, bool), Regex?>? patterns;

    public List<YamlNode> Select(JsonPathQuery query, YamlNode current) =>
        Select(query.Segments, query.IsAbsolute ? root : current);

    /// <summary>The nodes that segments lead to from a node on.</summary>
    public List<YamlNode> Select(ImmutableArray<JsonPathSegment> segments, YamlNode start)
    {
        var nodes = new List<YamlNode>(1) { start };
        foreach (var segment in segments)
        {
            if (nodes.Count == 0)
                break;
            var selectors = segment.Descends ? Hopeful(segment.Selectors, nodes) : segment.Selectors;
            var found = new List<YamlNode>();
            foreach (var node in segment.Descends && selectors.Length > 0 ? WithDescendants(nodes) : nodes)
            {
                foreach (var selector in selectors)
                    selector.Select(node, this, found);
            }
            nodes = found;
        }
        return nodes;
    }

    // Those that can find something below a node, as far as its text tells.
    private static ImmutableArray<JsonPathSelector> Hopeful(
        ImmutableArray<JsonPathSelector> selectors,
        List<YamlNode> nodes
    )
    {
        if (nodes is not [{ Tree: { HasReferences: false } tree } node])
            return selectors;
        var text = tree.File.Bytes[node.Data.Start..node.Data.End];
        // Escapes can spell a text in many ways.
        if (text.Contains((byte)'\\'))
            return selectors;
        var hopeful = selectors;
        foreach (var selector in selectors)
        {
            if (!selector.MayFind(text))
                hopeful = hopeful.Remove(selector);
        }
        return hopeful;
    }

    /// <summary>The node that a singular query names.</summary>
    public YamlNode? Follow(JsonPathQuery query, YamlNode current)
    {
        var node = query.IsAbsolute ? root : current;
        foreach (var step in query.Steps)
        {
            if (Child(node, step) is not { } next)
                return null;
            node = next;
        }
        return node;
    }

    public YamlNode? Child(YamlNode node, PathStep step)
    {
        budget.Visit(0);
        if (step.Name is not { } name)
        {
            if (node.IsSequence)
                budget.Step(node.Items.Count);
            return node[step.Index];
        }
        foreach (var pair in node.Pairs)
        {
            budget.Step(1);
            if (pair.Key.IsScalar && ScalarText.Equals(pair.Key, name))
                return pair.Value;
        }
        return null;
    }

    public List<YamlNode> Children(YamlNode node) => Children(node, 1);

    /// <summary>The text of a scalar; reading it counts, for a document can make a walk read a long one often.</summary>
    public string TextOf(YamlNode node)
    {
        budget.Step(1 + (node.FullSpan.Length / 64));
        return node.Text;
    }

    /// <summary>The children at some depth below the node where a walk started.</summary>
    public List<YamlNode> Children(YamlNode node, int depth)
    {
        var children = new List<YamlNode>();
        AddChildren(node, depth, children);
        return children;
    }

    /// <summary>The same, put behind what is found already.</summary>
    public void AddChildren(YamlNode node, int depth, List<YamlNode> children)
    {
        foreach (var pair in node.Pairs)
        {
            budget.Visit(depth);
            children.Add(pair.Value);
        }
        foreach (var item in node.Items)
        {
            budget.Visit(depth);
            children.Add(item);
        }
    }

    /// <summary>The expression that a value of the document stands for; null where it is no I-Regexp.</summary>
    public Regex? PatternOf(JsonPathValue value, bool isWhole)
    {
        if (value.Type != YamlType.String)
            return null;
        patterns ??= [];
        if (patterns.TryGetValue((value.Text, isWhole), out var known))
            return known;
        budget.Step(PatternSteps);
        var regex = IRegexp.Translate(value.Text, isWhole);
        patterns.Add((value.Text, isWhole), regex);
        return regex;
    }

    // As they stand in the text, which is the order that is asked for. Scalars have no children to select.
    private void AddBelow(YamlNode top, List<YamlNode> all)
    {
        var tree = top.Tree;
        for (var index = top.Index; index < top.After; index++)
        {
            ref readonly var node = ref tree[index];
            if (node.IsKey && index != top.Index)
            {
                index = node.After(index) - 1;
                continue;
            }
            budget.Visit(0);
            if (node.Kind != YamlKind.Scalar)
                all.Add(new YamlNode(tree, index, -1));
        }
    }

    // Section 2.5.2.2: each node before those below it. No recursion: documents nest as deep as they like.
    private List<YamlNode> WithDescendants(List<YamlNode> nodes)
    {
        // Half of what stands in a document are keys, and most of the rest are scalars.
        var all = new List<YamlNode>(nodes is [var only] ? 1 + ((only.After - only.Index) / 4) : 0);
        if (!nodes.Exists(node => node.Tree.HasReferences))
        {
            foreach (var node in nodes)
                AddBelow(node, all);
            return all;
        }
        var open = new Stack<(YamlNode Node, int Depth)>();
        var children = new List<YamlNode>();
        foreach (var node in nodes)
        {
            open.Push((node, 0));
            while (open.TryPop(out var next))
            {
                all.Add(next.Node);
                if (next.Node.IsScalar)
                    continue;
                children.Clear();
                AddChildren(next.Node, next.Depth + 1, children);
                for (var index = children.Count - 1; index >= 0; index--)
                    open.Push((children[index], next.Depth + 1));
            }
        }
        return all;
    }
}
