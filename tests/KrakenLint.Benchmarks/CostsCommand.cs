using System.Globalization;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint.Benchmarks;

/// <summary><c>costs PATH…</c>: what each rule costs over files that are read already, the dearest first.</summary>
internal static class CostsCommand
{
    private const int Rounds = 3;
    private const int Shown = 25;

    public static void Run(IEnumerable<string> paths)
    {
        var files = Inputs.Read(paths).Select(input => ManifestReader.Read(input)).ToArray();
        var bundles = Bundles.Of([.. files], null);
        var library = BuiltInRules.Load([]);
        var settings = new LintSettings(LintSettings.Kraken);
        // The first run pays for compilation, which is no rule's cost.
        CostOf(library.Rules);
        var idle = CostOf([]);
        var costs = library.Rules.Select(rule => (rule.Id, rule.Name, Cost: CostOf([rule]) - idle)).ToArray();
        Console.WriteLine(Line("", "graph and roles", idle));
        foreach (var (id, name, cost) in costs.OrderByDescending(row => row.Cost).Take(Shown))
            Console.WriteLine(Line(id, name, cost));

        double CostOf(IEnumerable<Rule> own)
        {
            var rules = new RuleSet(own, RuleSelection.Of(LintSettings.Kraken));
            return Enumerable
                .Range(0, Rounds)
                .Min(_ => Processor.Measure(() => Linter.Lint([.. files], bundles, rules, library.Roles, settings)));
        }
    }

    private static string Line(string id, string name, double cost) =>
        string.Create(CultureInfo.InvariantCulture, $"{cost, 7:F1} ms  {id, -7} {name}");
}
