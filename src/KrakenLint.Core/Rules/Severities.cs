using KrakenLint.Settings;

namespace KrakenLint.Rules;

/// <summary>From the words of <see cref="SeverityWords"/> to severities.</summary>
public static class Severities
{
    public static Severity Of(string word) =>
        word switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            "note" => Severity.Note,
            _ => Severity.Off,
        };
}
