using System.Collections.Immutable;
using KrakenLint.Conditions;
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
    public static IEnumerable<RawFinding> Run(BundleGraph graph, RoleMap roles, RuleSet rules, LintSettings settings) =>
        graph.Bundle.Resources.SelectMany(resource =>
            rules.For(resource).SelectMany(active => RunSafely(active, resource, graph, roles, settings))
        );

    /// <summary>What rules say about problems of a document itself.</summary>
    public static IEnumerable<RawFinding> Run(ManifestDocument document, RuleSet rules, LintSettings settings)
    {
        var graph = new BundleGraph(new Bundle(document.Resources, World.Open), settings);
        foreach (var active in rules.OnProblems)
        {
            var scope = ScopeOf(active, graph, RoleMap.None, settings);
            var code = active.Rule.Each?.Query.Argument;
            foreach (var problem in document.Yaml.Problems.Where(problem => problem.Code == code))
            {
                foreach (var finding in Judge(active, ProblemItem(problem), scope, Certainty.Certain))
                    yield return finding with
                    {
                        Document = document,
                    };
            }
        }
    }

    // A document can be a tree without end; that is its problem, not that of the others.
    private static List<RawFinding> RunSafely(
        ActiveRule active,
        Resource resource,
        BundleGraph graph,
        RoleMap roles,
        LintSettings settings
    )
    {
        try
        {
            return [.. Run(active, resource, ScopeOf(active, graph, roles, settings))];
        }
        catch (WalkLimitException limit)
        {
            var problem = new Problem(YamlReader.LimitCode, Underline.Of(Place.At(resource.Root)).Span, limit.Message);
            return
            [
                new RawFinding(
                    active,
                    null,
                    Severity.Off,
                    new Outcome(false, new Place(null, problem.Span), "", ""),
                    Item.Of(resource),
                    ScopeOf(active, graph, roles, settings)
                )
                {
                    Limit = problem,
                },
            ];
        }
    }

    private static IEnumerable<RawFinding> Run(ActiveRule active, Resource resource, Scope scope)
    {
        if (active.Rule.Judge(resource, scope) is not { } certainty)
            return [];
        var whole = Item.Of(resource);
        var items = active.Rule.Each is { } each ? each.Items(whole, scope) : [whole];
        return items.SelectMany(item => Judge(active, item, scope, certainty));
    }

    // The first case that applies and fails makes the findings: one for each node that is to blame.
    private static IEnumerable<RawFinding> Judge(ActiveRule active, Item item, Scope scope, Certainty certainty)
    {
        foreach (var found in active.Rule.Cases)
        {
            var severity = found.SeverityIn(active.Profile);
            if (severity == Severity.Off)
                continue;
            var when = found.When is null ? null : Evaluator.Evaluate(found.When, item, scope);
            if (when is { IsTrue: false })
                continue;
            var outcome = found.Check is null
                ? new Outcome(false, item.Place, "", "")
                : Evaluator.Evaluate(found.Check, item, scope);
            if (outcome.Holds)
                continue;
            var isUncertain = certainty == Certainty.WorstCase || when is { IsUncertain: true };
            return outcome
                .Others.Insert(0, outcome)
                .Select(one => new RawFinding(
                    active,
                    found,
                    isUncertain || one.IsUncertain ? Lower(severity) : severity,
                    Joined(one, when),
                    item,
                    scope
                ));
        }
        return [];
    }

    private static Outcome Joined(Outcome outcome, Outcome? when) =>
        when is null
            ? outcome
            : outcome with
            {
                Details = when.Details.SetItems(outcome.Details),
                Related = outcome.Related.AddRange(when.Related),
            };

    private static Severity Lower(Severity severity) => severity == Severity.Error ? Severity.Warning : Severity.Note;

    private static Scope ScopeOf(ActiveRule active, BundleGraph graph, RoleMap roles, LintSettings settings) =>
        new(graph, roles, settings, active.Rule.Params, active.Rule.ReportsOpenWorld);

    private static Item ProblemItem(Problem problem)
    {
        var place = new Place(null, problem.Span);
        var fields = FieldList.Of(
            ("code", Reading.Computed("code", problem.Code, place)),
            ("text", Reading.Computed("text", problem.Text, place))
        );
        return Item.Of(problem, fields, place);
    }
}

/// <summary>What a rule found, before it is put into words and places.</summary>
internal sealed record RawFinding(
    ActiveRule Active,
    RuleCase? Case,
    Severity Severity,
    Outcome Outcome,
    Item Item,
    Scope Scope
)
{
    /// <summary>The document, for findings on problems.</summary>
    public ManifestDocument? Document { get; init; }

    /// <summary>Set where the rule could not be judged.</summary>
    public Problem? Limit { get; init; }
}
