using System.Collections.Immutable;
using System.Text;
using KrakenLint.Runbooks;

namespace KrakenLint.Reporting.Runbooks;

/// <summary>The alerts of runbooks as a PrometheusRule of the Prometheus operator.</summary>
public static class PrometheusRuleFile
{
    public static void Write(ImmutableArray<RunbookPage> pages, TextWriter output)
    {
        output.Write(
            "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: real-time-alerts\n"
        );
        output.Write("spec:\n  groups:\n    - name: real-time\n      rules:\n");
        foreach (var alert in pages.SelectMany(page => page.Alerts).Distinct())
        {
            output.Write($"        - alert: {alert.Name}\n          expr: {Quoted(alert.Expression)}\n");
            output.Write($"          for: {alert.Lasts}\n          labels: {{ severity: {alert.Severity} }}\n");
            // Prometheus runs the texts of annotations as templates.
            var summary = alert.Summary.Replace("{{", "{ {", StringComparison.Ordinal);
            output.Write($"          annotations: {{ summary: {Quoted(summary)} }}\n");
        }
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in TerminalText.Escape(text.ReplaceLineEndings(" ")))
            quoted.Append(letter is '"' or '\\' ? $"\\{letter}" : $"{letter}");
        return quoted.Append('"').ToString();
    }
}
