using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Rules;

/// <summary>Who carries WebSocket traffic by evidence that is not sure.</summary>
internal static class LikelyRoles
{
    private const string Meaning = "websocket";
    private const int MostCharacters = 60;

    /// <summary>The reason to think so: <c>path "/ws"</c>; null where none of the evidence counts alone.</summary>
    public static string? ReasonIn(ImmutableArray<Evidence> found) =>
        found.FirstOrDefault(evidence => evidence.Because is not null) is { Because: { } what } first
            ? first.Node is { IsScalar: true, Text: { Length: > 0 } text }
                ? $"{what} \"{Credentials.Redact(Shortened(text))}\""
                : what
            : null;

    /// <summary>A map that has what is likely beside it.</summary>
    public static RoleMap Add(IReadOnlyList<(Chain Chain, string Reason)> likely, RoleMap sure)
    {
        if (likely.Count == 0)
            return sure;
        var roles = sure.Roles.ToBuilder();
        var meanings = sure.Meanings.ToBuilder();
        var ofResources = ImmutableDictionary.CreateBuilder<Resource, string>();
        var ofRoutes = ImmutableDictionary.CreateBuilder<Route, string>();
        foreach (var (chain, reason) in likely)
        {
            if (chain.Route is { } route)
            {
                meanings[route] = [Meaning];
                ofRoutes[route] = reason;
            }
            foreach (var (resource, role) in PartsOf(chain).Where(part => !sure.Has(part.Resource, part.Role)))
            {
                roles[resource] = roles.GetValueOrDefault(resource, []).Add(role);
                ofResources.TryAdd(resource, reason);
            }
        }
        var all = new RoleMap(roles.ToImmutable(), meanings.ToImmutable(), sure.Evidence)
        {
            OfResources = sure.OfResources,
            Doubts = Doubts.None with { OfResources = ofResources.ToImmutable(), OfRoutes = ofRoutes.ToImmutable() },
        };
        return sure with { Likely = all };
    }

    /// <summary>The same for sections of a values file.</summary>
    /// <param name="reasons">Null for sections that nothing speaks for.</param>
    public static RoleMap Add(ImmutableDictionary<YamlNode, string?> reasons, RoleMap sure)
    {
        var likely = ImmutableDictionary.CreateBuilder<YamlNode, string>();
        foreach (var (section, reason) in reasons)
        {
            if (reason is not null)
                likely[section] = reason;
        }
        if (likely.Count == 0)
            return sure;
        ImmutableSortedSet<string> meanings = [Meaning];
        var all = sure with
        {
            Sections = sure.Sections.SetItems(likely.Keys.Select(section => KeyValuePair.Create(section, meanings))),
            Doubts = Doubts.None with { OfSections = likely.ToImmutable() },
        };
        return sure with { Likely = all };
    }

    private static IEnumerable<(Resource Resource, string Role)> PartsOf(Chain chain)
    {
        if (chain.Route is { } route)
            yield return (route.Resource, $"{Meaning}-ingress");
        if (chain.Service is { } service)
            yield return (service, $"{Meaning}-service");
        foreach (var workload in chain.Workloads)
            yield return (workload, $"{Meaning}-workload");
    }

    private static string Shortened(string text) =>
        text.Length <= MostCharacters ? text : $"{text.AsSpan(0, MostCharacters)}…";
}
