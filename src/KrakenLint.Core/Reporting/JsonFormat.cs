using System.Text.Json;
using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Reporting;

/// <summary>Findings for scripts. Properties are only ever added; what is absent is null.</summary>
internal static class JsonFormat
{
    public static Format Row { get; } = new("json", "findings for scripts", Write);

    private static void Write(Report report, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("version", report.Version);
                json.WriteStartArray("findings");
                foreach (var finding in report.Result.Findings)
                    Write(json, finding);
                json.WriteEndArray();
                json.WriteStartArray("notes");
                foreach (var note in report.Result.Notes)
                    Write(json, note);
                json.WriteEndArray();
                WriteCounts(json, report.Result);
                json.WriteEndObject();
            }
        );

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("name", finding.Rule.Name);
        json.WriteString("severity", finding.Severity.Word());
        json.WriteString("message", finding.Message);
        json.WriteString("label", finding.Label);
        WritePlace(json, finding.Span);
        Write(json, finding.Resource);
        json.WriteString("path", finding.Path);
        json.WriteString("fingerprint", finding.Fingerprint);
        WriteTexts(json, "otherFingerprints", finding.OtherFingerprints);
        // Of a chart with one combination of values there is nothing to tell apart.
        WriteTexts(json, "values", finding.Occasions?.Names ?? []);
        json.WriteStartArray("related");
        foreach (var related in finding.Related)
        {
            json.WriteStartObject();
            WritePlace(json, related.Span);
            json.WriteString("text", related.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteFix(json, finding);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    // Null where no repair can be made here.
    private static void WriteFix(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Fix is not { } fix || EditPlanner.Plan(fix).Refusal is not null)
        {
            json.WriteNull("fix");
            return;
        }
        json.WriteStartObject("fix");
        json.WriteString("safety", fix.Safety.Word());
        json.WriteString("description", fix.Words);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, SourceSpan span)
    {
        var (start, end) = (span.StartPosition, span.EndPosition);
        json.WriteString("file", span.File.Path);
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
    }

    private static void Write(Utf8JsonWriter json, ResourceName? resource)
    {
        if (resource is null)
        {
            json.WriteNull("resource");
            return;
        }
        json.WriteStartObject("resource");
        json.WriteString("kind", resource.Kind);
        json.WriteString("name", resource.Name);
        json.WriteString("namespace", resource.Namespace);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, InputNote note)
    {
        json.WriteStartObject();
        json.WriteString("code", note.Code);
        json.WriteString("file", note.Path);
        if (note.Span is { } span)
        {
            json.WriteNumber("line", span.StartPosition.Line);
            json.WriteNumber("column", span.StartPosition.Column);
        }
        else
        {
            json.WriteNull("line");
            json.WriteNull("column");
        }
        json.WriteString("message", note.Text);
        json.WriteBoolean("failure", note.IsFailure);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, LintResult result)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("documents", result.Counts.Documents);
        json.WriteNumber("files", result.Counts.Files);
        json.WriteNumber("skipped", result.Counts.Skipped);
        json.WriteNumber("errors", result.Findings.Count(finding => finding.Severity == Severity.Error));
        json.WriteNumber("warnings", result.Findings.Count(finding => finding.Severity == Severity.Warning));
        json.WriteNumber("notes", result.Findings.Count(finding => finding.Severity == Severity.Note));
        json.WriteEndObject();
    }
}
