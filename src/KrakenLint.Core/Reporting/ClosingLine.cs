using KrakenLint.Findings;
using KrakenLint.Rules;

namespace KrakenLint.Reporting;

/// <summary>The line that says what was read and found.</summary>
public static class ClosingLine
{
    public static string For(LintResult result)
    {
        var counts = result.Counts;
        // Texts inside a text take buffers beside its own, and sharing those has to be set up first.
        var (findings, ofBaseline) = (Findings(result), OfBaseline(result));
        return $"{Count(counts.Documents, "document")} in {Count(counts.Files, "file")}{Charts(counts.Rendered)}{Silent(counts.SilentTemplates)}{Built(counts.Built)}{Unseen(counts.Unseen)}; "
            + $"{counts.Skipped} skipped; {findings}{ofBaseline}"
            + (result.Suppressed.IsEmpty ? "" : $"; {result.Suppressed.Length} suppressed")
            + (result.SwitchedOff?.ToString() is { Length: > 0 } taken ? $"; configured: {taken}" : "");
    }

    private static string Charts((int Charts, int Renderings) counts) =>
        counts.Charts == 0 ? ""
        : counts.Charts == counts.Renderings ? $", {Count(counts.Charts, "chart")}"
        : counts.Charts == 1 ? $", 1 chart × {counts.Renderings} values"
        : $", {counts.Charts} charts with {counts.Renderings} combinations of values";

    private static string Silent(int templates) =>
        templates == 0 ? ""
        : templates == 1 ? " (1 template prints nothing)"
        : $" ({templates} templates print nothing)";

    private static string Built(int count) => count == 0 ? "" : $", {Count(count, "Kustomization")}";

    private static string Unseen(int releases) =>
        releases == 0
            ? ""
            : $", {Count(releases, "release")} of a chart that is not here (only the values were judged)";

    private static string Findings(LintResult result)
    {
        if (result.Findings.IsEmpty)
            return result.IsCompared ? "no new findings" : "no findings";
        var notes = CountOf(result, Severity.Note);
        return Count(CountOf(result, Severity.Error), "error")
            + $", {Count(CountOf(result, Severity.Warning), "warning")}"
            + (notes == 0 ? "" : $", {Count(notes, "note")}");
    }

    private static string OfBaseline(LintResult result)
    {
        if (!result.IsCompared)
            return "";
        var unsaid = result.Unchecked.Length == 0 ? "" : $", {result.Unchecked.Length} not checked by this run";
        return $"; {result.Known.Length} known from {result.ComparedWith}, {result.Resolved.Length} resolved{unsaid}";
    }

    private static int CountOf(LintResult result, Severity severity) =>
        result.Findings.Count(finding => finding.Severity == severity);

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
