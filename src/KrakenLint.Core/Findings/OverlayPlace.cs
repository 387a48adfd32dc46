using KrakenLint.Findings.Proposals;
using KrakenLint.Text;

namespace KrakenLint.Findings;

/// <summary>
/// Where something would be added that not every combination of values lacks: to the mapping as the combination's own file
/// sets it.
/// </summary>
/// <param name="Step">The mapping, where it is to blame; null where the finding stays where it is.</param>
/// <param name="Fix">The repair there; null where there is none.</param>
/// <param name="Node">The whole of the mapping.</param>
public sealed record OverlayPlace(RelatedLocation? Step, ProposedFix? Fix, SourceSpan? Node, bool IsSecret);
