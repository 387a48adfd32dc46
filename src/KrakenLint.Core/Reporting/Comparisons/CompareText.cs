using KrakenLint.Comparing;

namespace KrakenLint.Reporting.Comparisons;

/// <summary>A comparison for a terminal: a block for each way in, the settings that stay as they are on one line.</summary>
internal static class CompareText
{
    private const int TitleWidth = 24;
    private const int VerdictWidth = 8;

    public static CompareFormat Row { get; } = new("text", "for people", Write);

    private static void Write(CompareReport report, TextWriter output)
    {
        foreach (var failure in report.Failures)
            output.Write($"not read: {TerminalText.Escape(failure)}\n");
        foreach (var way in report.Comparison.Ways)
            Write(way, output);
        output.Write($"{CompareFormats.Closing(report.Comparison)}\n");
    }

    private static void Write(WayChange way, TextWriter output)
    {
        output.Write($"{TerminalText.Escape($"{way.Host}{way.Path}")}  {way.Verdict.Word()}\n");
        output.Write($"  {TerminalText.Escape($"{way.Old ?? "nothing"} → {way.New ?? "nothing"}")}\n");
        foreach (var change in way.Settings.Where(change => change.Verdict != Verdict.Kept))
        {
            var values = $"{CompareFormats.ShownValue(change.Old)} → {CompareFormats.ShownValue(change.New)}";
            output.Write(
                $"  {change.Verdict.Word().PadRight(VerdictWidth)} {change.Title.PadRight(TitleWidth)} {TerminalText.Escape(values)}  ({TerminalText.Escape(CompareFormats.ShownPlace(change.New))})\n"
            );
            if (change.Remedy is { } remedy)
                output.Write($"  {"".PadRight(VerdictWidth)} {TerminalText.Escape($"set {remedy}")}\n");
        }
        var kept = way
            .Settings.Where(change => change.Verdict == Verdict.Kept)
            .Select(change => change.Title)
            .ToArray();
        if (kept.Length > 0)
            output.Write($"  {"kept".PadRight(VerdictWidth)} {string.Join(", ", kept)}\n");
        foreach (var finding in way.Remaining)
            output.Write(
                $"  {"remains".PadRight(VerdictWidth)} {finding.Rule.Id} {TerminalText.Escape(finding.Message)}\n"
            );
        output.Write('\n');
    }
}
