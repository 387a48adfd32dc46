using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Templates;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>
/// A template by lines: what a comment in it covers. A template is no YAML, so that its blocks are told by indentation, as
/// its author does.
/// </summary>
internal sealed partial class TemplateLines
{
    private readonly ImmutableArray<TemplateLine> lines;

    private TemplateLines(ImmutableArray<TemplateLine> lines) => this.lines = lines;

    public static TemplateLines Of(SourceFile file, ImmutableArray<TemplateToken> tokens)
    {
        var inside = new HashSet<int>();
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Kind != TokenKind.Open)
                continue;
            var first = file.LineAt(tokens[at].Start);
            while (at + 1 < tokens.Length && tokens[at].Kind is not (TokenKind.Close or TokenKind.End))
                at++;
            for (var line = first + 1; line <= file.LineAt(Math.Max(tokens[at].Start, tokens[at].End - 1)); line++)
                inside.Add(line);
        }
        var read = ImmutableArray.CreateBuilder<TemplateLine>(file.LineCount);
        var body = -1;
        for (var number = 1; number <= file.LineCount; number++)
        {
            var line = TemplateLine.Of(
                file.Line(number),
                inside.Contains(number),
                indent => body >= 0 && indent > body
            );
            read.Add(line);
            if (line.Kind == TemplateLineKind.Nothing || (body >= 0 && line.Indent > body))
                continue;
            body = BlockScalar().IsMatch(line.Text) ? line.Indent : -1;
        }
        return new TemplateLines(read.ToImmutable());
    }

    /// <summary>The YAML comments, from <c>#</c> to the end of the line.</summary>
    public IEnumerable<SourceSpan> Comments =>
        lines
            .Where(line => line.Comment >= 0)
            .Select(line => line.Span.Part(line.Comment, line.Span.Text.Length - line.Comment));

    /// <summary>What a comment behind something covers: its line, and the block that the line opens.</summary>
    /// <param name="number">1-based.</param>
    public SourceSpan Behind(int number)
    {
        var line = lines[number - 1];
        return line.OpensBlock
            ? Block(number - 1, line.Text.TrimStart() == "-" ? line.Indent : KeyIndent(line))
            : line.Span;
    }

    /// <summary>What a comment alone on its lines covers.</summary>
    /// <param name="last">The comment's last line, 1-based.</param>
    /// <returns>Null where nothing follows.</returns>
    public SourceSpan? Below(int last)
    {
        var next = last;
        while (next < lines.Length && lines[next].Kind != TemplateLineKind.Content)
            next++;
        if (next >= lines.Length)
            return null;
        return lines[next].BeginsManifest && IsFirst(next) ? Document(next) : Block(next, lines[next].Indent);
    }

    private bool IsFirst(int at)
    {
        var before = at - 1;
        while (before >= 0 && lines[before].Kind == TemplateLineKind.Nothing)
            before--;
        return before < 0 || lines[before].Kind == TemplateLineKind.Mark;
    }

    private SourceSpan Document(int at)
    {
        var end = at;
        while (end + 1 < lines.Length && lines[end + 1].Kind != TemplateLineKind.Mark)
            end++;
        return lines[at].Span with { End = lines[end].Span.End };
    }

    private SourceSpan Block(int at, int indent)
    {
        var end = at;
        for (var next = at + 1; next < lines.Length; next++)
        {
            var line = lines[next];
            if (line.Kind == TemplateLineKind.Nothing)
                continue;
            // A list may stand as far left as its key.
            var belongs =
                line.Indent > indent
                || (line.Indent == indent && line.IsItem && !lines[at].IsItem && lines[at].OpensBlock);
            if (line.Kind == TemplateLineKind.Mark || !belongs)
                break;
            end = next;
        }
        return lines[at].Span with { End = lines[end].Span.End };
    }

    // In "- name: x" the key stands behind the dash.
    private static int KeyIndent(TemplateLine line)
    {
        var text = line.Text;
        var at = text.Length - text.TrimStart(' ', '-').Length;
        return line.IsItem ? at : line.Indent;
    }

    [GeneratedRegex(
        @"[:\-]\s+([&!]\S+\s+)*[|>][+\-0-9]*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex BlockScalar();
}
