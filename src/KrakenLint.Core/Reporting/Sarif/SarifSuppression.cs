using System.Collections.Immutable;
using System.Text.Json;
using KrakenLint.Findings;
using Sdk = Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Reporting.Sarif;

/// <summary>Suppressions of results; code scanning would show such results as open alerts.</summary>
internal static class SarifSuppression
{
    /// <summary>What a finding has that nobody suppressed: null where none of the run is, as SARIF wants it (section 3.27.23).</summary>
    public static IList<Sdk.Suppression>? None(ImmutableArray<SuppressedFinding> suppressed) =>
        suppressed.IsEmpty ? null : [];

    public static void Write(Utf8JsonWriter json, Sdk.Suppression suppression)
    {
        json.WriteStartObject();
        json.WriteString("kind", suppression.Kind == Sdk.SuppressionKind.External ? "external" : "inSource");
        json.WriteString("status", "accepted");
        if (suppression.Justification is { } justification)
            json.WriteString("justification", justification);
        json.WriteEndObject();
    }

    public static IList<Sdk.Suppression>? Of(SuppressedFinding one) =>
        [
            new Sdk.Suppression
            {
                Kind =
                    one.Kind == SuppressionKind.External ? Sdk.SuppressionKind.External : Sdk.SuppressionKind.InSource,
                Status = Sdk.SuppressionStatus.Accepted,
                Justification = one.Justification.Length == 0 ? null : one.Justification,
            },
        ];
}
