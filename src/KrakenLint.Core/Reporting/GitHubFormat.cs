using System.Text;
using KrakenLint.Findings;
using KrakenLint.Reporting.Plain;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Reporting;

/// <summary>
/// Workflow commands, which GitHub Actions shows as annotations of the lines. What could not be analysed comes first:
/// of each severity only ten are shown.
/// Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
/// </summary>
internal static class GitHubFormat
{
    public static Format Row { get; } = new("github", "annotations in GitHub Actions (workflow commands)", Write);

    private static void Write(Report report, TextWriter output)
    {
        foreach (var note in ReadFailures.Of(report))
            Write(note, output);
        foreach (var finding in report.Result.Findings)
            Write(finding, output);
    }

    private static void Write(InputNote note, TextWriter output)
    {
        var command = new StringBuilder("::error ");
        if (note.Path.Length > 0)
            command.Append($"file={Property(RepositoryPath.Of(note))},");
        if (note.Span is { } span)
            command.Append(Region(span));
        command.Append($"title={Property($"not analysed ({note.Code})")}::{Data(ReadFailures.Words(note))}\n");
        output.Write(command);
    }

    private static void Write(Finding finding, TextWriter output)
    {
        var rule = finding.Rule;
        output.Write($"::{Word(finding.Severity)} file={Property(RepositoryPath.Of(finding.Span.File))},");
        output.Write($"{Region(finding.Span)}title={Property($"{rule.Id} {rule.Name}")}::");
        // The log shows the message alone: without the place nobody could find it from there.
        output.Write(Data($"{finding.Span}: {FindingText.Of(finding)}"));
        foreach (var related in finding.Related)
            output.Write($"%0A{Data($"{related.Word}: {related.Span}: {related.Text}")}");
        if (FixLine.For(finding) is { } fix)
            output.Write($"%0A{Data($"fix: {fix}")}");
        output.Write('\n');
    }

    private static string Region(SourceSpan span)
    {
        var (start, end) = (span.StartPosition, span.EndPosition);
        return $"line={start.Line},endLine={end.Line},col={start.Column},endColumn={end.Column},";
    }

    private static string Word(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "notice",
        };

    // The runner's own escapes: it undoes exactly these, the per cent sign last.
    private static string Data(string text) => TerminalText.Escape(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
