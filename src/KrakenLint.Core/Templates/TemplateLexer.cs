using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Templates;

/// <summary>
/// Cuts a template into tokens as Go's <c>text/template/parse</c> does: actions between <c>{{</c> and <c>}}</c>, where
/// <c>{{- </c> and <c> -}}</c> take white space away from the text beside them.
/// </summary>
internal sealed class TemplateLexer
{
    /// <summary>The code of problems that say that a template does not parse.</summary>
    public const string SyntaxCode = "template-syntax";

    private static ReadOnlySpan<byte> White => " \t\r\n"u8;

    private readonly SourceFile file;
    private readonly ImmutableArray<TemplateToken>.Builder tokens = ImmutableArray.CreateBuilder<TemplateToken>();
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
    private int at;

    private TemplateLexer(SourceFile file)
    {
        this.file = file;
        at = file.ContentStart;
    }

    private ReadOnlySpan<byte> Rest => file.Bytes[at..];

    public static (ImmutableArray<TemplateToken> Tokens, ImmutableArray<Problem> Problems) Read(SourceFile file)
    {
        var lexer = new TemplateLexer(file);
        lexer.ReadAll();
        return (lexer.tokens.DrainToImmutable(), lexer.problems.DrainToImmutable());
    }

    private void ReadAll()
    {
        var trimStart = false;
        while (true)
        {
            var start = at;
            var next = Rest.IndexOf("{{"u8);
            var end = next < 0 ? file.Length : at + next;
            if (trimStart)
                start += Leading(file.Bytes[start..end]);
            at = end;
            if (next < 0)
            {
                AddText(start, end);
                break;
            }
            var trims = Rest.Length > 3 && Rest[2] == (byte)'-' && White.Contains(Rest[3]);
            AddText(start, trims ? start + file.Bytes[start..end].TrimEnd(White).Length : end);
            Add(TokenKind.Open, trims ? 3 : 2);
            trimStart = IsComment(trims) ? ReadComment() : ReadAction();
        }
        tokens.Add(new TemplateToken(TokenKind.End, file.Length, file.Length));
    }

    private bool IsComment(bool trims) => Rest.StartsWith("/*"u8) || (trims && Rest[1..].StartsWith("/*"u8));

    /// <returns>True where the comment's end trims the text behind it.</returns>
    private bool ReadComment()
    {
        if (Rest[0] != (byte)'/')
            at++;
        var length = Rest.IndexOf("*/"u8);
        if (length < 0)
        {
            Report(2, "this comment has no end; expected */}}");
            at = file.Length;
            return false;
        }
        Add(TokenKind.Comment, length + 2);
        if (TryClose(out var trims))
            return trims;
        Report(1, "a comment fills its action; expected }} or ' -}}' right behind */");
        var close = Rest.IndexOf("}}"u8);
        at = close < 0 ? file.Length : at + close;
        return TryClose(out trims) && trims;
    }

    /// <returns>True where the action's end trims the text behind it.</returns>
    private bool ReadAction()
    {
        while (at < file.Length)
        {
            if (TryClose(out var trims))
                return trims;
            if (White.Contains(Rest[0]))
                at++;
            else
                ReadToken();
        }
        return false;
    }

    private bool TryClose(out bool trims)
    {
        var blank = Leading(Rest);
        trims = blank > 0 && Rest[blank..].StartsWith("-}}"u8);
        if (trims)
        {
            at += blank;
            Add(TokenKind.Close, 3);
            return true;
        }
        if (!Rest.StartsWith("}}"u8))
            return false;
        Add(TokenKind.Close, 2);
        return true;
    }

    private void ReadToken()
    {
        var first = Rest[0];
        var second = Rest.Length > 1 ? Rest[1] : (byte)0;
        switch ((char)first)
        {
            case '"':
                AddQuoted(TokenKind.QuotedText, (byte)'"', "this text has no closing \" on its line");
                break;
            case '\'':
                AddQuoted(TokenKind.Character, (byte)'\'', "this character constant has no closing ' on its line");
                break;
            case '`':
                AddRaw();
                break;
            case '(':
                Add(TokenKind.LeftParen, 1);
                break;
            case ')':
                Add(TokenKind.RightParen, 1);
                break;
            case '|':
                Add(TokenKind.Pipe, 1);
                break;
            case ',':
                Add(TokenKind.Comma, 1);
                break;
            case '=':
                Add(TokenKind.Assign, 1);
                break;
            case ':' when second == (byte)'=':
                Add(TokenKind.Declare, 2);
                break;
            case '$':
                Add(TokenKind.Variable, 1 + NameLength(Rest[1..]));
                break;
            case '.' when !char.IsAsciiDigit((char)second):
                var name = NameLength(Rest[1..]);
                Add(name == 0 ? TokenKind.Dot : TokenKind.Field, 1 + name);
                break;
            case '+' or '-' or '.' or (>= '0' and <= '9'):
                Add(TokenKind.Number, NumberLength(Rest));
                break;
            default:
                AddWord();
                break;
        }
    }

    private void AddWord()
    {
        var length = NameLength(Rest);
        if (length > 0)
        {
            Add(TokenKind.Word, length);
            return;
        }
        var wrong = Math.Max(1, Rest.IndexOfAny((byte)' ', (byte)'}', (byte)'\n'));
        Report(wrong, $"\"{file.Slice(at, at + wrong)}\" has no meaning in an action");
        Add(TokenKind.Wrong, wrong);
    }

    private void AddQuoted(TokenKind kind, byte quote, string missing)
    {
        for (var length = 1; length < Rest.Length && Rest[length] != (byte)'\n'; length++)
        {
            if (Rest[length] == (byte)'\\' && length + 1 < Rest.Length && Rest[length + 1] != (byte)'\n')
                length++;
            else if (Rest[length] == quote)
            {
                Add(kind, length + 1);
                return;
            }
        }
        var line = Rest.IndexOf((byte)'\n');
        Report(1, missing);
        Add(TokenKind.Wrong, line < 0 ? Rest.Length : line);
    }

    private void AddRaw()
    {
        var length = Rest[1..].IndexOf((byte)'`');
        if (length >= 0)
        {
            Add(TokenKind.RawText, length + 2);
            return;
        }
        Report(1, "this raw text has no closing `");
        Add(TokenKind.Wrong, Rest.Length);
    }

    private void Add(TokenKind kind, int length)
    {
        tokens.Add(new TemplateToken(kind, at, at + length));
        at += length;
    }

    private void AddText(int start, int end)
    {
        if (end > start)
            tokens.Add(new TemplateToken(TokenKind.Text, start, end));
    }

    private void Report(int length, string text) =>
        problems.Add(new Problem(SyntaxCode, new SourceSpan(file, at, Math.Min(file.Length, at + length)), text));

    private static int Leading(ReadOnlySpan<byte> text) => text.Length - text.TrimStart(White).Length;

    private static int NameLength(ReadOnlySpan<byte> text)
    {
        // Letters beyond ASCII are letters to Go as well.
        var length = 0;
        while (
            length < text.Length
            && (char.IsAsciiLetterOrDigit((char)text[length]) || text[length] is (byte)'_' or >= 0x80)
        )
            length++;
        return length;
    }

    private static int NumberLength(ReadOnlySpan<byte> text)
    {
        var length = 1;
        while (
            length < text.Length
            && (
                char.IsAsciiLetterOrDigit((char)text[length])
                || text[length] is (byte)'_' or (byte)'.'
                || (text[length] is (byte)'+' or (byte)'-' && text[length - 1] is (byte)'e' or (byte)'E' && length > 1)
            )
        )
            length++;
        return length;
    }
}
