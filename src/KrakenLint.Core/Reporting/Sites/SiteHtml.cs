namespace KrakenLint.Reporting.Sites;

/// <summary>Pieces of pages. Everything that is given is text, and is escaped here.</summary>
internal static class SiteHtml
{
    /// <summary>Prose with code between back quotes, in paragraphs.</summary>
    public static string Prose(string? text) =>
        string.Concat(
            (text ?? "")
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(paragraph => $"<p>{Inline(paragraph.Trim().ReplaceLineEndings(" "))}</p>\n")
        );

    /// <summary>The same within a line; a back quote that is never closed is a character.</summary>
    public static string Inline(string text)
    {
        var parts = text.Split('`');
        return parts.Length % 2 == 0
            ? MarkupText.Escape(text)
            : string.Concat(parts.Select((part, at) => at % 2 == 0 ? MarkupText.Escape(part) : Code(part)));
    }

    public static string Code(string text) => $"<code>{MarkupText.Escape(text)}</code>";

    public static string Pre(string text) =>
        $"<pre>{string.Join('\n', text.TrimEnd().Split('\n').Select(MarkupText.Escape))}</pre>\n";

    /// <summary>A link to a page of the site.</summary>
    public static string Way(string path, string text) =>
        $"<a href=\"~/{MarkupText.Escape(path)}\">{MarkupText.Escape(text)}</a>";

    /// <summary>A source: only what a browser opens as a page becomes a link.</summary>
    public static string Source(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var page) && page.Scheme is "https" or "http"
            ? $"<a href=\"{MarkupText.Escape(page.AbsoluteUri)}\" rel=\"noreferrer\">{MarkupText.Escape(page.AbsoluteUri)}</a>"
            : MarkupText.Escape(address);

    public static string Sources(IEnumerable<string> addresses) =>
        List(addresses.Select(Source)) is { Length: > 0 } list ? $"<h2>Sources</h2>\n{list}" : "";

    /// <param name="items">HTML.</param>
    public static string List(IEnumerable<string> items) =>
        string.Concat(items.Select(item => $"<li>{item}</li>\n")) is { Length: > 0 } list ? $"<ul>\n{list}</ul>\n" : "";

    /// <param name="rows">Names, and HTML.</param>
    public static string Facts(IEnumerable<(string Name, string Html)> rows) =>
        $"<dl class=\"facts\">\n{string.Concat(rows.Select(row => $"<dt>{MarkupText.Escape(row.Name)}</dt><dd>{row.Html}</dd>\n"))}</dl>\n";

    /// <param name="rows">HTML, one for each column.</param>
    public static string Table(string[] head, IEnumerable<string[]> rows) =>
        $"<div class=\"scroll\"><table><thead><tr>{string.Concat(head.Select(word => $"<th>{word}</th>"))}</tr></thead><tbody>\n{string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{cell}</td>"))}</tr>\n"))}</tbody></table></div>\n";
}
