using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Rules;

namespace KrakenLint.Findings;

/// <summary>Judges one item by the cases of a rule.</summary>
internal static class RuleJudge
{
    private const int MostOfOneNode = 20;

    // The first case that applies and fails makes the findings. Most find nothing: only what is found is looked at closely.
    // How sure it is that the rule is about the whole is asked then as well; null where that is beyond doubt.
    public static ImmutableArray<RawFinding> Judge(
        ActiveRule active,
        ImmutableArray<ActiveCase> cases,
        Item item,
        Scope scope,
        Item? whole
    )
    {
        foreach (var one in cases)
        {
            if (!Evaluator.Holds(one.Case.When, item, scope))
                continue;
            if (one.Case.Check is null || Evaluator.Judge(one.Case.Check, item, scope) == false)
                return Explain(active, one, item, scope, whole);
        }
        return [];
    }

    // One for each node that is to blame.
    private static ImmutableArray<RawFinding> Explain(
        ActiveRule active,
        ActiveCase one,
        Item item,
        Scope scope,
        Item? whole
    )
    {
        var (found, severity) = one;
        var outcome = found.Check is null
            ? new Outcome(false, item.Place, "", "")
            : Evaluator.Evaluate(found.Check, item, scope);
        var when = found.When is null ? null : Evaluator.Evaluate(found.When, item, scope);
        var selection = SelectionOf(active.Rule, item, scope, whole);
        var isUncertain = selection.IsWorstCase || when is { IsUncertain: true };
        var doubt = scope.Roles.Doubts.About(item);
        if (doubt is not null)
            severity = Lower(severity);
        return
        [
            .. Told(outcome.Others.Insert(0, outcome))
                .Select(told => new RawFinding(
                    active,
                    found,
                    isUncertain || told.Outcome.IsUncertain ? Lower(severity) : severity,
                    WithDetails(Joined(told.Outcome, when), selection.Details),
                    item,
                    scope
                )
                {
                    Doubt = doubt,
                    Times = told.Times,
                }),
        ];
    }

    // One text may be wrong in ten thousand places; of more than a few the rest is counted with the last.
    private static IEnumerable<(Outcome Outcome, int Times)> Told(ImmutableArray<Outcome> outcomes) =>
        outcomes.Length <= MostOfOneNode
            ? outcomes.Select(outcome => (outcome, 1))
            : outcomes
                .GroupBy(outcome => outcome.Place.Node)
                .SelectMany(group =>
                    group.Key is null
                        ? group.Select(outcome => (outcome, 1))
                        : group
                            .Take(MostOfOneNode)
                            .Select((outcome, at) => (outcome, at + 1 < MostOfOneNode ? 1 : group.Count() - at))
                );

    private static Outcome Joined(Outcome outcome, Outcome? when) =>
        when is null
            ? outcome
            : outcome with
            {
                Details = when.Details.SetItems(outcome.Details),
                Related = outcome.Related.AddRange(when.Related),
            };

    /// <summary>What it rests on that a rule is about a resource.</summary>
    private sealed record Selection(bool IsWorstCase, ImmutableDictionary<string, string> Details);

    // The same for everything that is found in the resource.
    private static Selection SelectionOf(Rule rule, Item item, Scope scope, Item? whole)
    {
        if (!ReferenceEquals(whole?.Resource, item.Resource) || whole is null)
            return new Selection(
                whole is not null && rule.Judge(whole, scope) == Certainty.WorstCase,
                DetailsOfSelection(rule, item, scope)
            );
        var key = $"selection by {rule.Id}";
        return whole.Made<Selection>(key)
            ?? whole.Keep(
                key,
                new Selection(rule.Judge(whole, scope) == Certainty.WorstCase, DetailsOfSelection(rule, item, scope))
            );
    }

    // A message may name what the selection found as well: the route by which a Service is one behind an Ingress.
    private static ImmutableDictionary<string, string> DetailsOfSelection(Rule rule, Item item, Scope scope)
    {
        if (rule.Select.Where is not { } where || item.Resource is not { } resource)
            return ImmutableDictionary<string, string>.Empty;
        var found = Evaluator.Evaluate(where, Item.Of(resource), scope);
        return found.IsTrue ? found.Details : ImmutableDictionary<string, string>.Empty;
    }

    // What the check and its case found out is nearer.
    private static Outcome WithDetails(Outcome outcome, ImmutableDictionary<string, string> selected) =>
        selected.IsEmpty ? outcome : outcome with { Details = selected.SetItems(outcome.Details) };

    private static Severity Lower(Severity severity) => severity == Severity.Error ? Severity.Warning : Severity.Note;
}
