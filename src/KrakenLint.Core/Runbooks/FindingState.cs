using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;

namespace KrakenLint.Runbooks;

/// <summary>What a run says about some rules.</summary>
/// <param name="Found">The most severe first.</param>
/// <param name="IsAccepted">True where all of it is accepted by the project.</param>
internal sealed record FindingState(ImmutableArray<Finding> Found, bool IsAccepted, bool IsRight)
{
    /// <param name="words">Ids, names or tags of rules, or globs of them.</param>
    public static FindingState Of(BundleView view, ImmutableArray<string> words, ImmutableArray<Rule> rules)
    {
        if (words.IsEmpty)
            return new FindingState([], false, false);
        var meant = rules.Where(rule => words.Any(word => RuleSet.Means(word, rule))).ToHashSet();
        var found = view.Findings.Where(finding => meant.Contains(finding.Rule)).ToImmutableArray();
        if (!found.IsEmpty)
            return new FindingState(found, false, false);
        var accepted = view.Accepted.Where(finding => meant.Contains(finding.Rule)).ToImmutableArray();
        var ran = meant.Count > 0 && meant.All(rule => view.Checked.Contains(rule.Id));
        return new FindingState(accepted, !accepted.IsEmpty, accepted.IsEmpty && ran && view.IsWhole);
    }

    /// <summary>The rules of what was found, each once.</summary>
    public IEnumerable<string> Ids => Found.Select(finding => finding.Rule.Id).Distinct();

    /// <summary>Where the first of it is edited.</summary>
    public string Place => Found is [var first, ..] ? first.Span.ToString() : "";
}
