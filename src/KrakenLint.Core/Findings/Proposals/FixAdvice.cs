using KrakenLint.Rules;

namespace KrakenLint.Findings.Proposals;

/// <summary>What a person can do where a rule knows a repair that cannot be made here.</summary>
/// <param name="Why">A clause: <c>no values file can say it</c>.</param>
/// <param name="Text">What to write, and where; null where nobody can.</param>
/// <param name="Safety">Of the repair.</param>
public sealed record FixAdvice(string Why, string? Text, FixSafety Safety);
