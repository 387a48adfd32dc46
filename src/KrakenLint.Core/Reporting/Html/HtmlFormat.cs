using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;

namespace KrakenLint.Reporting.Html;

/// <summary>
/// One page that needs nothing beside it: no script, no font, no network. What was not analysed comes first, then the
/// findings by file, then the help of their rules.
/// </summary>
internal static class HtmlFormat
{
    public static Format Row { get; } = new("html", "one page for a browser, with the help of the rules", Write);

    private static void Write(Report report, TextWriter output)
    {
        HtmlHead.Write(Verdict(report.ExitCode), output);
        WriteHead(report, output);
        WriteInputs(report, output);
        var rules = HtmlRules.Of(report.Result.Findings);
        rules.WriteOverview(output);
        foreach (var file in report.Result.Findings.GroupBy(finding => finding.Span.File.Path))
            WriteFile(file.Key, [.. file], rules, output);
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

    private static void WriteInputs(Report report, TextWriter output)
    {
        WriteNotes("failures", "Not everything was analysed", ReadFailures.Of(report), output);
        ImmutableArray<InputNote> others = [.. report.Result.Notes.Where(note => !note.IsFailure)];
        WriteNotes("notes", "On the input", others, output);
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

    private static void WriteFile(string path, ImmutableArray<Finding> findings, HtmlRules rules, TextWriter output)
    {
        output.Write($"<section class=\"file\">\n<h2><code>{MarkupText.Escape(path)}</code> ");
        output.Write($"<span class=\"count\">{findings.Length}</span></h2>\n");
        foreach (var finding in findings)
            HtmlFinding.Write(finding, rules.AnchorOf(finding.Rule), output);
        output.Write("</section>\n");
    }
}
