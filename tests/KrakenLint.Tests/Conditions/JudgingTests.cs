using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Evaluation;
using KrakenLint.Examples;
using KrakenLint.Findings;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Rules.Needs;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Conditions;

/// <summary>Whether a condition is true must not depend on whether somebody asks why.</summary>
public sealed class JudgingTests
{
    private static readonly RuleLibrary Library = BuiltInRules.Load([]);

    [Fact]
    public void Every_condition_is_judged_alike_with_and_without_its_reason()
    {
        var judged = new Dictionary<bool, int> { [true] = 0, [false] = 0 };
        var unknown = 0;
        foreach (var (where, condition, item, scope) in Library.Rules.SelectMany(Questions))
        {
            var outcome = Evaluator.Evaluate(condition, item, scope);
            var truth = Evaluator.Judge(condition, item, scope);
            Assert.True(truth == (outcome.IsUnknown ? null : outcome.Holds), $"{where}: {truth} is {outcome}");
            if (truth is { } answer)
                judged[answer]++;
            else
                unknown++;
        }

        Assert.True(judged[true] > 1_000, $"{judged[true]} true");
        Assert.True(judged[false] > 1_000, $"{judged[false]} false");
        Assert.True(unknown > 10, $"{unknown} unknown");
    }

    [Fact]
    public void Nothing_is_found_in_what_lacks_the_keys_and_words_that_a_rule_needs()
    {
        var ruledOut = 0;
        foreach (var (rule, whole, scope) in Library.Rules.SelectMany(Others))
        {
            if (whole.Resource is not { } resource)
                continue;
            using var sight = ResourceSight.Of(resource);
            var present = new BundleSight(scope.Graph, scope.Roles).PresentOf(rule.Outline.Needs.Others);
            if (sight.MayHave(rule.Outline.Needs, present))
                continue;
            ruledOut++;
            var found = ImmutableArray.CreateBuilder<RawFinding>();
            foreach (var profile in LintSettings.Profiles)
                RuleRunner.RunOnResource(new ActiveRule(rule, profile), whole, scope, found);
            Assert.True(found.Count == 0, $"{rule.Id} finds something in {whole.Resource?.Kind}");
        }
        Assert.True(ruledOut > 10_000, $"{ruledOut} ruled out");
    }

    [Fact]
    public void No_role_is_shown_by_what_lacks_the_keys_and_words_that_it_needs()
    {
        var ruledOut = 0;
        var conditions = Library
            .Roles.Workloads.Select(role => (role.Role, role.When, role.Needs))
            .Concat(Library.Roles.Evidence.Select(rule => (rule.Id, rule.When, rule.Needs)))
            .ToArray();
        foreach (var (whole, scope) in AllWholes.Value)
        {
            if (whole.Resource is not { } resource || !(Kinds.IsLongRunning(resource) || resource.Kind == "Service"))
                continue;
            using var sight = ResourceSight.Of(resource);
            var bundle = new BundleSight(scope.Graph, scope.Roles);
            foreach (
                var (name, when, needs) in conditions.Where(one =>
                    !sight.MayHave(one.Needs, bundle.PresentOf(one.Needs.Others))
                )
            )
            {
                ruledOut++;
                Assert.False(Evaluator.Judge(when, whole, scope) == true, $"{name} in {resource.Kind}");
            }
        }
        Assert.True(ruledOut > 10_000, $"{ruledOut} ruled out");
    }

    private static readonly Lazy<(Item Whole, Scope Scope)[]> AllWholes = new(() =>
        [.. Library.Rules.SelectMany(Wholes)]
    );

    // Each rule on the resources of all examples.
    private static IEnumerable<(Rule Rule, Item Whole, Scope Scope)> Others(Rule rule)
    {
        var active = new ActiveRule(rule, LintSettings.Kraken);
        foreach (var (whole, scope) in AllWholes.Value)
            yield return (rule, whole, RuleRunner.ScopeOf(active, scope.Graph, scope.Roles, scope.Settings));
    }

    private static IEnumerable<(Item Whole, Scope Scope)> Wholes(Rule rule) =>
        rule.Examples.SelectMany(example =>
        {
            var scope = ScopeOf(rule, example);
            return scope.Graph.Bundle.Resources.Select(resource => (Item.Of(resource), scope));
        });

    private static Scope ScopeOf(Rule rule, RuleExample example)
    {
        var run = ExampleRun.For(rule, example, Library);
        var files = run.Inputs.Select(input => ManifestReader.Read(input)).ToArray();
        var world = example.IsOpen ? World.Open : World.Closed;
        var settings = example.Project.Settings;
        var bundle = new Bundle([.. files.SelectMany(file => file.Resources)], world, settings.Namespace);
        var graph = new BundleGraph(bundle, settings);
        var roles = RoleFinder.Find(Library.Roles, graph, settings);
        return new Scope(graph, roles, settings, rule.Params, rule.ReportsOpenWorld);
    }

    // Each condition of a rule on each item of its examples, and on what stands in it.
    private static IEnumerable<(string Where, Condition Condition, Item Item, Scope Scope)> Questions(Rule rule)
    {
        foreach (var example in rule.Examples)
        {
            var scope = ScopeOf(rule, example);
            foreach (var whole in scope.Graph.Bundle.Resources.Select(resource => Item.Of(resource)))
            {
                foreach (var condition in new[] { rule.Select.Where }.OfType<Condition>())
                    yield return ($"{rule.Id} {example.Title}", condition, whole, scope);
                foreach (var item in rule.Each is { } each ? each.Items(whole, scope) : [whole])
                {
                    foreach (var condition in rule.Cases.SelectMany(one => new[] { one.When, one.Check }))
                    {
                        if (condition is not null)
                            yield return ($"{rule.Id} {example.Title}", condition, item, scope);
                    }
                }
            }
        }
    }
}
