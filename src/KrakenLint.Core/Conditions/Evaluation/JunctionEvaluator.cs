using System.Collections.Immutable;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>Judges conjunctions and alternatives. To judge, their parts may be taken in any order: the cheapest first.</summary>
internal static class JunctionEvaluator
{
    public static bool? Judge(Condition.All condition, Item item, Scope scope)
    {
        bool? all = true;
        foreach (var part in condition.CheapestFirst)
        {
            var one = Evaluator.Judge(part, item, scope);
            if (one == false)
                return false;
            all &= one;
        }
        return all;
    }

    // The first part that fails decides; where none does, all of them did, and the first stands for them.
    public static Outcome Evaluate(Condition.All all, Item item, Scope scope)
    {
        Outcome? first = null;
        foreach (var part in all.Parts)
        {
            var outcome = Evaluator.Evaluate(part, item, scope);
            if (!outcome.Holds)
                return Joined(outcome, first);
            first = first is null ? outcome : Joined(first, outcome);
        }
        return first ?? new Outcome(true, item.Place, "", "");
    }

    private static Outcome Joined(Outcome outcome, Outcome? other) =>
        other is null || (other.AddsNothing && (outcome.Holds || !outcome.IsUnknown))
            ? outcome
            : outcome with
            {
                IsUncertain = outcome.IsUncertain || other.IsUncertain,
                IsUnknown = outcome.Holds && (outcome.IsUnknown || other.IsUnknown),
                Related = outcome.Related.AddRange(other.Related),
                Details = other.Details.SetItems(outcome.Details),
            };

    public static bool? Judge(Condition.Any condition, Item item, Scope scope)
    {
        bool? any = false;
        foreach (var alternative in condition.CheapestFirst)
        {
            var one = Evaluator.Judge(alternative, item, scope);
            if (one == true)
                return true;
            any |= one;
        }
        return any;
    }

    // Of alternatives that all fail, the one whose node is present is what the author meant.
    public static Outcome Evaluate(Condition.Any any, Item item, Scope scope)
    {
        var outcomes = ImmutableArray.CreateBuilder<Outcome>();
        foreach (var alternative in any.Alternatives)
        {
            var outcome = Evaluator.Evaluate(alternative, item, scope);
            if (outcome.IsTrue)
                return outcome;
            outcomes.Add(outcome);
        }
        if (outcomes.FirstOrDefault(outcome => outcome.IsUnknown) is { } unknown)
            return unknown;
        var chosen = outcomes.FirstOrDefault(outcome => outcome.Reading is { IsPresent: true }) ?? outcomes[0];
        return chosen with
        {
            Expected = Phrase.Of(() => Alternatives(chosen, outcomes)),
            Reason = outcomes
                .Where(outcome => outcome.Reading?.Name == chosen.Reading?.Name)
                .Select(outcome => outcome.Reason)
                .FirstOrDefault(reason => reason is { Length: > 0 }),
            IsUncertain = outcomes.Any(outcome => outcome.IsUncertain),
            Others = [],
        };
    }

    // "None, or annotation x to be present": what is not about the chosen subject names its own.
    private static string Alternatives(Outcome chosen, IEnumerable<Outcome> outcomes) =>
        string.Join(
            " or ",
            outcomes
                .Where(outcome => !ReferenceEquals(outcome, chosen))
                .Prepend(chosen)
                .Select(outcome =>
                    outcome.Reading?.Name == chosen.Reading?.Name
                        ? outcome.Expected.ToString()
                        : $"{outcome.Reading?.Name} {outcome.Expected}".Trim()
                )
                .Where(text => text.Length > 0)
                .Distinct()
        );
}
