using System.Collections.Immutable;
using KrakenLint.Manifests;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>Judges conditions, and says which node decided.</summary>
public static class Evaluator
{
    private const string OfIngress = "-ingress";

    public static Outcome Evaluate(Condition condition, Item item, Scope scope) =>
        condition switch
        {
            Condition.All all => EvaluateAll(all, item, scope),
            Condition.Any any => EvaluateAny(any, item, scope),
            Condition.Not not => Evaluate(not.Inner, item, scope).Negated(),
            Condition.Of of => LeafEvaluator.Evaluate(of, item, scope),
            Condition.Split split => QuantifierEvaluator.Evaluate(split, item, scope),
            Condition.Quantified quantified => QuantifierEvaluator.Evaluate(quantified, item, scope),
            Condition.Count count => QuantifierEvaluator.Evaluate(count, item, scope),
            Condition.Unique unique => QuantifierEvaluator.Evaluate(unique, item, scope),
            Condition.Related related => RelationEvaluator.Evaluate(related, item, scope),
            Condition.Lookup lookup => LookupEvaluator.Evaluate(lookup, item, scope),
            Condition.InRole role => new Outcome(IsInRole(role, item, scope), item.Place, role.Wanted, role.Unwanted),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "a condition of a new kind"),
        };

    public static bool Holds(Condition? condition, Item item, Scope scope) =>
        condition is null || Truth.Of(condition, item, scope) == true;

    // The first part that fails decides; where none does, all of them did, and the first stands for them.
    private static Outcome EvaluateAll(Condition.All all, Item item, Scope scope)
    {
        Outcome? first = null;
        foreach (var part in all.Parts)
        {
            var outcome = Evaluate(part, item, scope);
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

    // Of alternatives that all fail, the one whose node is present is what the author meant.
    private static Outcome EvaluateAny(Condition.Any any, Item item, Scope scope)
    {
        var outcomes = ImmutableArray.CreateBuilder<Outcome>();
        foreach (var alternative in any.Alternatives)
        {
            var outcome = Evaluate(alternative, item, scope);
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

    // In a values file the sections that become Ingresses have the roles that Ingresses have.
    private static bool IsSectionOf(string role, Item item, Scope scope) =>
        role.EndsWith(OfIngress, StringComparison.Ordinal)
        && item.Node is { } node
        && scope.Roles.Means(item.Section ?? IngressSections.Around(node), role[..^OfIngress.Length]);

    public static bool IsInRole(Condition.InRole role, Item item, Scope scope) =>
        item.Resource is { } resource ? scope.Roles.Has(resource, role.Role) : IsSectionOf(role.Role, item, scope);
}
