using System.Collections.Immutable;

namespace KrakenLint.Templates;

/// <summary>A node of a template: 0-based byte offsets into its file, the end excluded.</summary>
public abstract record TemplateNode(int Start, int End);

/// <summary>Text that is printed as it stands, without what trim markers beside it take away.</summary>
public sealed record TextNode(int Start, int End) : TemplateNode(Start, End);

/// <summary><c>{{/* … */}}</c>; prints nothing.</summary>
public sealed record CommentNode(int Start, int End) : TemplateNode(Start, End);

/// <summary><c>{{ pipeline }}</c>; prints its value unless it declares or assigns a variable.</summary>
public sealed record ActionNode(Pipeline Pipeline, int Start, int End) : TemplateNode(Start, End);

/// <summary>What decides whether, how often, and with which dot a body is printed.</summary>
public enum BranchKind
{
    If,
    With,
    Range,
}

/// <summary><c>if</c>, <c>with</c> or <c>range</c>, from its opening action to its <c>end</c>.</summary>
/// <param name="Else">Empty where there is none; of <c>else if</c> one further branch.</param>
public sealed record BranchNode(
    BranchKind Kind,
    Pipeline Pipeline,
    ImmutableArray<TemplateNode> Body,
    ImmutableArray<TemplateNode> Else,
    int Start,
    int End
) : TemplateNode(Start, End);

/// <summary><c>break</c> or <c>continue</c>.</summary>
public sealed record JumpNode(bool IsBreak, int Start, int End) : TemplateNode(Start, End);

/// <summary><c>{{ define "name" }}</c> or <c>{{ block "name" pipeline }}</c>.</summary>
/// <param name="Pipeline">What a block is printed with; null for <c>define</c>, which prints nothing where it stands.</param>
public sealed record DefineNode(string Name, Pipeline? Pipeline, ImmutableArray<TemplateNode> Body, int Start, int End)
    : TemplateNode(Start, End);

/// <summary><c>{{ template "name" pipeline }}</c>.</summary>
public sealed record CallNode(string Name, Pipeline? Pipeline, int Start, int End) : TemplateNode(Start, End);

/// <summary>Commands whose results are handed on from left to right, and the variables that take the last one.</summary>
/// <param name="Variables">Names with <c>$</c>; of <c>range</c> up to two.</param>
/// <param name="IsAssignment">True for <c>=</c>, false for <c>:=</c>.</param>
public sealed record Pipeline(
    ImmutableArray<string> Variables,
    bool IsAssignment,
    ImmutableArray<Command> Commands,
    int Start,
    int End
) : TemplateNode(Start, End);

/// <summary>A function and its arguments, or one operand.</summary>
public sealed record Command(ImmutableArray<Operand> Operands, int Start, int End) : TemplateNode(Start, End);

/// <summary>What stands for a value.</summary>
public abstract record Operand(int Start, int End) : TemplateNode(Start, End);

/// <summary><c>.</c>.</summary>
public sealed record DotOperand(int Start, int End) : Operand(Start, End);

/// <summary><c>nil</c>.</summary>
public sealed record NilOperand(int Start, int End) : Operand(Start, End);

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BoolOperand(bool Value, int Start, int End) : Operand(Start, End);

/// <summary>A text constant, decoded.</summary>
/// <param name="IsRaw">True between backquotes, where each character stands for itself.</param>
public sealed record TextOperand(string Value, bool IsRaw, int Start, int End) : Operand(Start, End);

/// <summary>A number or character constant: a <see cref="long"/> where it has no fraction and no exponent.</summary>
public sealed record NumberOperand(long? Whole, double Value, int Start, int End) : Operand(Start, End);

/// <summary>A function's name.</summary>
public sealed record FunctionOperand(string Name, int Start, int End) : Operand(Start, End);

/// <summary><c>$name</c>; <c>$</c> is what the template was called with.</summary>
public sealed record VariableOperand(string Name, int Start, int End) : Operand(Start, End);

/// <summary><c>( … )</c>.</summary>
public sealed record PipelineOperand(Pipeline Pipeline, int Start, int End) : Operand(Start, End);

/// <summary><c>.a.b</c>, <c>$x.a.b</c> or <c>(…).a.b</c>: fields of a value.</summary>
public sealed record FieldOperand(Operand Of, ImmutableArray<string> Names, int Start, int End) : Operand(Start, End);
