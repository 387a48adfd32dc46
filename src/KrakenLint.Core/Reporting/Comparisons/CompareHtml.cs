using KrakenLint.Comparing;
using KrakenLint.Reporting.Html;

namespace KrakenLint.Reporting.Comparisons;

/// <summary>A comparison as one page that needs nothing beside it.</summary>
internal static class CompareHtml
{
    public static CompareFormat Row { get; } = new("html", "one page for a browser", Write);

    private static void Write(CompareReport report, TextWriter output)
    {
        var verdict = report.Comparison.IsWorse ? "failed" : "passed";
        HtmlHead.Write(verdict, output);
        output.Write(
            $"""
            <header>
            <h1>Ways in <span class="verdict {verdict}">{verdict}</span></h1>
            <p>{MarkupText.Escape($"{report.Old} → {report.New}")}</p>
            <p>{MarkupText.Escape(CompareFormats.Closing(report.Comparison))}</p>
            </header>

            """
        );
        foreach (var failure in report.Failures)
            output.Write($"<p class=\"error\">not read: {MarkupText.Escape(failure)}</p>\n");
        foreach (var way in report.Comparison.Ways)
            Write(way, output);
        output.Write($"<footer>KrakenLint {MarkupText.Escape(report.Version)}</footer>\n</body>\n</html>\n");
    }

    private static void Write(WayChange way, TextWriter output)
    {
        output.Write($"<section>\n<h2>{MarkupText.Escape($"{way.Host}{way.Path}")}: {way.Verdict.Word()}</h2>\n");
        output.Write($"<p>{MarkupText.Escape($"{way.Old ?? "nothing"} → {way.New ?? "nothing"}")}</p>\n<table>\n");
        output.Write(
            "<thead><tr><th>setting</th><th></th><th>before</th><th>after</th><th>where</th></tr></thead>\n<tbody>\n"
        );
        foreach (var change in way.Settings)
        {
            var kind = change.Verdict >= Verdict.Weaker ? "error" : "note";
            output.Write($"<tr class=\"{kind}\"><td>{MarkupText.Escape(change.Title)}</td>");
            output.Write($"<td><span class=\"severity\">{change.Verdict.Word()}</span></td>");
            output.Write($"<td>{MarkupText.Escape(CompareFormats.ShownValue(change.Old))}</td>");
            output.Write($"<td>{MarkupText.Escape(CompareFormats.ShownValue(change.New))}</td>");
            output.Write($"<td>{MarkupText.Escape(CompareFormats.ShownPlace(change.New))}");
            output.Write(
                change.Remedy is { } remedy ? $"<br>set {MarkupText.Escape(remedy)}</td></tr>\n" : "</td></tr>\n"
            );
        }
        output.Write("</tbody>\n</table>\n");
        foreach (var finding in way.Remaining)
            output.Write($"<p>remains: {MarkupText.Escape($"{finding.Rule.Id} {finding.Message}")}</p>\n");
        output.Write("</section>\n");
    }
}
