using System.Collections.Immutable;

namespace KrakenLint.Templates;

/// <summary>Walking a template's tree.</summary>
public static class TemplateNodes
{
    /// <summary>What stands directly below a node, in the order of the text.</summary>
    public static IEnumerable<TemplateNode> ChildrenOf(TemplateNode node)
    {
        var children = new Stack<TemplateNode>();
        PushChildren(node, children);
        return children;
    }

    /// <summary>A node and everything below it, parents first.</summary>
    public static IEnumerable<TemplateNode> WithDescendants(TemplateNode node)
    {
        var open = new Stack<TemplateNode>();
        open.Push(node);
        while (open.TryPop(out var next))
        {
            yield return next;
            PushChildren(next, open);
        }
    }

    // The last first.
    private static void PushChildren(TemplateNode node, Stack<TemplateNode> open)
    {
        switch (node)
        {
            case ActionNode action:
                open.Push(action.Pipeline);
                break;
            case BranchNode branch:
                Push(branch.Else, open);
                Push(branch.Body, open);
                open.Push(branch.Pipeline);
                break;
            case DefineNode define:
                Push(define.Body, open);
                Push(define.Pipeline, open);
                break;
            case CallNode call:
                Push(call.Pipeline, open);
                break;
            case Pipeline pipeline:
                Push(pipeline.Commands, open);
                break;
            case Command command:
                Push(command.Operands, open);
                break;
            case PipelineOperand inner:
                open.Push(inner.Pipeline);
                break;
            case FieldOperand field:
                open.Push(field.Of);
                break;
        }
    }

    private static void Push<T>(ImmutableArray<T> nodes, Stack<TemplateNode> open)
        where T : TemplateNode
    {
        for (var at = nodes.Length - 1; at >= 0; at--)
            open.Push(nodes[at]);
    }

    private static void Push(Pipeline? pipeline, Stack<TemplateNode> open)
    {
        if (pipeline is not null)
            open.Push(pipeline);
    }
}
