using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Findings;

/// <summary>Runs rules over the resources of one bundle.</summary>
internal static class RuleRunner
{
    /// <param name="jobs">How many threads may work at a time; it changes nothing but the time.</param>
    public static Drafts Run(Bundle bundle, RuleSet rules, RoleBook book, LintSettings settings, int jobs)
    {
        var graph = new BundleGraph(bundle, settings);
        var roles = RoleFinder.Find(book, graph, settings);
        return new BundleJudge(graph, roles, rules, settings).JudgeAll(bundle, jobs);
    }

    /// <summary>Whether there is a rule that looks at any of what was read.</summary>
    public static bool LooksAtAny(LintResult result, RuleSet rules) =>
        result.Bundles.Any(bundle =>
            bundle.Graph.Bundle.Resources.Any(resource =>
            {
                var whole = Item.Of(resource);
                return rules
                    .For(resource)
                    .Any(active =>
                        active.Rule.Applies(whole, ScopeOf(active, bundle.Graph, bundle.Roles, bundle.Settings))
                    );
            })
        )
        || (
            !rules.OnValues.IsEmpty
            && result.Files.Any(file => file.Documents.Any(document => document.Kind == DocumentKind.Values))
        );

    /// <summary>What <c>values</c> blocks say about a values file.</summary>
    /// <param name="roles">What its sections carry.</param>
    public static IEnumerable<RawFinding> Run(
        ManifestDocument document,
        RoleMap roles,
        RuleSet rules,
        LintSettings settings
    )
    {
        if (document is not { Kind: DocumentKind.Values, Yaml.Tree: { } tree })
            return [];
        var graph = new BundleGraph(new Bundle([], World.Open), settings);
        var whole = Item.OfValues(tree.Root);
        var found = ImmutableArray.CreateBuilder<RawFinding>();
        foreach (var active in rules.OnValues)
        {
            var scope = ScopeOf(active, graph, roles, settings) with { IsPartial = document.IsPartial };
            Safely(active, whole, scope, RunOnValues, found);
        }
        return found.Select(one => one with { Document = document });
    }

    /// <summary>What rules say about problems of a document itself.</summary>
    public static IEnumerable<RawFinding> Run(ManifestDocument document, RuleSet rules, LintSettings settings)
    {
        if (document.Yaml.Problems.IsEmpty)
            return [];
        return Run(document.Yaml.Problems, document, rules, settings);
    }

    /// <summary>What rules say about problems.</summary>
    /// <param name="document">The document that they are in; null where the file has none.</param>
    public static IEnumerable<RawFinding> Run(
        ImmutableArray<Problem> problems,
        ManifestDocument? document,
        RuleSet rules,
        LintSettings settings
    )
    {
        var graph = new BundleGraph(new Bundle(document?.Resources ?? [], World.Open), settings);
        foreach (var active in rules.OnProblems)
        {
            var scope = ScopeOf(active, graph, RoleMap.None, settings);
            var code = active.Rule.Each?.Query.Argument;
            foreach (var problem in problems.Where(problem => problem.Code == code))
            {
                var shown = problem with { Text = ProblemWords.Of(problem, document?.Yaml.Tree) };
                foreach (var finding in RuleJudge.Judge(active, active.Cases, ProblemItem(shown), scope, null))
                    yield return finding with
                    {
                        Document = document,
                    };
            }
        }
    }

    // A document can be a tree without end, or hold one that does not parse; that is its problem, not that of the others.
    private static void Safely(
        ActiveRule active,
        Item whole,
        Scope scope,
        Action<ActiveRule, Item, Scope, ImmutableArray<RawFinding>.Builder> run,
        ImmutableArray<RawFinding>.Builder found
    )
    {
        var before = found.Count;
        try
        {
            run(active, whole, scope, found);
            return;
        }
        catch (UnreadableException unreadable) when (unreadable.Problem is { } problem)
        {
            found.Count = before;
            found.Add(Unjudged(active, whole, scope, problem));
        }
        catch (WalkLimitException limit)
        {
            var problem = new Problem(YamlReader.LimitCode, Underline.Of(whole.Place).Span, limit.Message);
            found.Count = before;
            found.Add(Unjudged(active, whole, scope, problem));
        }
    }

    private static RawFinding Unjudged(ActiveRule active, Item whole, Scope scope, Problem problem) =>
        new(active, null, Severity.Off, new Outcome(false, new Place(null, problem.Span), "", ""), whole, scope)
        {
            Limit = problem,
        };

    /// <summary>What one rule says of a resource.</summary>
    public static void RunOnResource(
        ActiveRule active,
        Item whole,
        Scope scope,
        ImmutableArray<RawFinding>.Builder found
    ) => Safely(active, whole, scope, Judge, found);

    private static void Judge(ActiveRule active, Item whole, Scope scope, ImmutableArray<RawFinding>.Builder found)
    {
        if (whole.Resource is null || !active.Rule.Applies(whole, scope))
            return;
        if (active.Rule.Each is not { } each)
        {
            found.AddRange(RuleJudge.Judge(active, active.Cases, whole, scope, whole));
            return;
        }
        foreach (var item in each.Items(whole, scope))
        {
            if (RuleJudge.Judge(active, active.Cases, item, scope, whole) is { IsEmpty: false } some)
                found.AddRange(some);
        }
    }

    private static void RunOnValues(
        ActiveRule active,
        Item whole,
        Scope scope,
        ImmutableArray<RawFinding>.Builder found
    )
    {
        if (active.Rule.Values is not { } values)
            return;
        foreach (var item in values.Each is { } each ? each.Items(whole, scope) : [whole])
        {
            if (Evaluator.Holds(values.Where, item, scope))
                found.AddRange(RuleJudge.Judge(active, active.ValuesCases, item, scope, null));
        }
    }

    /// <summary>What conditions of a rule look at.</summary>
    public static Scope ScopeOf(ActiveRule active, BundleGraph graph, RoleMap roles, LintSettings settings) =>
        new(
            graph,
            active.Rule.Outline.CountsLikely ? roles.Likely : roles,
            settings,
            active.Rule.Params,
            active.Rule.ReportsOpenWorld
        )
        {
            LowersOpenWorld = active.Rule.LowersOpenWorld,
        };

    private static Item ProblemItem(Problem problem)
    {
        var place = new Place(null, problem.Span);
        var fields = FieldList.Of(
            ("code", Reading.Computed("code", problem.Code, place)),
            ("text", Reading.Computed("text", problem.Text, place)),
            ("harmless", Reading.Computed("harmless", problem.IsHarmless ? "true" : "false", place))
        );
        return Item.Of(problem, fields, place);
    }
}
