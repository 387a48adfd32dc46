using System.Collections.Immutable;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>Why a resource or a route counts as something.</summary>
/// <param name="Id">The evidence's id in <c>rules/roles.yaml</c>.</param>
/// <param name="Strength"><c>strong</c>, <c>medium</c> or <c>weak</c>.</param>
public sealed record Evidence(string Id, string Strength, string Means, YamlNode? Node)
{
    /// <summary>What was looked at, as words; null for evidence that shows nothing alone, unless it is strong.</summary>
    public string? Because { get; init; }
}

/// <summary>Who plays which part in a bundle.</summary>
public sealed record RoleMap(
    ImmutableDictionary<Resource, ImmutableSortedSet<string>> Roles,
    ImmutableDictionary<Route, ImmutableSortedSet<string>> Meanings,
    ImmutableDictionary<Route, ImmutableArray<Evidence>> Evidence
)
{
    /// <summary>Before any role is assigned, as evidence itself is judged.</summary>
    public static RoleMap None { get; } =
        new(
            ImmutableDictionary<Resource, ImmutableSortedSet<string>>.Empty,
            ImmutableDictionary<Route, ImmutableSortedSet<string>>.Empty,
            ImmutableDictionary<Route, ImmutableArray<Evidence>>.Empty
        );

    /// <summary>Why a workload or Service without a route counts as something; of roles the id is the role's name.</summary>
    public ImmutableDictionary<Resource, ImmutableArray<Evidence>> OfResources { get; init; } =
        ImmutableDictionary<Resource, ImmutableArray<Evidence>>.Empty;

    /// <summary>Of values files: what sections that templates make Ingresses of carry.</summary>
    public ImmutableDictionary<YamlNode, ImmutableSortedSet<string>> Sections { get; init; } =
        ImmutableDictionary<YamlNode, ImmutableSortedSet<string>>.Empty;

    /// <summary>
    /// The same with what evidence shows less surely, for rules that ask for it; this map where there is no such thing.
    /// </summary>
    public RoleMap Likely
    {
        get => field ?? this;
        init;
    }

    /// <summary>Of a map of what is likely: why something that is not sure counts all the same.</summary>
    public Doubts Doubts { get; init; } = Doubts.None;

    /// <param name="meaning"><c>websocket</c> or <c>socketio</c>.</param>
    public bool Means(YamlNode section, string meaning) =>
        Sections.TryGetValue(section, out var meanings) && meanings.Contains(meaning);

    public bool Has(Resource resource, string role) =>
        Roles.TryGetValue(resource, out var roles) && roles.Contains(role);

    /// <param name="meaning"><c>websocket</c> or <c>socketio</c>.</param>
    public bool Means(Route route, string meaning) =>
        Meanings.TryGetValue(route, out var meanings) && meanings.Contains(meaning);
}
