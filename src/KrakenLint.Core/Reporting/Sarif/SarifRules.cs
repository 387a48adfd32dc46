using System.Text.Json;
using KrakenLint.Reporting.JsonReports;
using KrakenLint.Rules;

namespace KrakenLint.Reporting.Sarif;

/// <summary>The rules of a log. What it says of built-in ones is most of a small report, and written when the program is built.</summary>
internal static class SarifRules
{
    // log, runs, run, tool, driver, rules
    private const int Depth = 6;

    public static void Write(Utf8JsonWriter json, Report report)
    {
        json.WriteStartArray("rules");
        foreach (var rule in report.Rules)
        {
            if (report.Site is null && rule.LateSarif is { } written)
                json.WriteRawValue(written.Value, skipInputValidation: true);
            else
                SarifJson.Write(json, SarifRule.For(rule, report.Site));
        }
        json.WriteEndArray();
    }

    /// <returns>A rule as it stands in a log, with the line break and the indentation before it.</returns>
    public static byte[] Compile(Rule rule)
    {
        var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer, JsonOutput.Options);
        for (var depth = 0; depth < Depth; depth++)
            json.WriteStartArray();
        json.Flush();
        var start = (int)buffer.Length;
        SarifJson.Write(json, SarifRule.For(rule));
        json.Flush();
        return buffer.ToArray()[start..];
    }
}
