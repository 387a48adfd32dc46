using System.Text;
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

    private static void Write(Report report, TextWriter output)
    {
        if (report.Written is { } written)
            output.Write(Encoding.ASCII.GetString(written));
        else
            JsonOutput.Write(output, json => SarifJson.Write(json, SarifReport.WithoutRules(report), report));
    }
}
