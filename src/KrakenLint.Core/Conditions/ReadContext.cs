using System.Collections.Immutable;
using KrakenLint.Settings;

namespace KrakenLint.Conditions;

/// <summary>What a condition may refer to where it stands in a rule.</summary>
/// <param name="Subject">What tests without a subject of their own look at.</param>
/// <param name="Params">Names of the rule's parameters.</param>
/// <param name="Problems">Where to say what is wrong.</param>
public sealed record ReadContext(Subject Subject, ImmutableArray<string> Params, ProblemList Problems)
{
    public ReadContext ForItems() => this with { Subject = new Subject.Self() };
}
