using KrakenLint.Rules;

namespace KrakenLint.Reporting.Html;

/// <summary>The help of a rule, folded.</summary>
internal static class HtmlHelp
{
    /// <param name="anchor">What leads here; a browser unfolds what holds the target of a link.</param>
    public static void Write(Rule rule, string anchor, TextWriter output)
    {
        var help = rule.Help;
        output.Write($"<details>\n<summary>{MarkupText.Escape(rule.Id)} {MarkupText.Escape(rule.Name)}</summary>\n");
        output.Write($"<div id=\"{anchor}\">\n<p>{Prose(rule.Summary)}.</p>\n");
        WriteProse("Why", help.Why, output);
        WriteProse("Symptoms", string.Join(", ", help.Symptoms), output);
        WriteCommand("Diagnose", help.Diagnose, output);
        WriteProse("Remedy", help.Remedy, output);
        WriteCommand("Verify", help.Verify, output);
        WriteLinks(rule, output);
        output.Write("</div>\n</details>\n");
    }

    private static void WriteProse(string title, string? text, TextWriter output)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        output.Write($"<h4>{title}</h4>\n");
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            output.Write($"<p>{Prose(paragraph.Trim().ReplaceLineEndings(" "))}</p>\n");
    }

    private static void WriteCommand(string title, string? text, TextWriter output)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        var lines = text.Trim().Split('\n').Select(MarkupText.Escape);
        output.Write($"<h4>{title}</h4>\n<pre>{string.Join('\n', lines)}</pre>\n");
    }

    private static void WriteLinks(Rule rule, TextWriter output)
    {
        // A rule file may come from anywhere: only what a browser opens as a page becomes a link.
        var pages = rule.Help.Links.Where(link => link is { IsAbsoluteUri: true, Scheme: "https" or "http" }).ToArray();
        if (pages.Length == 0)
            return;
        output.Write("<h4>Sources</h4>\n<ul>\n");
        foreach (var page in pages)
        {
            var address = MarkupText.Escape(page.AbsoluteUri);
            output.Write($"<li><a href=\"{address}\" rel=\"noreferrer\">{address}</a></li>\n");
        }
        output.Write("</ul>\n");
    }

    // Help is written with code between back quotes; one that is never closed is a character.
    private static string Prose(string text)
    {
        var parts = text.Split('`');
        if (parts.Length % 2 == 0)
            return MarkupText.Escape(text);
        return string.Concat(
            parts.Select(
                (part, at) => at % 2 == 0 ? MarkupText.Escape(part) : $"<code>{MarkupText.Escape(part)}</code>"
            )
        );
    }
}
