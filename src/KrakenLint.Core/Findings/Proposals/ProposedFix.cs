using System.Collections.Immutable;
using KrakenLint.Rules;

namespace KrakenLint.Findings.Proposals;

/// <summary>How a finding could be repaired, not yet planned as text.</summary>
/// <param name="Words">What it does: <c>set to None, remove sessionAffinityConfig</c>; secrets already read <c>***</c>.</param>
/// <param name="IsSecret">True where it writes what must not be shown.</param>
public sealed record ProposedFix(FixSafety Safety, ImmutableArray<NodeEdit> Edits, string Words, bool IsSecret)
{
    /// <summary>Ids of rules that may find something less grave once it is made.</summary>
    public ImmutableArray<string> Brings { get; init; } = [];
}
