using System.Text.Json;
using KrakenLint.Comparing;
using KrakenLint.Reporting.JsonReports;

namespace KrakenLint.Reporting.Comparisons;

/// <summary>A comparison for programs.</summary>
internal static class CompareJson
{
    public static CompareFormat Row { get; } = new("json", "for programs", Write);

    private static void Write(CompareReport report, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("version", report.Version);
                json.WriteBoolean("worse", report.Comparison.IsWorse);
                json.WriteStartArray("notRead");
                foreach (var failure in report.Failures)
                    json.WriteStringValue(failure);
                json.WriteEndArray();
                json.WriteStartArray("ways");
                foreach (var way in report.Comparison.Ways)
                    Write(way, json);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );

    private static void Write(WayChange way, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("host", way.Host);
        json.WriteString("path", way.Path);
        json.WriteString("verdict", way.Verdict.Word());
        json.WriteString("old", way.Old);
        json.WriteString("new", way.New);
        json.WriteStartArray("settings");
        foreach (var change in way.Settings)
        {
            json.WriteStartObject();
            json.WriteString("setting", change.Name);
            json.WriteString("verdict", change.Verdict.Word());
            Write("old", change.Old, json);
            Write("new", change.New, json);
            json.WriteString("remedy", change.Remedy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("remaining");
        foreach (var finding in way.Remaining)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule.Id);
            json.WriteString("message", finding.Message);
            json.WriteString("file", finding.Span.File.Path);
            json.WriteNumber("line", finding.Span.StartPosition.Line);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(string name, SideValue side, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        json.WriteString("value", side.Value);
        json.WriteString("source", side.Source);
        json.WriteString("file", side.Span?.File.Path);
        if (side.Span is { } span)
            json.WriteNumber("line", span.StartPosition.Line);
        json.WriteEndObject();
    }
}
