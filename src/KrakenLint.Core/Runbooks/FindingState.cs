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
    /// <param name="topic">What it is about: findings on another one of its kind do not count.</param>
    /// <param name="others">All of that kind.</param>
    public static FindingState Of(
        BundleView view,
        ImmutableArray<string> words,
        ImmutableArray<Rule> rules,
        Topic topic,
        ImmutableArray<Topic> others
    )
    {
        if (words.IsEmpty)
            return new FindingState([], false, false);
        var meant = rules.Where(rule => words.Any(word => RuleSet.Means(word, rule))).ToHashSet();
        var elsewhere = others
            .Select(other => other.Item.Resource)
            .Where(resource => !ReferenceEquals(resource, topic.Item.Resource))
            .Select(resource => (resource?.Kind, resource?.Name))
            .ToHashSet();
        var found = view.Findings.Where(IsMeant).ToImmutableArray();
        if (!found.IsEmpty)
            return new FindingState(found, false, false);
        var accepted = view.Accepted.Where(IsMeant).ToImmutableArray();
        var ran = meant.Count > 0 && meant.All(rule => view.Checked.Contains(rule.Id));
        return new FindingState(accepted, !accepted.IsEmpty, accepted.IsEmpty && ran && view.IsWhole)
        {
            Asked = [.. meant.Select(rule => rule.Id).Order(StringComparer.Ordinal)],
        };

        bool IsMeant(Finding finding) =>
            meant.Contains(finding.Rule) && !elsewhere.Contains((finding.Judged?.Kind, finding.Judged?.Name));
    }

    /// <summary>The rules of what was found, each once.</summary>
    public IEnumerable<string> Ids => Found.Select(finding => finding.Rule.Id).Distinct();

    /// <summary>Ids of the rules that were asked.</summary>
    public ImmutableArray<string> Asked { get; init; } = [];

    /// <summary>Where the first of it is edited.</summary>
    public string Place => Found is [var first, ..] ? first.Span.ToString() : "";
}
