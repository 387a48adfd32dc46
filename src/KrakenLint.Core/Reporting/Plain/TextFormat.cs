using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Reporting.Plain;

/// <summary>
/// Findings for people, each with its source line; those on one node share it. Notes and the closing line are part of it
/// only in a file of its own: beside standard output they stand on standard error.
/// </summary>
internal static class TextFormat
{
    private const string Gutter = "1;34";
    private const string Bold = "1";

    // More than a screen or two: by then nobody sees what there is most of.
    private const int LongRun = 15;

    public static Format Row { get; } = new("text", "findings with their source lines", Write);

    private static void Write(Report report, TextWriter output)
    {
        var separator = "";
        foreach (var block in FindingBlock.Of(report.Result.Findings))
        {
            output.Write(separator);
            Write(block, report.UseColor, output);
            if (report.IsVerbose)
                WriteCommands(block, report.UseColor, output);
            separator = "\n";
        }
        if (report.Result.Findings.Length > LongRun)
            WriteSummary(report, output);
        if (!report.StandsAlone)
            return;
        output.Write(separator);
        foreach (var note in report.Result.Notes.Where(note => !note.IsFailure).Concat(ReadFailures.Of(report)))
            output.Write(
                $"{(note.IsFailure ? "not analysed" : "note")}: {TerminalText.Escape(ReadFailures.Words(note))}\n"
            );
        output.Write($"{ClosingLine.For(report.Result)}\n");
    }

    private static void WriteSummary(Report report, TextWriter output)
    {
        output.Write($"\n{Paint("By rule:", Bold, report.UseColor)}\n");
        foreach (var line in Statistics.Of(report.Result))
            output.Write($"{TerminalText.Escape(line)}\n");
    }

    public static void Write(FindingBlock block, bool useColor, TextWriter output)
    {
        foreach (var finding in block.Findings)
        {
            var title = $"{finding.Severity.Word()}[{TerminalText.Escape(finding.Rule.Id)}]";
            var text = $" {TerminalText.Escape(finding.Rule.Name)}: {TerminalText.Escape(finding.Message)}";
            output.Write($"{Paint(title, Color(finding.Severity), useColor)}{Paint(text, Bold, useColor)}\n");
        }
        WritePlace(block, useColor, output);
    }

    /// <summary>Everything of findings below their titles: place, source line, related places, fixes.</summary>
    public static void WritePlace(FindingBlock block, bool useColor, TextWriter output)
    {
        string Paint(string text, string code) => TextFormat.Paint(text, code, useColor);

        var widest = block.Widest;
        var color = Color(block.Severity);
        var line = $"{widest.Span.StartPosition.Line}";
        var margin = new string(' ', line.Length);
        var shown = ShownLine.For(widest.Excerpt);
        var edge = Paint($"{margin} |", Gutter);
        var label = block.Label.Length == 0 ? "" : $" {TerminalText.Escape(block.Label)}";

        output.Write($"{Paint($"{margin}-->", Gutter)} {Place(widest.Span)}\n");
        output.Write($"{edge}\n");
        output.Write($"{Paint($"{line} |", Gutter)} {shown.Before}{Paint(shown.Marked, $"4;{color}")}{shown.After}\n");
        output.Write($"{edge} {shown.Indent}{Paint($"{shown.Carets}{label}", color)}\n");
        var separator = $"{edge}\n";
        foreach (var related in block.Related)
        {
            var said = related.Word == "note" ? $": {TerminalText.Escape(related.Text)}" : "";
            WriteMore(related.Word, $"{Place(related.Span)}{said}");
        }
        if (widest.Occasions is { } occasions)
            WriteMore("values", TerminalText.Escape($"{occasions}"));
        foreach (var (rules, text) in block.Fixes)
            WriteMore(rules.Length == 0 ? "fix" : $"fix of {TerminalText.Escape(rules)}", TerminalText.Escape(text));

        void WriteMore(string word, string text)
        {
            output.Write($"{separator}{margin} {Paint("=", Gutter)} {Paint(word, Bold)}: {text}\n");
            separator = "";
        }
    }

    private static void WriteCommands(FindingBlock block, bool useColor, TextWriter output)
    {
        var margin = new string(' ', $"{block.Widest.Span.StartPosition.Line}".Length);
        foreach (var finding in block.Findings.DistinctBy(finding => finding.Rule.Id))
        {
            var of = block.Findings.Length == 1 ? "" : $" of {TerminalText.Escape(finding.Rule.Id)}";
            foreach (var (word, lines) in FindingCommands.Of(finding))
            {
                output.Write($"{margin} {Paint("=", Gutter, useColor)} {Paint($"{word}{of}", Bold, useColor)}:\n");
                foreach (var line in lines)
                    output.Write($"{margin}     {TerminalText.Escape(line)}".TrimEnd() + "\n");
            }
        }
    }

    private static string Paint(string text, string code, bool useColor) =>
        useColor && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;

    private static string Place(SourceSpan span) => $"{TerminalText.Escape(span.File.Path)}:{span.StartPosition}";

    private static string Color(Severity severity) =>
        severity switch
        {
            Severity.Error => "1;31",
            Severity.Warning => "1;33",
            _ => "1;36",
        };
}
