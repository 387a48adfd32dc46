using KrakenLint.Findings;
using KrakenLint.Reporting.Plain;

namespace KrakenLint.Reporting.Sarif;

/// <summary>
/// Plain-text messages of SARIF, for people to read: escaped as on a terminal. <c>[text](target)</c> is a link there:
/// only ours may be one, never text from input.
/// </summary>
internal static class SarifMessage
{
    /// <returns>The message; related locations are linked from it, or code scanning would not show them.</returns>
    public static string For(Finding finding) =>
        finding.Related.IsEmpty
            ? Text(finding)
            : $"{Text(finding)} ({string.Join(", ", SarifLimits.Linked(finding).Select(Link))})";

    // Code scanning shows of a result little more than its message.
    private static string Text(Finding finding) =>
        Plain(FindingText.Of(finding) + (FixLine.Suggestion(finding) is { } said ? $"; {said}" : ""));

    public static string Plain(string text) => TerminalText.Escape(text).Replace("](", "] (", StringComparison.Ordinal);

    private static string Link(RelatedLocation related, int at) => $"[{LinkText(related.Text)}]({at + 1})";

    // A bracket in a link's text needs an escape that not every viewer knows.
    private static string LinkText(string text) => TerminalText.Escape(text).Replace('[', '(').Replace(']', ')');
}
