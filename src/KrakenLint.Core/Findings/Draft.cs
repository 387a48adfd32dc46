using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Findings;

/// <summary>A finding in words and places; what is left is its place among the others.</summary>
/// <param name="Recipe">What its fingerprint is made of.</param>
internal sealed record Draft(Finding Finding, string Recipe);

/// <summary>What came of judging. Nothing in it holds what rules looked at, which is much more.</summary>
/// <param name="Limits">Why some of it could not be judged.</param>
internal sealed record Drafts(ImmutableArray<Draft> Findings, ImmutableArray<Problem> Limits)
{
    public static Drafts None { get; } = new([], []);

    public static Drafts Of(IReadOnlyCollection<RawFinding> found) =>
        found.Count == 0
            ? None
            : new(
                [.. found.Where(raw => raw.Limit is null).Select(FindingWriter.Draft).OfType<Draft>()],
                [.. found.Select(raw => raw.Limit).OfType<Problem>()]
            );

    /// <summary>All of them, in their order.</summary>
    public static Drafts Join(IEnumerable<Drafts> parts)
    {
        var findings = ImmutableArray.CreateBuilder<Draft>();
        var limits = ImmutableArray.CreateBuilder<Problem>();
        foreach (var part in parts)
        {
            findings.AddRange(part.Findings);
            limits.AddRange(part.Limits);
        }
        return new Drafts(findings.DrainToImmutable(), limits.DrainToImmutable());
    }
}
