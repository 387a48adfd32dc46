using System.Collections.Immutable;
using System.Text.Json;
using KrakenLint.Findings;
using KrakenLint.Units;
using Sarif = Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Reporting;

/// <summary>Which results a log holds, and which of them are suppressed: code scanning would show those as open alerts.</summary>
internal static class SarifSuppression
{
    /// <returns>
    /// Findings with their suppressions: null for all of them where none is suppressed, as SARIF wants it (section 3.27.23).
    /// </returns>
    public static ImmutableArray<(Finding Finding, IList<Sarif.Suppression>? Suppressions)> Results(Report report)
    {
        var suppressed = report.SarifProfile == SarifProfile.Full ? report.Result.Suppressed : [];
        return
        [
            .. report.Result.Findings.Select(finding => (finding, suppressed.IsEmpty ? null : Of())),
            .. suppressed.Select(one => (one.Finding, (IList<Sarif.Suppression>?)Of(one))),
        ];
    }

    public static void Write(Utf8JsonWriter json, Sarif.Suppression suppression)
    {
        json.WriteStartObject();
        json.WriteString("kind", suppression.Kind == Sarif.SuppressionKind.External ? "external" : "inSource");
        json.WriteString("status", "accepted");
        if (suppression.Justification is { } justification)
            json.WriteString("justification", justification);
        json.WriteEndObject();
    }

    private static IList<Sarif.Suppression> Of(params ReadOnlySpan<SuppressedFinding> all)
    {
        var list = new List<Sarif.Suppression>();
        foreach (var one in all)
        {
            list.Add(
                new Sarif.Suppression
                {
                    Kind =
                        one.Kind == SuppressionKind.External
                            ? Sarif.SuppressionKind.External
                            : Sarif.SuppressionKind.InSource,
                    Status = Sarif.SuppressionStatus.Accepted,
                    Justification = one.Justification.Length == 0 ? null : Credentials.Redact(one.Justification),
                }
            );
        }
        return list;
    }
}
