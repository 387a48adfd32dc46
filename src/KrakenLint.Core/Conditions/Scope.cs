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
    // Names of variables and keys come again in most resources of a bundle, while matching is what rules do most.
    private const int LongText = 100;

    private readonly Dictionary<(Pattern, string), bool> matches = [];

    // The cases of a rule ask the same of a configuration file, which is a text of its own to each rule.
    private readonly Dictionary<string, IReadOnlyList<Match>> found = [];
    private string lookedThrough = "";

    /// <summary>Every part of the text that matches, in order; looked for once in the text that is asked of last.</summary>
    public IReadOnlyList<Match> Matches(Pattern pattern, string text)
    {
        if (!ReferenceEquals(text, lookedThrough))
            found.Clear();
        lookedThrough = text;
        if (found.TryGetValue(pattern.Text, out var known))
            return known;
        return found[pattern.Text] = [.. pattern.Matches(text)];
    }

    private readonly Dictionary<string, Pattern?> patterns = [];

    /// <summary>The regular expression that a parameter of the rule is; null where it is none.</summary>
    internal Pattern? PatternOf(string text) =>
        patterns.TryGetValue(text, out var known) ? known : patterns[text] = Pattern.Later(text);

    private readonly Dictionary<(string Kind, string Role), ImmutableArray<Resource>> withRole = [];

    /// <summary>The resources of a kind that have a role; looked for once.</summary>
    public ImmutableArray<Resource> WithRole(string kind, string role) =>
        withRole.TryGetValue((kind, role), out var known)
            ? known
            : withRole[(kind, role)] = [.. Graph.Bundle.OfKind(kind).Where(resource => Roles.Has(resource, role))];

    /// <summary>True where any part of the text matches; a short text is matched once.</summary>
    public bool IsMatch(Pattern pattern, string text)
    {
        if (text.Length > LongText)
            return pattern.IsMatch(text);
        if (pattern.RulesOut(text))
            return false;
        if (matches.TryGetValue((pattern, text), out var known))
            return known;
        return matches[(pattern, text)] = pattern.IsMatch(text);
    }

    /// <summary>True for rules that do so one severity lower.</summary>
    public bool LowersOpenWorld { get; init; }

    /// <summary>True for a values file that others complete: what is absent there may stand in one of them.</summary>
    public bool IsPartial { get; init; }
}
