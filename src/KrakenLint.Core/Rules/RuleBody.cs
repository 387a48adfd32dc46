using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Rules.Needs;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Rules;

/// <summary>What a rule checks: all of its file that decides what is found.</summary>
public sealed record RuleBody
{
    public required RuleSelect Select { get; init; }

    /// <summary>The parts to look at, or null for the resource as a whole.</summary>
    public Source? Each { get; init; }

    /// <summary>Tried in order; the first that applies and fails makes the finding; none for a rule on values files only.</summary>
    public required ImmutableArray<RuleCase> Cases { get; init; }

    /// <summary>What holds in Helm values files, or null where the rule says nothing about them.</summary>
    public ValuesBlock? Values { get; init; }

    public required ImmutableDictionary<string, ScalarValue> Params { get; init; }

    /// <summary>True where missing things are reported even where they may live elsewhere.</summary>
    public bool ReportsOpenWorld { get; init; }

    /// <summary>True where that is done as well, one severity lower.</summary>
    public bool LowersOpenWorld { get; init; }

    /// <summary>Ids of rules that tell the same story better: what they find at the same place has this as a note.</summary>
    public ImmutableArray<string> YieldsTo { get; init; } = [];

    /// <summary>Of a rule that checks nothing.</summary>
    public static RuleBody None { get; } =
        new()
        {
            Select = RuleSelect.Everything,
            Cases = [],
            Params = ImmutableDictionary<string, ScalarValue>.Empty,
        };
}

/// <summary>What a run must know of a rule before it needs the rule.</summary>
/// <param name="Kinds">The kinds or groups of kinds that it is about; empty for any.</param>
/// <param name="Role">The role that it is about; null for any.</param>
/// <param name="CountsLikely">True where a role counts that a resource has by evidence that is not sure.</param>
/// <param name="IsOnProblems">True for rules on what the engine found wrong with a document itself.</param>
/// <param name="IsOnResources">True where it says anything about resources.</param>
/// <param name="IsOnValues">True where it says anything about values files.</param>
/// <param name="Highest">The highest severity in each of the built-in profiles, in their order.</param>
/// <param name="Needs">What a resource must have for anything to be found in it.</param>
public sealed record RuleOutline(
    ImmutableArray<string> Kinds,
    string? Role,
    bool CountsLikely,
    bool IsOnProblems,
    bool IsOnResources,
    bool IsOnValues,
    ImmutableArray<Severity> Highest,
    NeedForm Needs
)
{
    public static RuleOutline None { get; } = Of(RuleBody.None);

    public static RuleOutline Of(RuleBody body)
    {
        var isOnProblems = body.Each?.View?.Name == "problems";
        var cases = body.Cases.Concat(body.Values?.Cases ?? []);
        return new RuleOutline(
            body.Select.Kinds,
            body.Select.Role,
            body.Select.CountsLikely,
            isOnProblems,
            !isOnProblems && body.Cases.Length > 0,
            body.Values is not null,
            [
                .. LintSettings.Profiles.Select(profile =>
                    cases.Select(one => one.SeverityIn(profile)).DefaultIfEmpty(Severity.Off).Max()
                ),
            ],
            NeedForm.Of(RuleNeeds.Of(body))
        );
    }

    /// <param name="profile">A built-in profile; nothing is on in any other.</param>
    public Severity SeverityIn(string profile) =>
        LintSettings.Profiles.IndexOf(profile) is >= 0 and var at ? Highest[at] : Severity.Off;
}
