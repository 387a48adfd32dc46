using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Fixes;

/// <summary>Which fixes a run makes.</summary>
/// <param name="IncludesUnsafe">True where those that change behaviour are made too.</param>
/// <param name="WhyNotFile">Says why a file may not be changed, such as a link; null where it may.</param>
public sealed record FixOptions(bool IncludesUnsafe, Func<SourceFile, string?> WhyNotFile)
{
    /// <summary>True where the changes will be shown: what stands beside a secret is left out.</summary>
    public bool IsShown { get; init; }

    /// <summary>False for findings that are not reported: whoever changes one thing does not want the others changed.</summary>
    public Func<Finding, bool> IsWanted { get; init; } = _ => true;

    public static FixOptions Everything { get; } = new(IncludesUnsafe: true, _ => null);

    public bool Allows(FixSafety safety) => IncludesUnsafe || safety == FixSafety.Safe;
}
