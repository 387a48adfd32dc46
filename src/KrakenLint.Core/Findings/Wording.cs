using KrakenLint.Conditions;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Units;

namespace KrakenLint.Findings;

/// <summary>Puts findings into words.</summary>
internal static class Wording
{
    public static string MessageOf(RuleCase found, Rule rule, Outcome outcome, Item item, Scope scope)
    {
        if (found.Message is { } template)
        {
            // Worked out whenever somebody asks.
            var details = outcome.Details;
            return template.Fill(name => ValueOf(name, rule, outcome, details, item, scope));
        }
        return item.Problem is { } problem ? problem.Text : Derived(outcome, item);
    }

    /// <param name="doubt">Why something counts as a WebSocket, where that is not sure.</param>
    public static string WithDoubt(string message, string? doubt) =>
        doubt is null ? message : $"{message}; taken for a WebSocket because of {doubt}";

    /// <summary>What stands beside the underline.</summary>
    /// <param name="wanted">What the rule itself says is expected, instead of what follows from its check.</param>
    public static string LabelOf(Outcome outcome, string? wanted)
    {
        if (wanted is not null)
            return $"expected {wanted}";
        if (outcome.Reading is not { } reading)
            return outcome.Expected.IsEmpty ? "" : $"expected {outcome.Expected}";
        if (!reading.IsPresent)
            return outcome.Expected.IsEmpty || SaysPresence(outcome)
                ? $"{reading.Name} is missing"
                : $"{reading.Name} is missing; expected {outcome.Expected}";
        if (reading.IsAssumed)
            return $"{reading.Name} is {reading.Shown} by default; expected {outcome.Expected}";
        // A reason may quote the value.
        if (!reading.IsHidden && outcome.Reason is { } said && Credentials.Redact(said) is var reason)
            return outcome.Expected.IsEmpty ? reason : $"expected {outcome.Expected}; {reason}";
        return outcome.Expected.IsEmpty ? "" : $"expected {outcome.Expected}";
    }

    private static string Derived(Outcome outcome, Item item)
    {
        var who =
            item.Resource is { } resource ? $"{resource.Kind} \"{resource.Name}\": "
            : NameInValues(item) is { } path ? $"{path}: "
            : "";
        var expected = outcome.Expected.IsEmpty ? "" : $"; expected {outcome.Expected}";
        if (outcome.Reading is not { } reading)
            return $"{who}not as required{expected}";
        if (!reading.IsPresent)
            return $"{who}{reading.Name} is missing{(SaysPresence(outcome) ? "" : expected)}";
        var value =
            reading.IsEmpty ? "empty"
            : reading.IsAssumed ? $"{reading.Shown} by default"
            : reading.Shown;
        return $"{who}{reading.Name} is {value}{(reading.IsEmpty && SaysPresence(outcome) ? "" : expected)}";
    }

    // "is missing" and "is empty" say as much.
    private static bool SaysPresence(Outcome outcome) => outcome.Expected.ToString() is "a value" or "to be present";

    private static string? ValueOf(
        string name,
        Rule rule,
        Outcome outcome,
        IReadOnlyDictionary<string, string> details,
        Item item,
        Scope scope
    )
    {
        // A variable has a name too; in a message "name" is the resource's.
        if (name is not "name" && item.Fields.TryGet(name, out var field))
            return MoreExact(name, field, outcome).Shown;
        if (details.TryGetValue(name, out var detail))
            return Credentials.Redact(detail);
        if (rule.Params.TryGetValue(name, out var parameter))
            return parameter.Text;
        if (Facts.Find(name) is { } fact)
            return fact.Read(item, scope).Shown;
        if (name.Contains('.', StringComparison.Ordinal) && SettingKinds.Find(name) is not null)
            return scope.Settings[name];
        return name switch
        {
            "kind" => item.Resource?.Kind,
            "name" => item.Resource is { } owner ? owner.Name : NameInValues(item),
            "namespace" => item.Resource is { } resource ? scope.Graph.Bundle.NamespaceOf(resource) ?? "default" : null,
            "value" => outcome.Reading is { } reading ? reading.Shown : null,
            "subject" => outcome.Reading?.Name,
            "at" => (outcome.Reading?.Node ?? item.Node) is { } node ? ShownPath.Of(node) : null,
            "expected" => outcome.Expected.ToString(),
            "reason" => outcome.Reason is { } reason ? Credentials.Redact(reason) : null,
            "key" => outcome.Reading?.Name,
            "container" => Resource.ScalarAt(item.Container, "name") is { } container
                ? Credentials.RedactName(container)
                : null,
            _ => null,
        };
    }

    // In a values file the section that it is about has no name but its path.
    private static string? NameInValues(Item item) =>
        item is { Problem: null, Node: { } node }
        && ShownPath.Of(item.Section ?? IngressSections.Around(node)) is { Length: > 0 } path
            ? path
            : null;

    // What was looked at may be a part of the value: a match, one name of a list.
    private static Reading MoreExact(string name, Reading field, Outcome outcome) =>
        name == "value" && outcome.Reading is { Node: { } node } reading && node == field.Node ? reading : field;
}
