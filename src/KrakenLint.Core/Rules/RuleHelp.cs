using System.Collections.Immutable;

namespace KrakenLint.Rules;

/// <summary>What a rule says about itself beyond its summary: feeds <c>explain</c>, SARIF help and the catalogue.</summary>
/// <param name="Why">Why the requirement exists, in prose.</param>
/// <param name="Symptoms">What one sees when it is broken: <c>messages-not-delivered</c>, <c>connection-drops</c>, ….</param>
/// <param name="Diagnose">A command that shows the state in a cluster, with placeholders in braces.</param>
/// <param name="Remedy">What to change.</param>
/// <param name="Verify">A command that shows that the change works.</param>
/// <param name="Links">Primary sources; the first is SARIF's help URI.</param>
public sealed record RuleHelp(
    string Why,
    ImmutableArray<string> Symptoms,
    string? Diagnose,
    string? Remedy,
    string? Verify,
    ImmutableArray<Uri> Links
)
{
    public static RuleHelp None { get; } = new("", [], null, null, null, []);
}
