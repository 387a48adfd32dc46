using System.Collections.Concurrent;
using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Rules.Needs;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Findings;

/// <summary>Judges resources of one bundle; used by one thread, which keeps what it works out about the bundle.</summary>
internal sealed class BundleJudge(BundleGraph graph, RoleMap roles, RuleSet rules, LintSettings settings)
{
    // Enough that going to the next portion costs nothing, and few enough that all threads end at about the same time.
    private const int Portion = 64;

    private readonly Dictionary<ActiveRule, Scope> scopes = [];
    private readonly Dictionary<NeedForm, ulong> present = new(ReferenceEqualityComparer.Instance);
    private readonly BundleSight bundle = new(graph, roles);

    /// <summary>What rules find in all resources of a bundle, in their order.</summary>
    /// <param name="jobs">How many threads may work at a time; it changes nothing but the time.</param>
    public ImmutableArray<RawFinding> JudgeAll(Bundle bundle, int jobs)
    {
        var portions = bundle.Resources.Chunk(Portion).ToArray();
        var idle = new ConcurrentBag<BundleJudge> { this };
        for (var more = Math.Min(jobs, portions.Length); more > 1; more--)
            idle.Add(new(graph.Twin(), roles, rules, settings));
        var found = OrderedWork.Do(
            portions,
            jobs,
            portion =>
            {
                if (!idle.TryTake(out var judge))
                    throw new InvalidOperationException("more threads work than were asked for");
                var some = judge.Judge(portion);
                idle.Add(judge);
                return some;
            }
        );
        return [.. found.SelectMany(some => some)];
    }

    private ImmutableArray<RawFinding> Judge(Resource[] resources)
    {
        var found = ImmutableArray.CreateBuilder<RawFinding>();
        foreach (var resource in resources)
        {
            // One item for all rules, so that what views make of it is made once.
            var whole = Item.Of(resource);
            using var sight = ResourceSight.Of(resource);
            foreach (var active in rules.For(resource))
            {
                if (MayFind(active.Rule.Outline, resource, sight))
                    RuleRunner.RunOnResource(active, whole, ScopeOf(active), found);
            }
        }
        return found.ToImmutable();
    }

    private bool MayFind(RuleOutline outline, Resource resource, ResourceSight sight) =>
        sight.MayHave(outline.Needs, PresentOf(outline.Needs))
        && (outline.Role is not { } role || (outline.CountsLikely ? roles.Likely : roles).Has(resource, role));

    private ulong PresentOf(NeedForm needs)
    {
        if (needs.Others.IsEmpty)
            return 0;
        if (!present.TryGetValue(needs, out var known))
            present[needs] = known = bundle.PresentOf(needs.Others);
        return known;
    }

    private Scope ScopeOf(ActiveRule active)
    {
        if (!scopes.TryGetValue(active, out var scope))
            scopes[active] = scope = RuleRunner.ScopeOf(active, graph, roles, settings);
        return scope;
    }
}
