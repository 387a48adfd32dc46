using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Reporting;

/// <summary>Findings for people, each with its source line; the closing line is not part of it.</summary>
internal static class TextFormat
{
    private const string Gutter = "1;34";
    private const string Bold = "1";

    public static Format Row { get; } = new("text", "findings with their source lines", Write);

    private static void Write(Report report, TextWriter output)
    {
        var separator = "";
        foreach (var finding in report.Result.Findings)
        {
            output.Write(separator);
            Write(finding, report.UseColor, output);
            separator = "\n";
        }
    }

    private static void Write(Finding finding, bool useColor, TextWriter output)
    {
        string Paint(string text, string code) => useColor && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;

        var color = Color(finding.Severity);
        var line = $"{finding.Span.StartPosition.Line}";
        var margin = new string(' ', line.Length);
        var shown = ShownLine.For(finding.Excerpt);
        var edge = Paint($"{margin} |", Gutter);
        var label = finding.Label.Length == 0 ? "" : $" {TerminalText.Escape(finding.Label)}";

        var title = $"{finding.Severity.Word()}[{TerminalText.Escape(finding.Rule.Id)}]";
        var text = $" {TerminalText.Escape(finding.Rule.Name)}: {TerminalText.Escape(finding.Message)}";
        output.Write($"{Paint(title, color)}{Paint(text, Bold)}\n");
        output.Write($"{Paint($"{margin}-->", Gutter)} {Place(finding.Span)}\n");
        output.Write($"{edge}\n");
        output.Write($"{Paint($"{line} |", Gutter)} {shown.Before}{Paint(shown.Marked, $"4;{color}")}{shown.After}\n");
        output.Write($"{edge} {shown.Indent}{Paint($"{shown.Carets}{label}", color)}\n");
        var fix = FixLine.For(finding);
        if (finding.Related.IsEmpty && fix is null && finding.Occasions is null)
            return;
        output.Write($"{edge}\n");
        foreach (var related in finding.Related)
        {
            output.Write($"{margin} {Paint("=", Gutter)} {Paint(related.Word, Bold)}: ");
            var said = related.Word == "note" ? $": {TerminalText.Escape(related.Text)}" : "";
            output.Write($"{Place(related.Span)}{said}\n");
        }
        if (finding.Occasions is { } occasions)
            output.Write(
                $"{margin} {Paint("=", Gutter)} {Paint("values", Bold)}: {TerminalText.Escape($"{occasions}")}\n"
            );
        if (fix is not null)
            output.Write($"{margin} {Paint("=", Gutter)} {Paint("fix", Bold)}: {TerminalText.Escape(fix)}\n");
    }

    private static string Place(SourceSpan span) => $"{TerminalText.Escape(span.File.Path)}:{span.StartPosition}";

    private static string Color(Severity severity) =>
        severity switch
        {
            Severity.Error => "1;31",
            Severity.Warning => "1;33",
            _ => "1;36",
        };
}
