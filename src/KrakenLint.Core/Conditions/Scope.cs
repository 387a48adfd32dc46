using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Settings;

namespace KrakenLint.Conditions;

/// <summary>Everything that a condition may look at besides its item; used by one thread.</summary>
/// <param name="Params">The rule's parameters.</param>
/// <param name="ReportsOpenWorld">True for rules that report what is missing even where it may live elsewhere.</param>
public sealed record Scope(
    BundleGraph Graph,
    RoleMap Roles,
    LintSettings Settings,
    ImmutableDictionary<string, ScalarValue> Params,
    bool ReportsOpenWorld
)
{
    // The cases of a rule ask the same of a configuration file, which is a text of its own to each rule.
    private Dictionary<string, IReadOnlyList<Match>>? found;
    private string lookedThrough = "";

    /// <summary>Every part of the text that matches, in order; looked for once in the text that is asked of last.</summary>
    public IReadOnlyList<Match> Matches(Pattern pattern, string text)
    {
        if (!ReferenceEquals(text, lookedThrough))
            found?.Clear();
        found ??= [];
        lookedThrough = text;
        if (found.TryGetValue(pattern.Text, out var known))
            return known;
        return found[pattern.Text] = [.. pattern.Matches(text)];
    }

    private Dictionary<(string Kind, string Role), ImmutableArray<Resource>>? withRole;

    /// <summary>The resources of a kind that have a role; looked for once.</summary>
    public ImmutableArray<Resource> WithRole(string kind, string role) =>
        (withRole ??= []).TryGetValue((kind, role), out var known)
            ? known
            : withRole[(kind, role)] = [.. Graph.Bundle.OfKind(kind).Where(resource => Roles.Has(resource, role))];

    /// <summary>True for rules that do so one severity lower.</summary>
    public bool LowersOpenWorld { get; init; }

    /// <summary>True for a values file that others complete: what is absent there may stand in one of them.</summary>
    public bool IsPartial { get; init; }
}
