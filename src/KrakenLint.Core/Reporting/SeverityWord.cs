using KrakenLint.Rules;

namespace KrakenLint.Reporting;

internal static class SeverityWord
{
    public static string Word(this Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            Severity.Note => "note",
            _ => "off",
        };
}
