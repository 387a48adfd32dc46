using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Graph;
using KrakenLint.Manifests;

namespace KrakenLint.Rules.Needs;

/// <summary>What a look at a bundle shows: of which kinds and roles it has a resource.</summary>
/// <param name="roles">Those that are sure; what is likely counts as well.</param>
internal sealed class BundleSight(BundleGraph graph, RoleMap roles)
{
    /// <summary>More names are not told apart; most rules have one or two.</summary>
    public const int MostOthers = 64;

    private readonly Dictionary<string, bool> known = [];
    private readonly Lazy<HashSet<string>> played = new(() => [.. roles.Likely.Roles.Values.SelectMany(own => own)]);

    /// <returns>A bit for each of the names, the lowest for the first: whether there may be such a resource.</returns>
    /// <param name="others">As a <see cref="NeedForm"/> has them.</param>
    public ulong PresentOf(ImmutableArray<string> others)
    {
        var present = 0UL;
        for (var at = 0; at < others.Length && at < MostOthers; at++)
        {
            if (Has(others[at]))
                present |= 1UL << at;
        }
        return present;
    }

    private bool Has(string target)
    {
        if (!known.TryGetValue(target, out var has))
            known[target] = has = Find(target);
        return has;
    }

    // Whatever leads requests to a Service is a route, of kinds that only a controller's file knows as well.
    private bool Find(string target) =>
        played.Value.Contains(target)
        || (target == Kinds.Route && !graph.Routes.IsEmpty)
        || graph.Bundle.Resources.Any(resource => Kinds.Matches(resource, target));
}
