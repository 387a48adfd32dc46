using System.Collections.Immutable;

namespace KrakenLint.Templates;

/// <summary>Reads pipelines: declarations, commands between bars, operands and their fields.</summary>
internal static class PipelineParser
{
    /// <param name="mayDeclare">How many variables may stand before <c>:=</c> or <c>=</c>.</param>
    public static Pipeline Read(TokenReader reader, int mayDeclare) => Read(reader, mayDeclare, 0);

    private static Pipeline Read(TokenReader reader, int mayDeclare, int depth)
    {
        var start = reader.Current.Start;
        var (variables, isAssignment) = Declaration(reader, mayDeclare);
        var commands = ImmutableArray.CreateBuilder<Command>(1);
        commands.Add(ReadCommand(reader, depth));
        while (reader.Current.Kind == TokenKind.Pipe)
        {
            var pipe = reader.Next();
            commands.Add(ReadCommand(reader, depth));
            var first = commands[^1].Operands.FirstOrDefault();
            if (first is BoolOperand or TextOperand or NumberOperand or NilOperand or DotOperand)
                reader.Report(pipe, "a constant behind a bar takes no value; expected a function");
        }
        var end = reader.LastEnd;
        // An empty command ends where the text before it does.
        var begin = Math.Min(start, commands[0].Start);
        return new Pipeline(variables, isAssignment, commands.DrainToImmutable(), Math.Min(begin, end), end);
    }

    private static (ImmutableArray<string>, bool IsAssignment) Declaration(TokenReader reader, int mayDeclare)
    {
        if (reader.Current.Kind != TokenKind.Variable || mayDeclare == 0)
            return ([], false);
        var hasSecond = mayDeclare > 1 && reader.Peek(1).Kind == TokenKind.Comma;
        var sign = reader.Peek(hasSecond ? 3 : 1).Kind;
        if (sign is not (TokenKind.Assign or TokenKind.Declare))
            return ([], false);
        var names = ImmutableArray.CreateBuilder<string>();
        names.Add(reader.TextOf(reader.Next()));
        if (hasSecond)
        {
            reader.Next();
            if (reader.Current.Kind != TokenKind.Variable)
                reader.Report(reader.Current, "expected a second variable behind the comma");
            names.Add(reader.TextOf(reader.Next()));
        }
        reader.Next();
        return (names.ToImmutable(), sign == TokenKind.Assign);
    }

    private static Command ReadCommand(TokenReader reader, int depth)
    {
        var start = reader.Current.Start;
        var operands = ImmutableArray.CreateBuilder<Operand>(1);
        while (ReadOperand(reader, depth) is { } operand)
        {
            if (operands is [.., var before] && before.End == operand.Start)
                reader.Report(
                    new TemplateToken(TokenKind.Wrong, operand.Start, operand.End),
                    "expected white space between arguments"
                );
            operands.Add(operand);
        }
        if (operands.Count == 0)
            reader.ReportUnlessWrong("expected a value or a function");
        if (operands is [NilOperand nil, ..])
            reader.Report(new TemplateToken(TokenKind.Word, nil.Start, nil.End), "nil is not a command");
        // Of nothing, what stands before it: white space belongs to no node.
        var end = reader.LastEnd;
        return new Command(operands.DrainToImmutable(), Math.Min(start, end), end);
    }

    private static Operand? ReadOperand(TokenReader reader, int depth)
    {
        if (ReadTerm(reader, depth) is not { } term)
            return null;
        if (reader.Current.Kind != TokenKind.Field || reader.Current.Start != term.End)
            return term;
        var names = ImmutableArray.CreateBuilder<string>(1);
        while (reader.Current.Kind == TokenKind.Field && reader.Current.Start == reader.LastEnd)
            names.Add(reader.NameOf(reader.Next()));
        if (term is FieldOperand field)
            return field with { Names = [.. field.Names, .. names], End = reader.LastEnd };
        if (term is BoolOperand or TextOperand or NumberOperand or NilOperand)
            reader.Report(
                new TemplateToken(TokenKind.Wrong, term.Start, term.End),
                "a constant has no fields; expected a variable, a field or parentheses before the dot"
            );
        return new FieldOperand(term, names.DrainToImmutable(), term.Start, reader.LastEnd);
    }

    private static Operand? ReadTerm(TokenReader reader, int depth)
    {
        var token = reader.Current;
        switch (token.Kind)
        {
            case TokenKind.Word:
                reader.Next();
                return Word(reader.TextOf(token), token);
            case TokenKind.Dot:
                reader.Next();
                return new DotOperand(token.Start, token.End);
            case TokenKind.Field:
                reader.Next();
                var dot = new DotOperand(token.Start, token.Start);
                return new FieldOperand(dot, [reader.NameOf(token)], token.Start, token.End);
            case TokenKind.Variable:
                reader.Next();
                return new VariableOperand(reader.TextOf(token), token.Start, token.End);
            case TokenKind.QuotedText or TokenKind.RawText:
                reader.Next();
                return new TextOperand(reader.Constant(token), token.Kind == TokenKind.RawText, token.Start, token.End);
            case TokenKind.Character or TokenKind.Number:
                reader.Next();
                return Number(reader, token);
            case TokenKind.LeftParen:
                return Parentheses(reader, depth);
            default:
                return null;
        }
    }

    private static Operand Word(string word, TemplateToken token) =>
        word switch
        {
            "true" or "false" => new BoolOperand(word == "true", token.Start, token.End),
            "nil" => new NilOperand(token.Start, token.End),
            _ => new FunctionOperand(word, token.Start, token.End),
        };

    private static NumberOperand Number(TokenReader reader, TemplateToken token)
    {
        var text = reader.TextOf(token);
        if (token.Kind == TokenKind.Number && GoConstant.Number(text) is { } number)
            return new NumberOperand(number.Whole, number.Value, token.Start, token.End);
        var runes =
            token.Kind == TokenKind.Character ? GoConstant.Unquote(text[1..^1])?.EnumerateRunes().ToArray() : null;
        if (runes is [var rune])
            return new NumberOperand(rune.Value, rune.Value, token.Start, token.End);
        reader.Report(
            token,
            token.Kind == TokenKind.Number
                ? $"\"{text}\" is no number"
                : $"{text} is no character; expected one between ', or text between \""
        );
        return new NumberOperand(0, 0, token.Start, token.End);
    }

    private static PipelineOperand Parentheses(TokenReader reader, int depth)
    {
        var open = reader.Next();
        if (depth >= TemplateParser.DeepestNesting)
        {
            reader.Report(open, $"nested more than {TemplateParser.DeepestNesting} deep");
            while (reader.Current.Kind is not (TokenKind.Close or TokenKind.End))
                reader.Next();
            return new PipelineOperand(new Pipeline([], false, [], open.Start, open.End), open.Start, open.End);
        }
        // A variable may be set inside parentheses as well.
        var pipeline = Read(reader, 1, depth + 1);
        if (reader.Current.Kind == TokenKind.RightParen)
            reader.Next();
        else
            reader.ReportUnlessWrong("expected ) to close this parenthesis");
        return new PipelineOperand(pipeline, open.Start, Math.Max(open.End, reader.LastEnd));
    }
}
