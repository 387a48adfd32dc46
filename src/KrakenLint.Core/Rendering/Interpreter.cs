using System.Collections.Immutable;
using KrakenLint.Rendering.Library;
using KrakenLint.Templates;
using KrakenLint.Text;

namespace KrakenLint.Rendering;

/// <summary>
/// Runs templates as Helm does, and remembers of every character where it comes from. What cannot be known is unknown text;
/// where a condition is unknown, everything that it could print is printed.
/// </summary>
internal sealed class Interpreter(TemplateSet templates, Budget budget)
{
    private const int DeepestCall = 60;

    public static Printed Run(string name, TemplateSet templates, Datum dot, Budget outer)
    {
        if (templates[name] is not { } template)
            return new Printed(Rope.Empty, $"there is no template {name}");
        var budget = new Budget(Budget.OfTemplate, outer);
        var frame = new Frame(template, dot, 0, budget);
        try
        {
            new Interpreter(templates, budget).Walk(template.Body, dot, frame);
            return new Printed(frame.Output.ToRope(), null);
        }
        catch (RenderingStopped stopped)
        {
            return new Printed(frame.Output.ToRope(), stopped.Message, stopped.IsLimit);
        }
    }

    private Flow Walk(ImmutableArray<TemplateNode> nodes, Datum dot, Frame frame)
    {
        foreach (var node in nodes)
        {
            var flow = Walk(node, dot, frame);
            if (flow != Flow.Next)
                return flow;
        }
        return Flow.Next;
    }

    private Flow Walk(TemplateNode node, Datum dot, Frame frame)
    {
        budget.Enter();
        try
        {
            return Step(node, dot, frame);
        }
        finally
        {
            budget.Leave();
        }
    }

    private Flow Step(TemplateNode node, Datum dot, Frame frame)
    {
        switch (node)
        {
            case TextNode text:
                frame.Output.Add(frame.Template.TextOf(text));
                break;
            case ActionNode action:
                var value = Evaluate(action.Pipeline, dot, frame);
                if (action.Pipeline.Variables.IsEmpty)
                    Print(GoText.Print(value, budget), action, frame);
                break;
            case BranchNode branch:
                var mark = frame.Variables.Mark;
                var flow = branch.Kind == BranchKind.Range ? Range(branch, dot, frame) : Choose(branch, dot, frame);
                frame.Variables.Return(mark);
                return flow;
            case JumpNode jump:
                return jump.IsBreak ? Flow.Break : Flow.Continue;
            case CallNode call:
                var argument = call.Pipeline is null ? NilDatum.Instance : Evaluate(call.Pipeline, dot, frame);
                Print(Call(call.Name, argument, frame), call, frame);
                break;
            case DefineNode { Pipeline: { } pipeline } block:
                Print(Call(block.Name, Evaluate(pipeline, dot, frame), frame), block, frame);
                break;
        }
        return Flow.Next;
    }

    private Flow Choose(BranchNode branch, Datum dot, Frame frame)
    {
        var value = Evaluate(branch.Pipeline, dot, frame);
        var inner = branch.Kind == BranchKind.With ? value : dot;
        if (value.IsKnown())
            return GoText.IsTrue(value) ? Walk(branch.Body, inner, frame) : Walk(branch.Else, dot, frame);
        Guess(branch.Body, inner, frame);
        Guess(branch.Else, dot, frame);
        return Flow.Next;
    }

    /// <summary>Prints what may not be reached: where it gives up, it was not.</summary>
    private Flow Guess(ImmutableArray<TemplateNode> body, Datum dot, Frame frame)
    {
        using var guess = frame.Variables.Guess();
        try
        {
            return Walk(body, dot, frame);
        }
        catch (RenderingStopped)
        {
            budget.SpendStop();
            return Flow.Next;
        }
    }

    private Flow Range(BranchNode range, Datum dot, Frame frame)
    {
        var value = Evaluate(range.Pipeline with { Variables = [] }, dot, frame);
        var isEmpty = true;
        foreach (var (key, item) in ItemsOf(value))
        {
            isEmpty = false;
            budget.Spend(1);
            var mark = frame.Variables.Mark;
            if (range.Pipeline.Variables is [.., var last] names)
            {
                frame.Variables.Set(last, item, range.Pipeline.IsAssignment);
                if (names.Length == 2)
                    frame.Variables.Set(names[0], key, range.Pipeline.IsAssignment);
            }
            var flow = value.IsKnown() ? Walk(range.Body, item, frame) : Guess(range.Body, item, frame);
            if (flow == Flow.Break)
                break;
            frame.Variables.Return(mark);
        }
        return isEmpty ? Walk(range.Else, dot, frame) : Flow.Next;
    }

    private static IEnumerable<(Datum Key, Datum Item)> ItemsOf(Datum value) =>
        value switch
        {
            ListDatum list => list.Items.Select((item, at) => ((Datum)new WholeDatum(at), item)),
            MapDatum map => map
                .Entries.Select(entry => ((Datum)TextDatum.Of(entry.Key, entry.Value.Node), entry.Value))
                .ToArray(),
            WholeDatum { Value: < 100_000 } whole => Enumerable
                .Range(0, (int)Math.Max(0, whole.Value))
                .Select(at => ((Datum)new WholeDatum(at), (Datum)new WholeDatum(at))),
            UnknownDatum => [(value, value)],
            _ => [],
        };

    private static void Print(Rope rope, TemplateNode node, Frame frame) =>
        frame.Output.Add(frame.Template.Printed(rope, node));

    private Datum Evaluate(Pipeline pipeline, Datum dot, Frame frame)
    {
        Datum? value = null;
        budget.Enter();
        try
        {
            foreach (var command in pipeline.Commands)
                value = Evaluate(command, value, dot, frame);
        }
        finally
        {
            budget.Leave();
        }
        value ??= UnknownDatum.Instance;
        foreach (var name in pipeline.Variables)
            frame.Variables.Set(name, value, pipeline.IsAssignment);
        return value;
    }

    private Datum Evaluate(Command command, Datum? piped, Datum dot, Frame frame)
    {
        budget.Spend(1);
        if (command.Operands.IsEmpty)
            return UnknownDatum.Instance;
        var first = command.Operands[0];
        var rest = command.Operands.AsSpan()[1..];
        if (first is FunctionOperand { Name: "and" or "or" } gate)
            return Gate(gate.Name == "or", rest.ToArray(), piped, dot, frame);
        if (first is not FunctionOperand && rest.IsEmpty && piped is null)
            return Evaluate(first, dot, frame);
        var arguments = ImmutableArray.CreateBuilder<Datum>(rest.Length + (piped is null ? 0 : 1));
        foreach (var operand in rest)
            arguments.Add(Evaluate(operand, dot, frame));
        if (piped is not null)
            arguments.Add(piped);
        return first switch
        {
            FunctionOperand function => Call(function.Name, arguments.MoveToImmutable(), frame),
            FieldOperand method => Member(
                Fields(Evaluate(method.Of, dot, frame), method.Names.AsSpan()[..^1]),
                method.Names[^1],
                arguments.MoveToImmutable()
            ),
            _ => UnknownDatum.Instance,
        };
    }

    // Go evaluates no further than the answer needs.
    private Datum Gate(bool isOr, Operand[] operands, Datum? piped, Datum dot, Frame frame)
    {
        Datum value = UnknownDatum.Instance;
        foreach (var operand in operands)
        {
            value = Evaluate(operand, dot, frame);
            if (!value.IsKnown() || GoText.IsTrue(value) == isOr)
                return Answer(value);
        }
        return Answer(piped ?? value);

        // A bool says something of all operands, a text is one of them.
        static Datum Answer(Datum value) => value is BoolDatum ? value with { Node = null } : value;
    }

    private Datum Evaluate(Operand operand, Datum dot, Frame frame) =>
        operand switch
        {
            DotOperand => dot,
            NilOperand => NilDatum.Instance,
            BoolOperand flag => new BoolDatum(flag.Value),
            TextOperand text => TextDatum.Of(text.Value),
            NumberOperand { Whole: { } whole } => new WholeDatum(whole),
            NumberOperand number => new FloatDatum(number.Value),
            VariableOperand variable => frame.Variables[variable.Name],
            PipelineOperand inner => Evaluate(inner.Pipeline, dot, frame),
            FieldOperand field => Fields(Evaluate(field.Of, dot, frame), field.Names.AsSpan()),
            FunctionOperand function => Call(function.Name, [], frame),
            _ => UnknownDatum.Instance,
        };

    private Datum Fields(Datum value, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            value = Member(value, name, []);
        return value;
    }

    private Datum Member(Datum value, string name, ImmutableArray<Datum> arguments) =>
        value switch
        {
            MapDatum { Methods: { } methods } when methods(name, new Given(arguments, budget)) is { } result => result,
            MapDatum map when arguments.IsEmpty => map[name] ?? NilDatum.Instance,
            ObjectDatum other => other.Member(name, new Given(arguments, budget)) ?? UnknownDatum.Instance,
            // "(.a).b" of nothing is nothing; without parentheses Go gives up, and there is no output to explain.
            NilDatum => value,
            _ => UnknownDatum.Instance,
        };

    private Datum Call(string name, ImmutableArray<Datum> arguments, Frame frame)
    {
        switch (name)
        {
            case "include" when arguments is [TextDatum template, var dot, ..]:
                return Call(template.Text, dot, frame).ToDatum();
            case "tpl" when arguments is [TextDatum { Rope.HasUnknown: false } text, var dot, ..]:
                return Expand(text, dot, frame);
            default:
                return Functions.Call(name, new Given(arguments, budget));
        }
    }

    private Rope Call(string name, Datum dot, Frame caller)
    {
        if (templates[name] is not { } template || caller.Depth >= DeepestCall)
            return Rope.Unknown;
        var frame = new Frame(template, dot, caller.Depth + 1, budget);
        Walk(template.Body, dot, frame);
        return frame.Output.ToRope();
    }

    private Datum Expand(TextDatum text, Datum dot, Frame caller)
    {
        if (!text.Text.Contains("{{", StringComparison.Ordinal))
            return text;
        budget.SpendText(text.Text.Length);
        var tree = TemplateTree.Parse(SourceFile.FromText("", text.Text));
        if (!tree.Problems.IsEmpty || caller.Depth >= DeepestCall)
            return UnknownDatum.Instance;
        var frame = new Frame(
            new NamedTemplate(null, null, tree.Body, tree.File, text.Rope),
            dot,
            caller.Depth + 1,
            budget
        );
        new Interpreter(templates.With(tree, text.Rope, budget), budget).Walk(tree.Body, dot, frame);
        return frame.Output.ToRope().ToDatum();
    }
}
