using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Reporting.Plain;
using KrakenLint.Text;
using Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Reporting.Sarif;

/// <summary>The repair of a finding as SARIF's replacements.</summary>
internal static class SarifFix
{
    /// <returns>Null where there is none, or where it would write down what stands beside a secret.</returns>
    public static List<Fix>? For(Finding finding)
    {
        if (finding.Fix is not { IsSecret: false } fix || EditPlanner.Plan(fix) is not { Refusal: null } plan)
            return null;
        return
        [
            new Fix
            {
                Description = new Message { Text = SarifMessage.Plain($"{fix.Words} ({fix.Safety.Word()})") },
                ArtifactChanges =
                [
                    .. plan
                        .Edits.GroupBy(edit => edit.Span.File)
                        .Select(file => new ArtifactChange
                        {
                            ArtifactLocation = new ArtifactLocation { Uri = SarifUri.For(file.Key) },
                            Replacements = [.. file.OrderBy(edit => edit.Span.Start).Select(ReplacementFor)],
                        }),
                ],
            },
        ];
    }

    private static Replacement ReplacementFor(TextEdit edit) =>
        new()
        {
            DeletedRegion = SarifLocation.RegionOf(edit.Span),
            // The format lets it be left out where nothing is inserted; readers take it for granted.
            InsertedContent = new ArtifactContent { Text = edit.NewText },
        };
}
