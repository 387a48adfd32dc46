using System.Collections.Immutable;
using KrakenLint.Reporting.Html;
using KrakenLint.Runbooks;

namespace KrakenLint.Reporting.Runbooks;

/// <summary>A runbook as one page that needs nothing beside it.</summary>
internal static class RunbookHtml
{
    public static RunbookFormat Row { get; } = new("html", "one page for a browser, also on paper", Write);

    private static void Write(RunbookReport report, TextWriter output)
    {
        HtmlHead.Write("runbook", output);
        foreach (var page in report.Pages)
        {
            output.Write($"<header>\n<h1>{MarkupText.Escape(page.Title)}</h1>\n</header>\n");
            foreach (var failure in report.Failures)
                output.Write(
                    $"<p class=\"error\"><b class=\"severity\">not read:</b> {MarkupText.Escape(failure)}</p>\n"
                );
            foreach (var block in page.Intro)
                Write(block, output);
            foreach (var (at, section) in page.Sections.Index())
            {
                output.Write($"<section>\n<h2>{at} {MarkupText.Escape(section.Title)}</h2>\n");
                foreach (var block in section.Blocks)
                    Write(block, output);
                output.Write("</section>\n");
            }
        }
        output.Write($"<footer>KrakenLint {MarkupText.Escape(report.Version)}</footer>\n</body>\n</html>\n");
    }

    private static void Write(PageBlock block, TextWriter output)
    {
        switch (block)
        {
            case PageBlock.Heading heading:
                output.Write($"<h3>{MarkupText.Escape(heading.Text)}</h3>\n");
                break;
            case PageBlock.Paragraph paragraph:
                output.Write($"<p>{Words(paragraph.Words)}</p>\n");
                break;
            case PageBlock.Code code:
                var lines = code.Text.TrimEnd('\n').Split('\n').Select(MarkupText.Escape);
                output.Write($"<pre><code>{string.Join('\n', lines)}</code></pre>\n");
                break;
            case PageBlock.Items items:
                output.Write("<ul>\n");
                foreach (var line in items.Lines)
                    output.Write($"<li>{Words(line)}</li>\n");
                output.Write("</ul>\n");
                break;
            case PageBlock.Table table:
                WriteTable(table, output);
                break;
        }
    }

    // The style of reports aligns first columns of numbers to the right.
    private static void WriteTable(PageBlock.Table table, TextWriter output)
    {
        output.Write("<div style=\"overflow-x:auto\"><table>\n<thead><tr>");
        foreach (var head in table.Heads)
            output.Write($"<th>{MarkupText.Escape(head)}</th>");
        output.Write("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            output.Write("<tr>");
            foreach (var (at, cell) in row.Index())
                output.Write($"<td{(at == 0 ? " style=\"text-align:left;width:auto\"" : "")}>{Words(cell)}</td>");
            output.Write("</tr>\n");
        }
        output.Write("</tbody>\n</table></div>\n");
    }

    private static string Words(ImmutableArray<PageWord> words) => string.Concat(words.Select(Word));

    private static string Word(PageWord word)
    {
        var text = MarkupText.Escape(word.Text.ReplaceLineEndings(" "));
        return word.Kind switch
        {
            WordKind.Code => $"<code>{text}</code>",
            WordKind.Strong => $"<b>{text}</b>",
            _ => text,
        };
    }
}
