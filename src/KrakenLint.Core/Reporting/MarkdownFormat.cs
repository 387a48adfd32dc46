using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Findings;
using KrakenLint.Reporting.Plain;
using KrakenLint.Rules;

namespace KrakenLint.Reporting;

/// <summary>
/// A comment for a pull request, the worst first. GitHub takes 65,536 characters: what does not fit is counted, and what
/// was not analysed comes before everything.
/// </summary>
internal static class MarkdownFormat
{
    public static Format Row { get; } = new("markdown", "a comment for a pull request", Write);

    // How far each part may reach, so that every part has room; the last sentences take less than the rest.
    private const int FailuresEnd = 16_000;
    private const int TableEnd = 46_000;
    private const int ExcerptsEnd = 60_000;
    private const int NotesEnd = 64_000;

    private const int MostExcerpts = 10;
    private const int MostLines = 12;
    private const int MostOfMessage = 400;
    private const int MostOfPlace = 200;

    private static void Write(Report report, TextWriter output)
    {
        var text = new LimitedText();
        // For workflows that look for their own comment to replace it.
        text.Add($"<!-- krakenlint -->\n### KrakenLint: {Verdict(report.ExitCode)}\n\n");
        text.Add($"{ClosingLine.For(report.Result)}\n");
        AddFailures(text, ReadFailures.Of(report));
        AddFindings(text, [.. report.Result.Findings.OrderByDescending(finding => finding.Severity)]);
        AddNotes(text, [.. report.Result.Notes.Where(note => !note.IsFailure)]);
        output.Write(text.ToString());
    }

    private static string Verdict(int exitCode) =>
        exitCode switch
        {
            0 => "passed",
            1 => "failed",
            _ => "incomplete",
        };

    private static void AddFailures(LimitedText text, ImmutableArray<InputNote> failures)
    {
        if (failures.IsEmpty)
            return;
        text.Add("\n> [!CAUTION]\n> Not everything was analysed. Nothing is known about:\n>\n");
        var shown = text.AddWhileFits(failures.Select(note => $"> - {Line(note)}\n"), FailuresEnd);
        if (shown < failures.Length)
            text.Add($"> - and {failures.Length - shown} more that this comment has no room for\n");
    }

    private static void AddFindings(LimitedText text, ImmutableArray<Finding> worstFirst)
    {
        if (worstFirst.IsEmpty)
            return;
        text.Add("\n| severity | rule | where | what |\n|---|---|---|---|\n");
        var shown = text.AddWhileFits(worstFirst.Select(RowOf), TableEnd);
        if (shown < worstFirst.Length)
            text.Add(
                $"\n{worstFirst.Length - shown} more findings have no room in this comment; the formats text, json and html have all.\n"
            );
        text.Add("\n<details>\n<summary>The worst, where they stand</summary>\n");
        var excerpts = text.AddWhileFits(worstFirst.Take(MostExcerpts).Select(ExcerptOf), ExcerptsEnd);
        if (excerpts < worstFirst.Length)
            text.Add($"\n{worstFirst.Length - excerpts} more are not shown with their lines.\n");
        text.Add("\n</details>\n");
    }

    private static void AddNotes(LimitedText text, ImmutableArray<InputNote> notes)
    {
        if (notes.IsEmpty)
            return;
        text.Add("\nOn the input:\n\n");
        var shown = text.AddWhileFits(notes.Select(note => $"- {Line(note)}\n"), NotesEnd);
        if (shown < notes.Length)
            text.Add($"- and {notes.Length - shown} more notes\n");
    }

    private static string Line(InputNote note)
    {
        var words = MarkdownText.Prose(MarkdownText.Short(note.Text, MostOfMessage));
        return note.Path.Length == 0 ? words : $"{Code(ReadFailures.PlaceOf(note))}: {words}";
    }

    private static string RowOf(Finding finding)
    {
        var place = $"{finding.Span.File.Path}:{finding.Span.StartPosition.Line}";
        var times = finding.Occurrences > 1 ? $" ({finding.Occurrences} times)" : "";
        return $"| {Word(finding.Severity)} | {Rule(finding.Rule)} | {Code(place)} | {Message(finding)}{times} |\n";
    }

    private static string ExcerptOf(Finding finding)
    {
        using var block = new StringWriter(CultureInfo.InvariantCulture);
        TextFormat.WritePlace(new FindingBlock([finding]), useColor: false, block);
        var lines = block
            .ToString()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Take(MostLines)
            .Select(line => $"{MarkdownText.Short(line, MostOfMessage)}\n");
        return $"\n{Word(finding.Severity)} {Rule(finding.Rule)}: {Message(finding)}\n\n{MarkdownText.Fenced(string.Concat(lines))}";
    }

    private static string Word(Severity severity) =>
        severity == Severity.Error ? $"**{severity.Word()}**" : severity.Word();

    private static string Rule(Rule rule) => MarkdownText.Prose($"{rule.Id} {rule.Name}");

    private static string Message(Finding finding) =>
        MarkdownText.Prose(MarkdownText.Short(FindingText.Of(finding), MostOfMessage));

    private static string Code(string text) => MarkdownText.Code(MarkdownText.Short(text, MostOfPlace));
}
