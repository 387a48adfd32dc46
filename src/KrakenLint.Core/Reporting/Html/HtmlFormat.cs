using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Reporting.Drawings.Svg;
using KrakenLint.Rules;

namespace KrakenLint.Reporting.Html;

/// <summary>
/// One page that needs nothing beside it: no font, no network, and no script but one that filters. What was not analysed
/// comes first, then the message path, the findings by file, the gravest first, and the help of their rules.
/// </summary>
internal static class HtmlFormat
{
    public static Format Row { get; } = new("html", "one page for a browser, with the help of the rules", Write);

    private static void Write(Report report, TextWriter output)
    {
        var findings = report.Result.Findings;
        HtmlHead.Write(Verdict(report.ExitCode), output, SvgStyle.Sheet, findings.Length > 1 ? HtmlScript.Text : "");
        WriteHead(report, output);
        WriteNotes("failures", "Not everything was analysed", ReadFailures.Of(report), output);
        var numbers = new Dictionary<Finding, int>(ReferenceEqualityComparer.Instance);
        foreach (var finding in findings)
            numbers.TryAdd(finding, numbers.Count + 1);
        HtmlDrawing.Write(report.Result, numbers, output);
        ImmutableArray<InputNote> others = [.. report.Result.Notes.Where(note => !note.IsFailure)];
        WriteNotes("notes", "On the input", others, output);
        var rules = HtmlRules.Of(findings);
        rules.WriteOverview(output);
        var filters = new HtmlFilters(findings);
        if (findings.Length > 1)
            filters.Write(output);
        var pages = new HtmlFinding(rules, filters, new HtmlDiff(report.Result), numbers);
        foreach (var file in findings.GroupBy(finding => finding.Span.File.Path))
            WriteFile(file.Key, [.. file.OrderByDescending(finding => finding.Severity)], pages, output);
        rules.WriteHelp(output);
        output.Write($"<footer>KrakenLint {MarkupText.Escape(report.Version)}</footer>\n</body>\n</html>\n");
    }

    private static string Verdict(int exitCode) =>
        exitCode switch
        {
            0 => "passed",
            1 => "failed",
            _ => "incomplete",
        };

    private static void WriteHead(Report report, TextWriter output)
    {
        var verdict = Verdict(report.ExitCode);
        output.Write($"<header>\n<h1>KrakenLint <span class=\"verdict {verdict}\">{verdict}</span></h1>\n");
        output.Write($"<p>{MarkupText.Escape(ClosingLine.For(report.Result))}</p>\n<ul class=\"counts\">\n");
        foreach (var severity in new[] { Severity.Error, Severity.Warning, Severity.Note })
        {
            var count = report.Result.Findings.Count(finding => finding.Severity == severity);
            var word = severity.Word();
            output.Write(
                $"<li class=\"{(count == 0 ? "none" : word)}\"><b>{count}</b> {word}{(count == 1 ? "" : "s")}</li>\n"
            );
        }
        output.Write("</ul>\n</header>\n");
    }

    private static void WriteNotes(string kind, string title, ImmutableArray<InputNote> notes, TextWriter output)
    {
        if (notes.IsEmpty)
            return;
        output.Write($"<section class=\"{kind}\">\n<h2>{title}</h2>\n<ul>\n");
        foreach (var note in notes)
        {
            var place = note.Path.Length == 0 ? "" : $"<code>{MarkupText.Escape(ReadFailures.PlaceOf(note))}</code>: ";
            output.Write($"<li>{place}{MarkupText.Escape(note.Text)}</li>\n");
        }
        output.Write("</ul>\n</section>\n");
    }

    private static void WriteFile(string path, ImmutableArray<Finding> findings, HtmlFinding pages, TextWriter output)
    {
        output.Write($"<section class=\"file\">\n<h2><code>{MarkupText.Escape(path)}</code> ");
        output.Write($"<span class=\"count\">{findings.Length}</span></h2>\n");
        foreach (var finding in findings)
            pages.Write(finding, output);
        output.Write("</section>\n");
    }
}
