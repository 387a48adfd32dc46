using KrakenLint.Templates;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>The instructions in the comments of a template, those of YAML and those of Go's template language.</summary>
internal static class TemplateInstructions
{
    public static IEnumerable<Found> In(SourceFile file)
    {
        if (!YamlInstructions.IsMentioned(file))
            return [];
        var tokens = TemplateLexer.Read(file).Tokens;
        var lines = TemplateLines.Of(file, tokens);
        return OfYaml(file, lines)
            .Concat(OfGo(file, tokens, lines))
            .Select(found => Read(file, found.Text, found.Region))
            .OfType<Found>();
    }

    private static IEnumerable<(SourceSpan Text, SourceSpan? Region)> OfYaml(SourceFile file, TemplateLines lines)
    {
        foreach (var comment in lines.Comments)
        {
            var number = comment.StartPosition.Line;
            var isAlone = IsBlank(file, file.Line(number).Start, comment.Start);
            var said = comment.Text;
            var last = isAlone ? -1 : said.LastIndexOf(" #", StringComparison.Ordinal);
            var text = last < 0 ? comment : comment.Part(last + 1, said.Length - last - 1);
            yield return (text, isAlone ? lines.Below(number) : lines.Behind(number));
        }
    }

    private static IEnumerable<(SourceSpan Text, SourceSpan? Region)> OfGo(
        SourceFile file,
        IReadOnlyList<TemplateToken> tokens,
        TemplateLines lines
    )
    {
        for (var at = 1; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != TokenKind.Comment)
                continue;
            var (open, comment) = (tokens[at - 1], tokens[at]);
            var end = at + 1 < tokens.Count ? tokens[at + 1].End : comment.End;
            var (first, last) = (file.LineAt(open.Start), file.LineAt(end));
            var isAlone = IsBlank(file, file.Line(first).Start, open.Start) && IsBlank(file, end, file.Line(last).End);
            // Between "/*" and "*/".
            for (var number = file.LineAt(comment.Start); number <= file.LineAt(comment.End); number++)
            {
                var line = file.Line(number);
                var text = new SourceSpan(
                    file,
                    Math.Max(line.Start, comment.Start + 2),
                    Math.Max(Math.Max(line.Start, comment.Start + 2), Math.Min(line.End, comment.End - 2))
                );
                yield return (text, isAlone ? lines.Below(last) : lines.Behind(first));
            }
        }
    }

    private static Found? Read(SourceFile file, SourceSpan comment, SourceSpan? region)
    {
        var said = comment.Text;
        var start = said.Length - said.TrimStart('#', ' ', '\t').Length;
        var text = comment.Part(start, Math.Max(0, said.TrimEnd().Length - start));
        var (instruction, problem) = InstructionReader.Read(text);
        if (problem is not null)
            return new Found(null, problem, []);
        if (instruction is null)
            return null;
        if (instruction.IsForFile)
            return new Found(instruction, null, [new SourceSpan(file, 0, file.Length)]);
        return region is { } covered
            ? new Found(instruction, null, [covered])
            : new Found(null, Found.NothingFollows(text), []);
    }

    private static bool IsBlank(SourceFile file, int start, int end) =>
        start >= end || string.IsNullOrWhiteSpace(file.Slice(start, end));
}
