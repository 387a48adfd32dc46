using System.Collections.Immutable;
using KrakenLint.Runbooks;

namespace KrakenLint.Reporting.Runbooks;

/// <summary>A runbook as Markdown (GFM).</summary>
internal static class RunbookMarkdown
{
    public static RunbookFormat Row { get; } = new("markdown", "Markdown, as GitHub and GitLab show it", Write);

    private static void Write(RunbookReport report, TextWriter output)
    {
        var isFirst = true;
        foreach (var page in report.Pages)
        {
            if (!isFirst)
                output.Write("\n---\n\n");
            isFirst = false;
            var text = new StringWriter { NewLine = "\n" };
            Write(page, report.Failures, text);
            // A blank line stands between blocks, and none behind the last one.
            output.Write($"{text.ToString().TrimEnd('\n')}\n");
        }
    }

    private static void Write(RunbookPage page, ImmutableArray<string> failures, TextWriter output)
    {
        output.Write($"# {MarkdownText.Prose(page.Title)}\n\n");
        foreach (var failure in failures)
            output.Write($"**Not read:** {MarkdownText.Prose(failure)}\n\n");
        foreach (var block in page.Intro)
            Write(block, output);
        foreach (var (at, section) in page.Sections.Index())
        {
            output.Write($"## {at} {section.Title}\n\n");
            foreach (var block in section.Blocks)
                Write(block, output);
        }
    }

    private static void Write(PageBlock block, TextWriter output)
    {
        switch (block)
        {
            case PageBlock.Heading heading:
                output.Write($"### {MarkdownText.Prose(heading.Text)}\n\n");
                break;
            case PageBlock.Paragraph paragraph:
                output.Write($"{Words(paragraph.Words)}\n\n");
                break;
            case PageBlock.Code code:
                WriteCode(code, output);
                break;
            case PageBlock.Items items:
                foreach (var line in items.Lines)
                    output.Write($"- {Words(line)}\n");
                output.Write('\n');
                break;
            case PageBlock.Table table:
                output.Write($"| {string.Join(" | ", table.Heads)} |\n");
                output.Write($"|{string.Concat(table.Heads.Select(_ => "---|"))}\n");
                foreach (var row in table.Rows)
                    output.Write($"| {string.Join(" | ", row.Select(cell => Words(cell, isInTable: true)))} |\n");
                output.Write('\n');
                break;
        }
    }

    // Lines are escaped one by one; no line can close the fence.
    private static void WriteCode(PageBlock.Code code, TextWriter output)
    {
        var lines = code.Text.TrimEnd('\n').Split('\n').Select(TerminalText.Escape).ToArray();
        var fence = "```";
        while (lines.Any(line => line.Contains(fence, StringComparison.Ordinal)))
            fence += "`";
        output.Write($"{fence}{code.Language}\n{string.Join('\n', lines)}\n{fence}\n\n");
    }

    private static string Words(ImmutableArray<PageWord> words, bool isInTable = false) =>
        string.Concat(words.Select(word => Word(word, isInTable))).Trim();

    private static string Word(PageWord word, bool isInTable) =>
        word.Kind switch
        {
            WordKind.Code => Code(TerminalText.Escape(word.Text.ReplaceLineEndings(" ")), isInTable),
            WordKind.Said => MarkdownText.Prose(word.Text.ReplaceLineEndings(" ")),
            WordKind.Strong => $"**{word.Text.Trim()}**",
            _ => word.Text.ReplaceLineEndings(" "),
        };

    // Commands are copied from the raw text too: a code span holds them as they are, but for what divides cells.
    private static string Code(string text, bool isInTable)
    {
        if (
            text.Contains('`', StringComparison.Ordinal)
            || text.AsSpan().Trim().Length != text.Length
            || text.Length == 0
        )
            return MarkdownText.Code(text);
        return $"`{(isInTable ? text.Replace("|", "\\|", StringComparison.Ordinal) : text)}`";
    }
}
