namespace KrakenLint.Reporting;

/// <summary>SARIF 2.1.0, for code scanning and viewers.</summary>
internal static class SarifFormat
{
    public static Format Row { get; } =
        new(
            "sarif",
            "SARIF 2.1.0 for code scanning and viewers",
            static (report, output) => JsonOutput.Write(output, json => SarifJson.Write(json, SarifReport.For(report)))
        )
        {
            Fit = SarifLimits.Fit,
            Remarks = SarifLimits.Remarks,
        };
}
