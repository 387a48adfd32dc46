using KrakenLint.Conditions;
using KrakenLint.Examples;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint.Tests.Conditions;

/// <summary>Whether a condition is true must not depend on whether somebody asks why.</summary>
public sealed class TruthTests
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
            var truth = Truth.Of(condition, item, scope);
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

    // Each condition of a rule on each item of its examples, and on what stands in it.
    private static IEnumerable<(string Where, Condition Condition, Item Item, Scope Scope)> Questions(Rule rule)
    {
        foreach (var example in rule.Examples)
        {
            var run = ExampleRun.For(rule, example, Library);
            var files = run.Inputs.Select(input => ManifestReader.Read(input)).ToArray();
            var world = example.IsOpen ? World.Open : World.Closed;
            var settings = example.Project.Settings;
            var bundle = new Bundle([.. files.SelectMany(file => file.Resources)], world, settings.Namespace);
            var graph = new BundleGraph(bundle, settings);
            var roles = RoleFinder.Find(Library.Roles, graph, settings);
            var scope = new Scope(graph, roles, settings, rule.Params, rule.ReportsOpenWorld);
            foreach (var whole in bundle.Resources.Select(resource => Item.Of(resource)))
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
