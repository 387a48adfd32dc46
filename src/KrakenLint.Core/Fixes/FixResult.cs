using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Text;

namespace KrakenLint.Fixes;

/// <summary>A file before and after its fixes.</summary>
public sealed record FixedFile(SourceFile Before, SourceFile After)
{
    /// <summary>The parts of a file that must not be shown because of where its values go.</summary>
    public Func<SourceFile, IEnumerable<SourceSpan>> HiddenIn { get; init; } = _ => [];
}

/// <summary>A fix that was not made, and why, as a clause.</summary>
public sealed record RefusedFix(Finding Finding, string Reason);

/// <summary>What fixing came to.</summary>
/// <param name="Files">The files that change, in the order of the input.</param>
/// <param name="Result">What a lint of the fixed files finds.</param>
/// <param name="Made">How many fixes were made.</param>
/// <param name="Refused">Fixes that were asked for and are still not made, in the order of their findings.</param>
public sealed record FixResult(
    ImmutableArray<FixedFile> Files,
    LintResult Result,
    int Made,
    ImmutableArray<RefusedFix> Refused
)
{
    /// <summary>What fixes brought as their rules said they might: less grave than what they repaired, and still to be solved.</summary>
    public ImmutableArray<Finding> Brought { get; init; } = [];
}
