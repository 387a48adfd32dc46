using System.Collections.Immutable;
using System.Text.Json;
using KrakenLint.Findings;
using Sarif = Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Reporting;

/// <summary>Suppressions of results; code scanning would show such results as open alerts.</summary>
internal static class SarifSuppression
{
    /// <summary>What a finding has that nobody suppressed: null where none of the run is, as SARIF wants it (section 3.27.23).</summary>
    public static IList<Sarif.Suppression>? None(ImmutableArray<SuppressedFinding> suppressed) =>
        suppressed.IsEmpty ? null : [];

    public static void Write(Utf8JsonWriter json, Sarif.Suppression suppression)
    {
        json.WriteStartObject();
        json.WriteString("kind", suppression.Kind == Sarif.SuppressionKind.External ? "external" : "inSource");
        json.WriteString("status", "accepted");
        if (suppression.Justification is { } justification)
            json.WriteString("justification", justification);
        json.WriteEndObject();
    }

    public static IList<Sarif.Suppression>? Of(SuppressedFinding one) =>
        [
            new Sarif.Suppression
            {
                Kind =
                    one.Kind == SuppressionKind.External
                        ? Sarif.SuppressionKind.External
                        : Sarif.SuppressionKind.InSource,
                Status = Sarif.SuppressionStatus.Accepted,
                Justification = one.Justification.Length == 0 ? null : one.Justification,
            },
        ];
}
