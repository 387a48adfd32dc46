using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Templates;

/// <summary>A place in a list of tokens, and the problems found on the way.</summary>
internal sealed class TokenReader(
    SourceFile file,
    ImmutableArray<TemplateToken> tokens,
    ImmutableArray<Problem> problemsOfTokens
)
{
    private readonly ImmutableArray<Problem>.Builder problems = problemsOfTokens.ToBuilder();
    private readonly HashSet<int> reported = [.. problemsOfTokens.Select(problem => problem.Span.Start)];
    private int at;

    public SourceFile File => file;

    public TemplateToken Current => tokens[at];

    /// <summary>Where the token before this one ends.</summary>
    public int LastEnd => at == 0 ? 0 : tokens[at - 1].End;

    /// <summary>In the order of the text.</summary>
    public ImmutableArray<Problem> Problems => [.. problems.OrderBy(problem => problem.Span.Start)];

    public TemplateToken Peek(int ahead) => tokens[Math.Min(at + ahead, tokens.Length - 1)];

    /// <returns>The token that was current.</returns>
    public TemplateToken Next()
    {
        var token = tokens[at];
        if (at < tokens.Length - 1)
            at++;
        return token;
    }

    public string TextOf(TemplateToken token) => file.Slice(token.Start, token.End);

    /// <summary>The name of a field, without its dot.</summary>
    public string NameOf(TemplateToken field) => file.Slice(field.Start + 1, field.End);

    /// <summary>True where an action begins here, with a word.</summary>
    public bool IsAt(ReadOnlySpan<byte> word) =>
        Current.Kind == TokenKind.Open
        && Peek(1) is { Kind: TokenKind.Word } token
        && file.Bytes[token.Start..token.End].SequenceEqual(word);

    /// <summary>The decoded text of a constant between quotes.</summary>
    public string Constant(TemplateToken token)
    {
        var inner = file.Slice(token.Start + 1, token.End - 1);
        if (token.Kind == TokenKind.RawText)
            return inner.Replace("\r", "", StringComparison.Ordinal);
        if (GoConstant.Unquote(inner) is { } text)
            return text;
        Report(token, "an escape in this text is none of Go's; expected \\n, \\t, \\\", \\\\, \\xHH, \\uHHHH, …");
        return inner;
    }

    public void Report(TemplateToken token, string text)
    {
        reported.Add(token.Start);
        problems.Add(new Problem(TemplateLexer.SyntaxCode, token.In(file), text));
    }

    /// <summary>Reports at the current token, unless what is wrong with it has been said.</summary>
    public void ReportUnlessWrong(string text)
    {
        if (Current.Kind != TokenKind.Wrong && !reported.Contains(Current.Start))
            Report(Current, text);
    }

    /// <summary>Goes behind the end of the action that the current token is in.</summary>
    public void SkipAction()
    {
        while (Current.Kind is not (TokenKind.Close or TokenKind.End))
            Next();
        if (Current.Kind == TokenKind.Close)
            Next();
    }

    public void SkipToEnd() => at = tokens.Length - 1;
}
