using System.Text.Json;
using KrakenLint.Findings;
using KrakenLint.Reporting.JsonReports;
using KrakenLint.Reporting.Plain;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Reporting;

/// <summary>
/// GitLab's Code Quality report. What could not be analysed is an entry of its own, or the merge request would look clean.
/// Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
/// </summary>
internal static class GitLabFormat
{
    public static Format Row { get; } = new("gitlab", "GitLab's Code Quality report", Write);

    private sealed record Entry(string Name, string Text, string Fingerprint, string Severity, string Path, int Line);

    private static void Write(Report report, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                var seen = new Dictionary<string, int>(StringComparer.Ordinal);
                json.WriteStartArray();
                foreach (
                    var entry in ReadFailures
                        .Of(report)
                        .Select(EntryFor)
                        .Concat(report.Result.Findings.Select(EntryFor))
                )
                {
                    var number = seen.GetValueOrDefault(entry.Fingerprint) + 1;
                    seen[entry.Fingerprint] = number;
                    // Of several entries with one fingerprint GitLab keeps one.
                    Write(json, number == 1 ? entry : entry with { Fingerprint = $"{entry.Fingerprint}-{number}" });
                }
                json.WriteEndArray();
            }
        );

    private static void Write(Utf8JsonWriter json, Entry entry)
    {
        json.WriteStartObject();
        json.WriteString("description", TerminalText.Escape(entry.Text));
        json.WriteString("check_name", entry.Name);
        json.WriteString("fingerprint", entry.Fingerprint);
        json.WriteString("severity", entry.Severity);
        json.WriteStartObject("location");
        json.WriteString("path", entry.Path);
        json.WriteStartObject("lines");
        json.WriteNumber("begin", entry.Line);
        json.WriteNumber("end", entry.Line);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static Entry EntryFor(Finding finding) =>
        new(
            finding.Rule.Id,
            $"{finding.Rule.Id} {finding.Rule.Name}: {FindingText.Of(finding)}",
            finding.Fingerprint,
            Word(finding.Severity),
            RepositoryPath.Of(finding.Span.File),
            finding.Span.StartPosition.Line
        );

    // A line is mandatory: a file that was not read as a whole stands at its first.
    private static Entry EntryFor(InputNote note) =>
        new(
            note.Code,
            $"not analysed: {note.Text}",
            Sha2.Hex256($"{note.Code}\n{note.Path}\n{note.Text}"),
            "blocker",
            note.Path.Length == 0 ? "." : RepositoryPath.Of(note),
            note.Span?.StartPosition.Line ?? 1
        );

    private static string Word(Severity severity) =>
        severity switch
        {
            Severity.Error => "critical",
            Severity.Warning => "major",
            _ => "info",
        };
}
