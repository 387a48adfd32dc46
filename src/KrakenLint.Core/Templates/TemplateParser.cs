using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Templates;

/// <summary>
/// Builds the tree of control actions. A mistake is a problem, and reading goes on behind the action that holds it.
/// </summary>
internal sealed class TemplateParser
{
    /// <summary>Deeper nesting is nobody's template; it bounds what hostile input can ask for.</summary>
    public const int DeepestNesting = 100;

    private readonly TokenReader reader;
    private readonly List<DefineNode> defines = [];
    private int depth;
    private int ranges;

    public TemplateParser(SourceFile file, ImmutableArray<TemplateToken> tokens, ImmutableArray<Problem> problems) =>
        reader = new TokenReader(file, tokens, problems);

    public TemplateTree Parse()
    {
        var body = ImmutableArray.CreateBuilder<TemplateNode>();
        while (reader.Current.Kind != TokenKind.End)
        {
            body.AddRange(ReadBody());
            if (reader.Current.Kind == TokenKind.End)
                break;
            var stray = reader.Peek(1);
            reader.Report(stray, $"\"{reader.TextOf(stray)}\" without an if, with, range, block or define before it");
            reader.SkipAction();
        }
        return new TemplateTree(reader.File, body.ToImmutable(), reader.Problems)
        {
            Defines = [.. defines.OrderBy(define => define.Start)],
        };
    }

    /// <summary>Reads up to an <c>end</c> or <c>else</c>, which it leaves, or to the end of the file.</summary>
    private ImmutableArray<TemplateNode> ReadBody()
    {
        var nodes = ImmutableArray.CreateBuilder<TemplateNode>();
        while (reader.Current.Kind != TokenKind.End)
        {
            var token = reader.Current;
            if (token.Kind == TokenKind.Text)
            {
                nodes.Add(new TextNode(token.Start, token.End));
                reader.Next();
            }
            else if (token.Kind != TokenKind.Open)
                reader.SkipAction();
            else if (IsAtEnding())
                break;
            else if (ReadAction() is { } node)
                nodes.Add(node);
        }
        return nodes.DrainToImmutable();
    }

    private bool IsAtEnding() => reader.IsAt("end"u8) || reader.IsAt("else"u8);

    private TemplateNode? ReadAction()
    {
        var open = reader.Next();
        if (reader.Current.Kind == TokenKind.Comment)
        {
            reader.Next();
            return new CommentNode(open.Start, Close());
        }
        var word = reader.Current.Kind == TokenKind.Word ? reader.TextOf(reader.Current) : "";
        switch (word)
        {
            case "if":
                return Branch(BranchKind.If, open);
            case "with":
                return Branch(BranchKind.With, open);
            case "range":
                return Branch(BranchKind.Range, open);
            case "break" or "continue" when reader.Peek(1).Kind == TokenKind.Close:
                return Jump(word, open);
            case "define":
                return Define(open);
            case "block":
                return Block(open);
            case "template":
                return Call(open);
        }
        if (reader.Current.Kind is TokenKind.Close or TokenKind.End)
        {
            reader.Report(open, "this action is empty; expected a value or a command");
            Close();
            return null;
        }
        var pipeline = PipelineParser.Read(reader, mayDeclare: 1);
        return new ActionNode(pipeline, open.Start, Close());
    }

    private JumpNode Jump(string word, TemplateToken open)
    {
        if (ranges == 0)
            reader.Report(reader.Current, $"\"{word}\" outside range");
        reader.Next();
        return new JumpNode(word == "break", open.Start, Close());
    }

    private BranchNode Branch(BranchKind kind, TemplateToken open)
    {
        var word = reader.Next();
        var pipeline = PipelineParser.Read(reader, kind == BranchKind.Range ? 2 : 1);
        Close();
        if (depth >= DeepestNesting)
        {
            reader.Report(word, $"nested more than {DeepestNesting} deep");
            reader.SkipToEnd();
            return new BranchNode(kind, pipeline, [], [], open.Start, reader.Current.Start);
        }
        depth++;
        ranges += kind == BranchKind.Range ? 1 : 0;
        var body = ReadBody();
        ranges -= kind == BranchKind.Range ? 1 : 0;
        ImmutableArray<TemplateNode> otherwise = [];
        if (reader.IsAt("else"u8))
            otherwise = Else(kind, word, out var isChained) is var rest && isChained ? rest : Ended(rest, word);
        else
            EndOf(word);
        depth--;
        return new BranchNode(kind, pipeline, body, otherwise, open.Start, reader.LastEnd);
    }

    // "{{ else if x }}" opens a branch that shares the end of the one around it.
    private ImmutableArray<TemplateNode> Else(BranchKind kind, TemplateToken owner, out bool isChained)
    {
        var open = reader.Next();
        reader.Next();
        var word = reader.Current.Kind == TokenKind.Word ? reader.TextOf(reader.Current) : "";
        isChained = (word == "if" && kind == BranchKind.If) || (word == "with" && kind == BranchKind.With);
        if (isChained)
            return [Branch(kind, open)];
        if (reader.Current.Kind != TokenKind.Close)
            reader.Report(reader.Current, $"expected }}}} behind \"else\" of \"{reader.TextOf(owner)}\"");
        Close();
        var body = ReadBody();
        if (!reader.IsAt("else"u8))
            return body;
        reader.Report(reader.Peek(1), $"a second \"else\" in one \"{reader.TextOf(owner)}\"; expected end");
        reader.SkipAction();
        return [.. body, .. ReadBody()];
    }

    private ImmutableArray<TemplateNode> Ended(ImmutableArray<TemplateNode> body, TemplateToken owner)
    {
        EndOf(owner);
        return body;
    }

    private DefineNode Define(TemplateToken open)
    {
        var word = reader.Next();
        var name = Name(word);
        Close();
        return Defined(new DefineNode(name, null, DefinedBody(word), open.Start, reader.LastEnd));
    }

    private DefineNode Block(TemplateToken open)
    {
        var word = reader.Next();
        var name = Name(word);
        var pipeline = PipelineParser.Read(reader, mayDeclare: 0);
        Close();
        return Defined(new DefineNode(name, pipeline, DefinedBody(word), open.Start, reader.LastEnd));
    }

    private DefineNode Defined(DefineNode define)
    {
        defines.Add(define);
        return define;
    }

    private ImmutableArray<TemplateNode> DefinedBody(TemplateToken word)
    {
        if (depth >= DeepestNesting)
        {
            reader.Report(word, $"nested more than {DeepestNesting} deep");
            reader.SkipToEnd();
            return [];
        }
        depth++;
        var outer = ranges;
        ranges = 0;
        var body = ReadBody();
        if (reader.IsAt("else"u8))
        {
            reader.Report(reader.Peek(1), $"\"else\" in \"{reader.TextOf(word)}\"; expected end");
            reader.SkipAction();
            body = [.. body, .. ReadBody()];
        }
        EndOf(word);
        ranges = outer;
        depth--;
        return body;
    }

    private CallNode Call(TemplateToken open)
    {
        var name = Name(reader.Next());
        var pipeline = reader.Current.Kind == TokenKind.Close ? null : PipelineParser.Read(reader, mayDeclare: 0);
        return new CallNode(name, pipeline, open.Start, Close());
    }

    private string Name(TemplateToken word)
    {
        var token = reader.Current;
        if (token.Kind is TokenKind.QuotedText or TokenKind.RawText)
        {
            reader.Next();
            return reader.Constant(token);
        }
        reader.Report(token, $"expected a name in quotes behind \"{reader.TextOf(word)}\"");
        return "";
    }

    private void EndOf(TemplateToken owner)
    {
        if (!reader.IsAt("end"u8))
        {
            reader.Report(owner, $"\"{reader.TextOf(owner)}\" has no end; expected {{{{ end }}}}");
            return;
        }
        reader.Next();
        reader.Next();
        Close();
    }

    /// <returns>Where the action ends.</returns>
    private int Close()
    {
        if (reader.Current.Kind == TokenKind.Close)
            return reader.Next().End;
        reader.ReportUnlessWrong(
            reader.Current.Kind == TokenKind.End
                ? "the action has no end; expected }}"
                : $"expected }}}}, not \"{reader.TextOf(reader.Current)}\""
        );
        reader.SkipAction();
        return reader.LastEnd;
    }
}
