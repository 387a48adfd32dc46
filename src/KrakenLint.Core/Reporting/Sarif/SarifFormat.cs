using System.Buffers;
using System.Text.Json;
using KrakenLint.Reporting.JsonReports;

namespace KrakenLint.Reporting.Sarif;

/// <summary>SARIF 2.1.0, for code scanning and viewers.</summary>
internal static class SarifFormat
{
    public static Format Row { get; } =
        new("sarif", "SARIF 2.1.0 for code scanning and viewers", Write)
        {
            Fit = SarifLimits.Fit,
            Remarks = SarifLimits.Remarks,
        };

    /// <summary>The log as bytes, all of them ASCII.</summary>
    public static void Write(Report report, IBufferWriter<byte> output) => JsonOutput.Write(output, LogOf(report));

    private static void Write(Report report, TextWriter output)
    {
        if (report.Written is { } written)
            JsonOutput.Copy(written, output);
        else
            JsonOutput.Write(output, LogOf(report));
    }

    private static Action<Utf8JsonWriter> LogOf(Report report) => json => SarifJson.Write(json, report);
}
