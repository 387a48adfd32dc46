using KrakenLint.Comparing;

namespace KrakenLint.Reporting.Comparisons;

/// <summary>A comparison as a comment on a pull request.</summary>
internal static class CompareMarkdown
{
    public static CompareFormat Row { get; } = new("markdown", "for a pull request", Write);

    private static void Write(CompareReport report, TextWriter output)
    {
        var verdict = report.Comparison.IsWorse ? "people's connections are worse off" : "nothing is lost";
        output.Write($"### Ways in: {verdict}\n\n");
        output.Write($"{MarkdownText.Code(report.Old)} → {MarkdownText.Code(report.New)}\n\n");
        foreach (var failure in report.Failures)
            output.Write($"> not read: {MarkdownText.Prose(failure)}\n\n");
        if (!report.Comparison.Ways.IsEmpty)
            output.Write("| way in | setting | | before | after | where |\n|---|---|---|---|---|---|\n");
        foreach (var way in report.Comparison.Ways)
            Write(way, output);
        output.Write($"\n{CompareFormats.Closing(report.Comparison)}\n");
        foreach (
            var (way, finding) in report.Comparison.Ways.SelectMany(way => way.Remaining.Select(one => (way, one)))
        )
            output.Write(
                $"\n- remains on {MarkdownText.Code($"{way.Host}{way.Path}")}: {finding.Rule.Id} {MarkdownText.Prose(finding.Message)}"
            );
        if (report.Comparison.Ways.Any(way => !way.Remaining.IsEmpty))
            output.Write('\n');
    }

    private static void Write(WayChange way, TextWriter output)
    {
        var shown = way.Settings.Where(change => change.Verdict != Verdict.Kept).ToArray();
        var name = MarkdownText.Code($"{way.Host}{way.Path}");
        if (shown.Length == 0)
            output.Write(
                $"| {name} | all | {way.Verdict.Word()} | {MarkdownText.Prose(way.Old ?? "")} | {MarkdownText.Prose(way.New ?? "")} | |\n"
            );
        foreach (var change in shown)
        {
            var verdict = change.Verdict >= Verdict.Weaker ? $"**{change.Verdict.Word()}**" : change.Verdict.Word();
            var advice = change.Remedy is { } remedy ? $": set {MarkdownText.Prose(remedy)}" : "";
            output.Write(
                $"| {name} | {change.Title} | {verdict} | {MarkdownText.Prose(CompareFormats.ShownValue(change.Old))} | {MarkdownText.Prose(CompareFormats.ShownValue(change.New))} | {MarkdownText.Code(CompareFormats.ShownPlace(change.New))}{advice} |\n"
            );
        }
    }
}
