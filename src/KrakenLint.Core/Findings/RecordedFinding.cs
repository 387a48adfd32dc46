using System.Collections.Immutable;
using KrakenLint.Rules;

namespace KrakenLint.Findings;

/// <summary>A finding as a baseline holds it.</summary>
/// <param name="RuleId">The rule, which may not exist any more.</param>
/// <param name="Path">Where it stood, as reports call files: below the repository's root; null where it is not said.</param>
/// <param name="Region">The place in that file; null where it is not said.</param>
/// <param name="Fingerprints">Never empty: its own and those of the findings that were merged into it.</param>
public sealed record RecordedFinding(
    string RuleId,
    Severity Severity,
    string Message,
    string? Path,
    RecordedRegion? Region,
    ImmutableArray<string> Fingerprints
);

/// <summary>Lines and columns from 1, the end excluded, as SARIF has them.</summary>
public sealed record RecordedRegion(int StartLine, int StartColumn, int EndLine, int EndColumn);
