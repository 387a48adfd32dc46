using KrakenLint.Findings;
using KrakenLint.Text;

namespace KrakenLint.Reporting.Plain;

/// <summary>
/// One line for each finding, as compilers print them: <c>file:line:column: error KRK201 message</c>. Editors and problem
/// matchers read it with <c>^(.+):(\d+):(\d+): (error|warning|note) (\S+) (.*)$</c>; lines and columns are 1-based. What
/// could not be analysed comes first, with the word <c>not-analysed</c> for a rule.
/// </summary>
internal static class CompactFormat
{
    public static Format Row { get; } = new("compact", "one line each: file:line:column: error KRK201 message", Write);

    private static void Write(Report report, TextWriter output)
    {
        foreach (var note in ReadFailures.Of(report))
            output.Write($"{PlaceOf(note)}: error not-analysed {TerminalText.Escape(note.Text)}\n");
        foreach (var finding in report.Result.Findings)
            output.Write(
                $"{Place(finding.Span.File.Path, finding.Span.StartPosition)}: {finding.Severity.Word()} "
                    + $"{TerminalText.Escape(finding.Rule.Id)} {TerminalText.Escape(FindingText.Of(finding))}\n"
            );
    }

    // What is about a whole file is shown at its beginning, where an editor opens it.
    private static string PlaceOf(InputNote note) =>
        Place(note.Path.Length == 0 ? "krakenlint" : note.Path, note.Span?.StartPosition ?? new Position(1, 1));

    private static string Place(string path, Position position) => $"{TerminalText.Escape(path)}:{position}";
}
