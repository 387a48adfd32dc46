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

/// <summary>
/// Finds what a template reads: <c>.Values.a.b</c>, also behind <c>$</c>, and where <c>with</c> or a variable has gone a part
/// of the way.
/// </summary>
internal sealed class ValuesUses
{
    private const string Values = "Values";

    private readonly List<ValuesUse> found = [];
    private readonly Dictionary<string, ImmutableArray<string>> variables = new(StringComparer.Ordinal);
    private readonly SourceFile file;

    private ValuesUses(SourceFile file) => this.file = file;

    /// <summary>In the order of the text.</summary>
    public static IReadOnlyList<ValuesUse> In(TemplateTree tree)
    {
        var uses = new ValuesUses(tree.File);
        uses.Walk(tree.Body, null);
        return uses.found;
    }

    private void Walk(IEnumerable<TemplateNode> nodes, ImmutableArray<string>? dot)
    {
        foreach (var node in nodes)
            Walk(node, dot);
    }

    private void Walk(TemplateNode node, ImmutableArray<string>? dot)
    {
        switch (node)
        {
            case BranchNode branch:
                Walk(branch.Pipeline, dot);
                Walk(branch.Body, DotIn(branch, dot));
                Walk(branch.Else, dot);
                break;
            case DefineNode define:
                Walk(define.Body, null);
                break;
            case Pipeline { Variables: [var name] } declared when Only(declared) is { } value:
                Walk(TemplateNodes.ChildrenOf(declared), dot);
                if (KeysOf(value, dot) is { } whole)
                    variables[name] = whole;
                else
                    variables.Remove(name);
                break;
            case FieldOperand field when KeysOf(field, dot) is { } keys:
                found.Add(new ValuesUse(keys, new SourceSpan(file, field.Start, field.End)));
                break;
            default:
                Walk(TemplateNodes.ChildrenOf(node), dot);
                break;
        }
    }

    private ImmutableArray<string>? DotIn(BranchNode branch, ImmutableArray<string>? dot) =>
        branch.Kind switch
        {
            BranchKind.With => Only(branch.Pipeline) is { } value ? KeysOf(value, dot) : null,
            BranchKind.Range => null,
            _ => dot,
        };

    private static Operand? Only(Pipeline pipeline) =>
        pipeline is { Commands: [{ Operands: [var only] }] } ? only : null;

    private ImmutableArray<string>? KeysOf(Operand operand, ImmutableArray<string>? dot) =>
        operand switch
        {
            DotOperand => dot,
            VariableOperand variable => variables.TryGetValue(variable.Name, out var keys) ? keys : null,
            PipelineOperand inner => Only(inner.Pipeline) is { } only ? KeysOf(only, dot) : null,
            FieldOperand { Of: DotOperand or VariableOperand } field when field.Names.IndexOf(Values) is 0 or 1 =>
                field.Names[(field.Names.IndexOf(Values) + 1)..],
            FieldOperand field when KeysOf(field.Of, dot) is { } before => [.. before, .. field.Names],
            _ => null,
        };
}
