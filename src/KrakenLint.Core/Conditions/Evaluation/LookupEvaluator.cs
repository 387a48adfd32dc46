using System.Collections.Immutable;
using KrakenLint.Settings;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>Judges conditions on a resource that the rule names itself.</summary>
internal static class LookupEvaluator
{
    public static Outcome Evaluate(Condition.Lookup condition, Item item, Scope scope)
    {
        var name = condition
            .Name.Resolve(item, scope)
            .Select(value => value.Text)
            .FirstOrDefault(text => text.Length > 0);
        if (name is null || item.Resource is not { } from)
            return new Outcome(true, item.Place, "", "") { IsUnknown = true };
        var space = condition
            .Namespace?.Resolve(item, scope)
            .Select(value => value.Text)
            .FirstOrDefault(text => text.Length > 0);
        var found = scope.Graph.Bundle.Find(condition.Kind, name, from, space);
        var isElsewhere = found is null && scope.Graph.IsExternal(condition.Kind, name);
        if (found is not null && !Evaluator.Holds(condition.Where, Item.Of(found, item), scope))
            found = null;
        var near = found is null ? scope.Graph.NearestTo(condition.Kind, name) : null;
        var isSilent =
            condition.IsFound
            && (
                isElsewhere
                || (
                    found is null
                    && near is null
                    && !scope.LowersOpenWorld
                    && RelationEvaluator.IsOpenFor(condition.Kind, from, scope)
                )
            );
        var reference = condition.Name is Operand.Reference { FromOuter: false } operand
            ? operand.Subject.Read(item, scope)
            : null;
        var (one, none) = (Phrase.A($"{condition.Kind} of that name"), $"no {condition.Kind} of that name");
        var shown = condition.Name.Show(item, scope).FirstOrDefault("");
        return new Outcome(
            isSilent || (found is not null) == condition.IsFound,
            reference?.Place ?? item.Place,
            condition.IsFound ? one : none,
            condition.IsFound ? none : one
        )
        {
            Reading = reference,
            IsUnknown = isSilent,
            IsUncertain = found is null && RelationEvaluator.IsOpenFor(condition.Kind, from, scope),
            Details = ImmutableDictionary<string, string>
                .Empty.Add("target", shown)
                .Add("near", near ?? "")
                .Add("hint", Nearest.Hint(near)),
            Related = found is null ? [] : [new RelatedPlace(Place.At(found.Root), $"{found.Kind} \"{found.Name}\"")],
        };
    }
}
