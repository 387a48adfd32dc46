using System.Collections.Immutable;
using KrakenLint.Templates;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>A place in a template that reads a value.</summary>
/// <param name="Keys">Below <c>.Values</c>.</param>
/// <param name="Span">The whole expression, such as <c>.Values.redis.host</c>.</param>
internal sealed record ValuesUse(ImmutableArray<string> Keys, SourceSpan Span)
{
    /// <summary>The keys up to the one that stands at an offset: on <c>redis</c> of <c>.Values.redis.host</c> that key alone.</summary>
    public ImmutableArray<string> KeysUpTo(int offset)
    {
        var behind = Span.File.Slice(Math.Clamp(offset, Span.Start, Span.End), Span.End);
        return Keys[..Math.Max(0, Keys.Length - behind.Count(letter => letter == '.'))];
    }
}

/// <summary>Finds what templates read: <c>.Values.a.b</c>, also behind <c>$</c> and where <c>with</c> has gone a part of the way.</summary>
internal static class ValuesUses
{
    private const string Values = "Values";

    public static IEnumerable<ValuesUse> In(TemplateTree tree) => In(tree.Body, tree.File, null);

    private static IEnumerable<ValuesUse> In(
        IEnumerable<TemplateNode> nodes,
        SourceFile file,
        ImmutableArray<string>? dot
    ) => nodes.SelectMany(node => In(node, file, dot));

    private static IEnumerable<ValuesUse> In(TemplateNode node, SourceFile file, ImmutableArray<string>? dot)
    {
        switch (node)
        {
            case BranchNode branch:
                var inner = branch.Kind switch
                {
                    BranchKind.With => Whole(branch.Pipeline, dot),
                    BranchKind.Range => null,
                    _ => dot,
                };
                return [
                    .. In(branch.Pipeline, file, dot),
                    .. In(branch.Body, file, inner),
                    .. In(branch.Else, file, dot),
                ];
            case DefineNode define:
                return In(define.Body, file, null);
            case FieldOperand field when KeysOf(field, dot) is { } keys:
                return [new ValuesUse(keys, new SourceSpan(file, field.Start, field.End))];
            default:
                return In(TemplateNodes.ChildrenOf(node), file, dot);
        }
    }

    private static ImmutableArray<string>? Whole(Pipeline pipeline, ImmutableArray<string>? dot) =>
        pipeline is { Variables.IsEmpty: true, Commands: [{ Operands: [var only] }] } ? KeysOf(only, dot) : null;

    private static ImmutableArray<string>? KeysOf(Operand operand, ImmutableArray<string>? dot) =>
        operand switch
        {
            DotOperand => dot,
            PipelineOperand inner => Whole(inner.Pipeline, dot),
            FieldOperand { Of: DotOperand or VariableOperand } field when field.Names.IndexOf(Values) is 0 or 1 =>
                field.Names[(field.Names.IndexOf(Values) + 1)..],
            FieldOperand { Of: not VariableOperand } field when KeysOf(field.Of, dot) is { } before =>
            [
                .. before,
                .. field.Names,
            ],
            _ => null,
        };
}
