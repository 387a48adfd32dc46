using KrakenLint.Findings;
using KrakenLint.Reporting.Plain;
using KrakenLint.Text;

namespace KrakenLint.Reporting.Html;

/// <summary>A finding on the page: what, its line with the underlined part, what belongs to it.</summary>
internal sealed class HtmlFinding(
    HtmlRules rules,
    HtmlFilters filters,
    HtmlDiff diff,
    IReadOnlyDictionary<Finding, int> numbers
)
{
    public void Write(Finding finding, TextWriter output)
    {
        var word = finding.Severity.Word();
        var rule = finding.Rule;
        output.Write(
            $"<article id=\"finding-{numbers[finding]}\" class=\"{word}\"{filters.MarksOf(finding)}>\n<h3><span class=\"severity\">{word}</span> "
        );
        output.Write(
            $"<a href=\"#{rules.AnchorOf(rule)}\">{MarkupText.Escape(rule.Id)}</a> {MarkupText.Escape(rule.Name)}"
        );
        if (finding.Occurrences > 1)
            output.Write($" <span class=\"count\">{finding.Occurrences} times</span>");
        output.Write($"</h3>\n<p>{MarkupText.Escape(finding.Message)}</p>\n");
        WriteExcerpt(finding.Span.StartPosition, finding.Excerpt, finding.Label, output);
        WriteMore(finding, output);
        diff.Write(finding, output);
        WriteCommands(finding, output);
        output.Write("</article>\n");
    }

    private static void WriteCommands(Finding finding, TextWriter output)
    {
        var commands = FindingCommands.Of(finding).ToArray();
        if (commands.Length == 0)
            return;
        output.Write("<details>\n<summary>commands</summary>\n");
        foreach (var (word, lines) in commands)
            output.Write($"<h4>{word}</h4>\n<pre>{string.Join('\n', lines.Select(MarkupText.Escape))}</pre>\n");
        output.Write("</details>\n");
    }

    private static void WriteExcerpt(Position start, Excerpt excerpt, string label, TextWriter output)
    {
        var shown = ShownLine.For(excerpt);
        var margin = new string(' ', $"{start.Line}".Length);
        output.Write($"<pre><span class=\"line\">{start.Line} | </span>{MarkupText.Escape(shown.Before)}");
        output.Write($"<mark>{MarkupText.Escape(shown.Marked)}</mark>{MarkupText.Escape(shown.After)}\n");
        output.Write($"<span class=\"line\">{margin} | </span>{shown.Indent}<span class=\"label\">{shown.Carets}");
        output.Write($"{(label.Length == 0 ? "" : " ")}{MarkupText.Escape(label)}</span></pre>\n");
    }

    private static void WriteMore(Finding finding, TextWriter output)
    {
        var fix = FixLine.For(finding);
        output.Write($"<ul>\n<li>at {Place(finding.Span)}");
        if (finding.Path.Length > 0)
            output.Write($", <code>{MarkupText.Escape(finding.Path)}</code>");
        if (finding.Resource is { } resource)
            output.Write($" of <code>{MarkupText.Escape(resource.ToString())}</code>");
        output.Write("</li>\n");
        if (!finding.Trace.IsEmpty)
            WriteChain(finding.Trace, output);
        foreach (var related in finding.Related.Where(related => related.Word == "note"))
        {
            output.Write($"<li>{MarkupText.Escape(related.Word)}: {Place(related.Span)}, ");
            output.Write($"{MarkupText.Escape(related.Text)}</li>\n");
        }
        if (finding.Occasions is { } occasions)
            output.Write($"<li>values: {MarkupText.Escape($"{occasions}")}</li>\n");
        if (fix is not null)
            output.Write($"<li class=\"fix\">fix: {MarkupText.Escape(fix)}</li>\n");
        output.Write("</ul>\n");
    }

    // From what helm printed back to what a person edits.
    private static void WriteChain(IEnumerable<RelatedLocation> trace, TextWriter output)
    {
        output.Write("<li>made by\n<ol class=\"chain\">\n");
        foreach (var step in trace.Reverse())
        {
            output.Write($"<li>{MarkupText.Escape(step.Word)} {Place(step.Span)}: ");
            output.Write($"<code>{MarkupText.Escape(TextOf(step.Excerpt))}</code></li>\n");
        }
        output.Write("</ol>\n</li>\n");
    }

    private static string TextOf(Excerpt excerpt)
    {
        var shown = ShownLine.For(excerpt);
        return $"{shown.Before}{shown.Marked}{shown.After}".Trim();
    }

    private static string Place(SourceSpan span) =>
        $"<code>{MarkupText.Escape(span.File.Path)}:{span.StartPosition}</code>";
}
