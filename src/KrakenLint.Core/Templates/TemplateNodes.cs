namespace KrakenLint.Templates;

/// <summary>Walking a template's tree.</summary>
public static class TemplateNodes
{
    /// <summary>What stands directly below a node, in the order of the text.</summary>
    public static IEnumerable<TemplateNode> ChildrenOf(TemplateNode node) =>
        node switch
        {
            ActionNode action => [action.Pipeline],
            BranchNode branch => [branch.Pipeline, .. branch.Body, .. branch.Else],
            DefineNode { Pipeline: { } argument } block => [argument, .. block.Body],
            DefineNode define => define.Body,
            CallNode { Pipeline: { } argument } => [argument],
            Pipeline pipeline => pipeline.Commands,
            Command command => command.Operands,
            PipelineOperand inner => [inner.Pipeline],
            FieldOperand field => [field.Of],
            _ => [],
        };

    /// <summary>A node and everything below it, parents first.</summary>
    public static IEnumerable<TemplateNode> WithDescendants(TemplateNode node)
    {
        var open = new Stack<TemplateNode>([node]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var child in ChildrenOf(next).Reverse())
                open.Push(child);
        }
    }
}
