using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Rules.Needs;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Rules;

/// <summary>Assigns roles in a bundle by evidence, never by a name.</summary>
public static class RoleFinder
{
    public static RoleMap Find(RoleBook book, BundleGraph graph, LintSettings settings)
    {
        var scope = ScopeOf(graph, settings);
        var bundle = new BundleSight(graph, RoleMap.None);
        var roles = new Dictionary<Resource, SortedSet<string>>();
        var shown = new List<(Resource Resource, ImmutableArray<Evidence> Evidence)>();
        var likely = new List<(Chain Chain, string Reason)>();
        var meanings = ImmutableDictionary.CreateBuilder<Route, ImmutableSortedSet<string>>();
        var evidence = ImmutableDictionary.CreateBuilder<Route, ImmutableArray<Evidence>>();
        foreach (var chain in Chains(graph))
        {
            var found = EvidenceFor(chain, book, bundle, scope);
            var meant = MeaningsOf(found);
            if (chain.Route is { } route && found.Length > 0)
            {
                evidence[route] = found;
                meanings[route] = meant;
            }
            else if (meant.Count > 0)
            {
                foreach (var resource in chain.Workloads.Append(chain.Service).OfType<Resource>())
                    shown.Add((resource, found));
            }
            foreach (var meaning in meant)
                Assign(roles, chain, meaning);
            if (meant.Count == 0 && LikelyRoles.ReasonIn(found) is { } reason)
                likely.Add((chain, reason));
        }
        foreach (var workload in graph.Bundle.Resources.Where(Kinds.IsLongRunning))
            AssignWorkload(roles, shown, workload, book, bundle, scope);
        foreach (var assigned in book.Assigned.Where(assigned => assigned.Traffic is null))
        {
            foreach (var resource in graph.Bundle.Resources.Where(resource => Fits(assigned, resource, scope)))
                AddWithServices(roles, resource, assigned.Role, scope);
        }
        var fixedRoles = roles.ToImmutableDictionary(
            pair => pair.Key,
            pair => pair.Value.ToImmutableSortedSet(StringComparer.Ordinal)
        );
        var sure = new RoleMap(fixedRoles, meanings.ToImmutable(), evidence.ToImmutable())
        {
            OfResources = shown
                .GroupBy(pair => pair.Resource)
                .ToImmutableDictionary(
                    group => group.Key,
                    group => group.SelectMany(pair => pair.Evidence).Distinct().ToImmutableArray()
                ),
        };
        return LikelyRoles.Add(likely, sure);
    }

    /// <summary>What the sections of a values file carry.</summary>
    public static RoleMap Find(RoleBook book, ManifestDocument document, LintSettings settings)
    {
        if (document is not { Kind: DocumentKind.Values, Yaml.Tree: { } tree })
            return RoleMap.None;
        var scope = ScopeOf(new BundleGraph(new Bundle([], World.Open), settings), settings);
        var whole = Item.OfValues(tree.Root);
        var rules = book.Evidence.Where(rule => rule.On == "values").ToArray();
        var evidence = IngressSections.In(tree).ToImmutableDictionary(section => section, EvidenceIn);
        var sure = RoleMap.None with
        {
            Sections = evidence.ToImmutableDictionary(pair => pair.Key, pair => MeaningsOf(pair.Value)),
        };
        return LikelyRoles.Add(
            evidence
                .Where(pair => sure.Sections[pair.Key].IsEmpty)
                .ToImmutableDictionary(pair => pair.Key, pair => LikelyRoles.ReasonIn(pair.Value)),
            sure
        );

        ImmutableArray<Evidence> EvidenceIn(YamlNode section) =>
            [
                .. from rule in rules
                let outcome = Judge(rule.When, SectionView.SectionOf(section, whole), scope)
                where outcome is not null
                select EvidenceBy(rule, outcome),
            ];
    }

    private static Scope ScopeOf(BundleGraph graph, LintSettings settings) =>
        new(graph, RoleMap.None, settings, ImmutableDictionary<string, ScalarValue>.Empty, ReportsOpenWorld: false);

    private static List<Chain> Chains(BundleGraph graph)
    {
        var chains = new List<Chain>();
        var reached = new HashSet<Resource>();
        foreach (var route in graph.Routes)
        {
            var service = graph.ServiceOf(route);
            chains.Add(new Chain(route, service, graph.WorkloadsOf(service)));
        }
        reached.UnionWith(
            chains.SelectMany(chain => chain.Workloads).Concat(chains.Select(chain => chain.Service).OfType<Resource>())
        );
        foreach (var service in graph.Bundle.OfKind("Service").Where(service => !reached.Contains(service)))
            chains.Add(new Chain(null, service, graph.WorkloadsOf(service)));
        reached.UnionWith(chains.SelectMany(chain => chain.Workloads));
        foreach (
            var workload in graph.Bundle.Resources.Where(resource =>
                Kinds.IsLongRunning(resource) && !reached.Contains(resource)
            )
        )
            chains.Add(new Chain(null, null, [workload]));
        return chains;
    }

    private static ImmutableArray<Evidence> EvidenceFor(Chain chain, RoleBook book, BundleSight bundle, Scope scope)
    {
        var found = ImmutableArray.CreateBuilder<Evidence>();
        var route = chain.Route is { } own ? RouteView.ItemOf(own, Item.Of(own.Resource), scope) : null;
        var service = chain.Service is { } resource ? Item.Of(resource, route) : null;
        var parts = new List<(string On, Item Item, bool[]? MayShow)>();
        if (route is not null)
            parts.Add(("route", route, null));
        if (chain.Service is { } called && service is not null)
            parts.Add(("service", service, MayShow(book, called, bundle)));
        foreach (var workload in chain.Workloads)
            parts.Add(("workload", Item.Of(workload, service ?? route), MayShow(book, workload, bundle)));
        for (var at = 0; at < book.Evidence.Length; at++)
        {
            var rule = book.Evidence[at];
            foreach (var (on, item, mayShow) in parts)
            {
                if (on == rule.On && mayShow?[at] != false && Judge(rule.When, item, scope) is { } outcome)
                    found.Add(EvidenceBy(rule, outcome));
            }
        }
        foreach (var assigned in book.Assigned)
        {
            if (assigned.Traffic is { } traffic && PartsOf(chain, traffic.On).Any(part => Fits(assigned, part, scope)))
                found.Add(new Evidence("configuration", "strong", traffic.Means, null));
        }
        return found.ToImmutable();
    }

    // Of each piece of evidence, in the book's order.
    private static bool[] MayShow(RoleBook book, Resource resource, BundleSight bundle)
    {
        using var sight = ResourceSight.Of(resource);
        var may = new bool[book.Evidence.Length];
        for (var at = 0; at < may.Length; at++)
            may[at] = sight.MayHave(book.Evidence[at].Needs, bundle.PresentOf(book.Evidence[at].Needs.Others));
        return may;
    }

    private static Evidence EvidenceBy(EvidenceRule rule, Outcome outcome) =>
        new(rule.Id, rule.Strength, rule.Means, outcome.Place.Node) { Because = rule.Because };

    private static IEnumerable<Resource> PartsOf(Chain chain, string on) =>
        on switch
        {
            "ingress" => new[] { chain.Route?.Resource }.OfType<Resource>(),
            "service" => new[] { chain.Service }.OfType<Resource>(),
            _ => chain.Workloads,
        };

    private static bool Fits(AssignedRole assigned, Resource resource, Scope scope) =>
        assigned.Select.Judge(Item.Of(resource), scope) is not null;

    // A document without end shows nothing; that it has none is said where rules meet it.
    private static Outcome? Judge(Condition when, Item item, Scope scope)
    {
        try
        {
            return Evaluator.Holds(when, item, scope) ? Evaluator.Evaluate(when, item, scope) : null;
        }
        catch (Exception error) when (error is WalkLimitException or UnreadableException)
        {
            return null;
        }
    }

    // One strong piece of evidence, or a medium one that any other supports.
    private static ImmutableSortedSet<string> MeaningsOf(ImmutableArray<Evidence> found)
    {
        var meanings = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        if (IsEnough(found, found))
            meanings.Add("websocket");
        if (IsEnough([.. found.Where(evidence => evidence.Means == "socketio")], found))
            meanings.Add("socketio");
        return meanings.ToImmutable();
    }

    private static bool IsEnough(ImmutableArray<Evidence> own, ImmutableArray<Evidence> all) =>
        own.Any(evidence => evidence.Strength == "strong")
        || (
            own.Any(evidence => evidence.Strength == "medium")
            && all.Select(evidence => evidence.Id).Distinct().Count() > 1
        );

    private static void Assign(Dictionary<Resource, SortedSet<string>> roles, Chain chain, string meaning)
    {
        if (chain.Route is { } route)
            Add(roles, route.Resource, $"{meaning}-ingress");
        if (chain.Service is { } service)
            Add(roles, service, $"{meaning}-service");
        foreach (var workload in chain.Workloads)
            Add(roles, workload, $"{meaning}-workload");
    }

    private static void AssignWorkload(
        Dictionary<Resource, SortedSet<string>> roles,
        List<(Resource, ImmutableArray<Evidence>)> shown,
        Resource workload,
        RoleBook book,
        BundleSight bundle,
        Scope scope
    )
    {
        // One item for all roles, so that what views make of it is made once.
        var whole = Item.Of(workload);
        using var sight = ResourceSight.Of(workload);
        foreach (var role in book.Workloads)
        {
            if (
                !sight.MayHave(role.Needs, bundle.PresentOf(role.Needs.Others))
                || Judge(role.When, whole, scope) is not { } outcome
            )
                continue;
            shown.Add((workload, [new Evidence(role.Role, "strong", role.Role, outcome.Place.Node)]));
            AddWithServices(roles, workload, role.Role, scope);
        }
    }

    private static void AddWithServices(
        Dictionary<Resource, SortedSet<string>> roles,
        Resource resource,
        string role,
        Scope scope
    )
    {
        Add(roles, resource, role);
        if (!Kinds.IsWorkload(resource) || Edges.Find("selects") is not { } selects)
            return;
        foreach (var edge in scope.Graph.To(selects, resource).Where(edge => edge.From.Kind == "Service"))
            Add(roles, edge.From, $"{role}-service");
    }

    private static void Add(Dictionary<Resource, SortedSet<string>> roles, Resource resource, string role)
    {
        if (!roles.TryGetValue(resource, out var own))
            roles[resource] = own = new SortedSet<string>(StringComparer.Ordinal);
        own.Add(role);
    }
}
