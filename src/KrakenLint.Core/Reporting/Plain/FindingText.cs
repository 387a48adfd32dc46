using KrakenLint.Findings;

namespace KrakenLint.Reporting.Plain;

/// <summary>What formats say of a finding that show little more than its message.</summary>
internal static class FindingText
{
    /// <returns>The message, and with which values of a chart it holds. Not yet escaped.</returns>
    public static string Of(Finding finding) =>
        finding.Occasions is { } occasions ? $"{finding.Message}; values: {occasions}" : finding.Message;
}
