using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Rules;

/// <summary>Which resources a rule is about; every part given must hold.</summary>
public sealed record RuleSelect(
    ImmutableArray<string> Kinds,
    string? Name,
    string? Namespace,
    ImmutableArray<MetadataGlob> Labels,
    ImmutableArray<MetadataGlob> Annotations,
    string? Role,
    Condition? Where
)
{
    /// <summary>True where a role counts that a resource has by evidence that is not sure.</summary>
    public bool CountsLikely { get; init; }

    public static RuleSelect Everything { get; } = new([], null, null, [], [], null, null);

    /// <summary>True where the rule is about a resource, however sure that is.</summary>
    public bool Applies(Item whole, Scope scope) =>
        whole.Resource is { } resource && MatchesMetadata(resource, scope) && Evaluator.Holds(Where, whole, scope);

    /// <returns>How sure it is that the rule is about a resource; null where it is not.</returns>
    /// <param name="whole">The resource as a whole.</param>
    public Certainty? Judge(Item whole, Scope scope)
    {
        if (!Applies(whole, scope))
            return null;
        if (Where is null)
            return Certainty.Certain;
        var outcome = Evaluator.Evaluate(Where, whole, scope);
        return outcome switch
        {
            { IsTrue: false } => null,
            { IsUncertain: true } => Certainty.WorstCase,
            _ => Certainty.Certain,
        };
    }

    private bool MatchesMetadata(Resource resource, Scope scope) =>
        (Kinds.IsEmpty || MatchesKind(resource))
        && (Role is null || scope.Roles.Has(resource, Role))
        && (Name is null || EntryView.Matches(Name, resource.Name))
        && (Namespace is null || EntryView.Matches(Namespace, scope.Graph.Bundle.NamespaceOf(resource) ?? ""))
        && (Labels.IsEmpty || AllMatch(Labels, resource.Labels))
        && (Annotations.IsEmpty || AllMatch(Annotations, resource.Annotations));

    private static bool AllMatch(ImmutableArray<MetadataGlob> globs, YamlNode? map) =>
        globs.All(glob => glob.Matches(map));

    private bool MatchesKind(Resource resource)
    {
        foreach (var kind in Kinds)
        {
            if (Manifests.Kinds.Matches(resource, kind))
                return true;
        }
        return false;
    }
}

/// <summary>What an answer rests on.</summary>
public enum Certainty
{
    Certain,

    /// <summary>The worst case of something that could not be resolved.</summary>
    WorstCase,
}

/// <summary>A label or annotation that must be there with some value, or must not be there.</summary>
/// <param name="Value">A glob; null where only presence counts.</param>
public sealed record MetadataGlob(string Key, string? Value, bool IsPresent)
{
    public bool Matches(YamlNode? map) =>
        map.PairsOrNone()
            .Any(pair =>
                EntryView.Matches(Key, pair.Key.Text) && (Value is null || EntryView.Matches(Value, pair.Value.Text))
            ) == IsPresent;
}
