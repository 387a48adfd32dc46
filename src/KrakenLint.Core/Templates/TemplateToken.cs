using KrakenLint.Text;

namespace KrakenLint.Templates;

/// <summary>What a stretch of a template is to its parser.</summary>
internal enum TokenKind
{
    /// <summary>Text between actions, already without what trim markers take away; may be empty.</summary>
    Text,

    /// <summary><c>{{</c> or <c>{{-</c>.</summary>
    Open,

    /// <summary><c>}}</c> or <c>-}}</c>.</summary>
    Close,
    Comment,

    /// <summary>A function's name or a keyword.</summary>
    Word,

    /// <summary><c>.name</c>.</summary>
    Field,

    /// <summary><c>$</c> or <c>$name</c>.</summary>
    Variable,
    Dot,
    QuotedText,
    RawText,
    Character,
    Number,
    LeftParen,
    RightParen,
    Pipe,
    Comma,
    Assign,
    Declare,

    /// <summary>Something that no template may hold here; a problem says why.</summary>
    Wrong,

    /// <summary>Behind the last character of the file.</summary>
    End,
}

/// <summary>One token: 0-based byte offsets, the end excluded.</summary>
internal readonly record struct TemplateToken(TokenKind Kind, int Start, int End)
{
    public SourceSpan In(SourceFile file) => new(file, Start, End);
}
