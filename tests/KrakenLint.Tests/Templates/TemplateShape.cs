using KrakenLint.Templates;
using KrakenLint.Text;

namespace KrakenLint.Tests.Templates;

/// <summary>A template's tree as one line, for literal expectations.</summary>
internal static class TemplateShape
{
    public static string Of(string text)
    {
        var tree = TemplateTree.Parse(SourceFile.FromText("t.yaml", text));
        var problems = tree.Problems.Select(problem => $"!{problem.Span.StartPosition} {problem.Text}");
        return string.Join(' ', tree.Body.Select(node => Of(node, tree.File)).Concat(problems));
    }

    private static string Of(TemplateNode node, SourceFile file) =>
        node switch
        {
            TextNode => $"'{file.Slice(node.Start, node.End).Replace("\n", "\\n", StringComparison.Ordinal)}'",
            CommentNode => "comment",
            JumpNode jump => jump.IsBreak ? "break" : "continue",
            ActionNode action => $"{{{Of(action.Pipeline, file)}}}",
            BranchNode branch =>
                $"{branch.Kind}({Of(branch.Pipeline, file)})[{All(branch.Body, file)}]{(branch.Else.IsEmpty ? "" : $"else[{All(branch.Else, file)}]")}",
            DefineNode { Pipeline: { } pipeline } block =>
                $"block {block.Name}({Of(pipeline, file)})[{All(block.Body, file)}]",
            DefineNode define => $"define {define.Name}[{All(define.Body, file)}]",
            CallNode call => $"template {call.Name}({(call.Pipeline is { } pipeline ? Of(pipeline, file) : "")})",
            Pipeline pipeline => Declared(pipeline)
                + string.Join(" | ", pipeline.Commands.Select(command => Of(command, file))),
            Command command => All(command.Operands, file),
            DotOperand => ".",
            NilOperand => "nil",
            BoolOperand flag => flag.Value ? "true" : "false",
            TextOperand constant => $"\"{constant.Value}\"",
            NumberOperand number => $"{number.Whole?.ToString() ?? $"~{number.Value}"}",
            FunctionOperand function => function.Name,
            VariableOperand variable => variable.Name,
            PipelineOperand inner => $"({Of(inner.Pipeline, file)})",
            FieldOperand { Of: DotOperand } field => $".{string.Join('.', field.Names)}",
            FieldOperand field => $"{Of(field.Of, file)}.{string.Join('.', field.Names)}",
            _ => "?",
        };

    private static string All(IEnumerable<TemplateNode> nodes, SourceFile file) =>
        string.Join(' ', nodes.Select(node => Of(node, file)));

    private static string Declared(Pipeline pipeline) =>
        pipeline.Variables.IsEmpty
            ? ""
            : $"{string.Join(", ", pipeline.Variables)} {(pipeline.IsAssignment ? "=" : ":=")} ";
}
