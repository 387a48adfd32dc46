namespace KrakenLint.Yaml.Scalars;

/// <summary>
/// Rewrites a text that YamlDotNet refuses where libyaml, and so Helm and kubectl, accept it: texts in quotes and brackets
/// that go on left of their parent, comments without a space before them, a "-" that stands for itself. Every character keeps
/// its place, and nodes are decoded from the file, so that only YamlDotNet sees the difference.
/// </summary>
internal ref struct LenientText
{
    private const char Filler = '_';

    private readonly char[] text;
    private int at;
    private int depth;

    // Where the block collection around the current line begins, which a block scalar must be indented more than.
    private int indent;
    private bool isChanged;

    // True behind a line break in the brackets that are open.
    private bool isOfLines;

    private LenientText(string source) => text = source.ToCharArray();

    /// <returns>Null where there is nothing to rewrite, or libyaml would refuse the text as well.</returns>
    public static string? Of(string source)
    {
        var rewriting = new LenientText(source);
        return rewriting.Run() && rewriting.isChanged ? new string(rewriting.text) : null;
    }

    private readonly char Current => at < text.Length ? text[at] : '\0';

    private readonly char Next => at + 1 < text.Length ? text[at + 1] : '\0';

    private bool Run()
    {
        indent = -1;
        var lineStart = 0;
        while (at < text.Length)
        {
            switch (Current)
            {
                case '\n' or '\r' or '\u0085' or '\u2028' or '\u2029':
                    isOfLines |= depth > 0;
                    if (depth > 0)
                        Put(at, ' ');
                    at++;
                    if (depth == 0)
                        (lineStart, indent) = (at, -1);
                    break;
                case ' ' or '\t':
                    at++;
                    break;
                case '#':
                    SkipComment();
                    break;
                case '"' or '\'':
                    var isKeyPlace = at - lineStart;
                    if (!Quoted())
                        return false;
                    indent = Math.Max(indent, IsColon() ? isKeyPlace : indent);
                    break;
                case '[' or '{':
                    isOfLines &= depth++ > 0;
                    at++;
                    break;
                case ']' or '}':
                    at++;
                    if (--depth < 0 || (isOfLines && IsColon()))
                        return false;
                    break;
                case ',' when depth > 0:
                    at++;
                    break;
                case '-' when depth == 0 && IsBlank(Next):
                case '?' or ':' when IsBlank(Next):
                    indent = Math.Max(indent, Current == ':' ? indent : at - lineStart);
                    at++;
                    break;
                case '-' when depth > 0 && Next is ',' or ']' or '}':
                    Put(at++, Filler);
                    break;
                case '|' or '>' when depth == 0:
                    BlockScalar();
                    (lineStart, indent) = (at, -1);
                    break;
                case '%' or '.' when at == lineStart && (Current == '%' || IsMarkerAt(at, "...")):
                    SkipComment();
                    break;
                case '-' when at == lineStart && IsMarkerAt(at, "---"):
                    at += 3;
                    break;
                case '&' or '*' or '!':
                    while (!IsBlank(Current) && Current is not (',' or ']' or '}'))
                        at++;
                    break;
                default:
                    var start = at - lineStart;
                    if (!Plain())
                        return false;
                    indent = Math.Max(indent, IsColon() ? start : indent);
                    break;
            }
        }
        return depth == 0;
    }

    private static bool IsBlank(char character) => character is ' ' or '\t' or '\0' || IsBreak(character);

    // YamlDotNet ends a line at YAML 1.1's breaks as well.
    private static bool IsBreak(char character) => character is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';

    private readonly bool IsColon()
    {
        var colon = at;
        while (colon < text.Length && text[colon] is ' ' or '\t')
            colon++;
        return colon < text.Length && text[colon] == ':';
    }

    private void Put(int place, char character)
    {
        isChanged |= text[place] != character;
        text[place] = character;
    }

    // Inside of brackets nothing may follow a comment on what becomes one line.
    private void SkipComment()
    {
        var hide = depth > 0 || (at > 0 && !IsBlank(text[at - 1]));
        for (; at < text.Length && !IsBreak(Current); at++)
        {
            if (hide)
                Put(at, ' ');
        }
    }

    /// <returns>False for a key of several lines, which libyaml does not take for one.</returns>
    private bool Quoted()
    {
        var quote = text[at++];
        var lines = 0;
        for (; at < text.Length; at++)
        {
            if (IsBreak(Current))
            {
                lines++;
                Put(at, ' ');
                if (IsMarkerAt(at + 1, "..."))
                    return false;
            }
            else if (quote == '"' && Current == '\\')
                Escape();
            else if (Current == quote && !(quote == '\'' && Next == quote))
                break;
            else if (Current == quote)
                at++;
        }
        at++;
        return at <= text.Length && !(lines > 0 && IsColon()) && EndsWell();
    }

    private readonly bool IsMarkerAt(int place, string marker) =>
        text.AsSpan(place).StartsWith(marker) && (place + 3 >= text.Length || IsBlank(text[place + 3]));

    private void Escape()
    {
        at++;
        if (Current == '\'')
        {
            Put(at - 1, Filler);
            Put(at, Filler);
        }
        else if (Current == '\r' && Next == '\n')
            Put(at++, ' ');
        if (IsBreak(Current))
            Put(at, ' ');
    }

    /// <returns>False inside of brackets for a key of several lines, and for "?", which ends a text there.</returns>
    private bool Plain()
    {
        var lines = 0;
        while (at < text.Length && !(Current == ':' && IsBlank(Next)) && !(Current == '#' && IsBlank(text[at - 1])))
        {
            if (depth > 0 && Current is ',' or '[' or ']' or '{' or '}')
                break;
            if (depth > 0 && Current == '?')
                return false;
            if (IsBreak(Current))
            {
                if (depth == 0)
                    return true;
                lines++;
                Put(at, ' ');
            }
            at++;
        }
        isOfLines |= lines > 0;
        return !(lines > 0 && Current == ':') && EndsWell();
    }

    /// <returns>False inside of brackets where a ":" stands on a later line, or a text goes on behind a comment.</returns>
    private readonly bool EndsWell()
    {
        var (next, lines, comments) = (at, 0, 0);
        while (depth > 0 && next < text.Length && (IsBlank(text[next]) || text[next] == '#'))
        {
            if (text[next] == '#')
            {
                comments++;
                while (next + 1 < text.Length && !IsBreak(text[next + 1]))
                    next++;
            }
            lines += IsBreak(text[next]) ? 1 : 0;
            next++;
        }
        if (depth == 0 || next >= text.Length || (lines == 0 && comments == 0))
            return true;
        return text[next] != ':' && (comments == 0 || text[next] is ',' or ']' or '}');
    }

    private void BlockScalar()
    {
        while (at < text.Length && !IsBlank(Current) && Current != '#')
            at++;
        if (Current == '#')
            SkipComment();
        while (at < text.Length && !IsBreak(Current))
            at++;
        while (at < text.Length)
        {
            var line = at;
            while (line < text.Length && IsBreak(text[line]))
                line++;
            var content = line;
            while (content < text.Length && text[content] == ' ')
                content++;
            if (content < text.Length && !IsBreak(text[content]) && content - line <= indent)
            {
                at = line;
                return;
            }
            at = content;
            while (at < text.Length && !IsBreak(Current))
                at++;
        }
    }
}
