using System.Globalization;
using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Benchmarks;

/// <summary>
/// <c>ratio PATH…</c>: what parsing costs and what everything else does, over the same files, in one process with one job
/// and all built-in rules. Rounds take turns, and processor time is counted, so that a busy machine does not matter.
/// </summary>
internal static class RatioCommand
{
    private const int WarmUps = 5;
    private const int Rounds = 7;

    public static void Run(IEnumerable<string> paths)
    {
        var files = Inputs.Read(paths);
        var library = BuiltInRules.Load([]);
        var rules = new RuleSet(library.Rules, RuleSelection.Of(LintSettings.Kraken));
        var settings = new LintSettings(LintSettings.Kraken);
        var parses = new List<double>();
        var lints = new List<double>();
        LintResult? result = null;
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var parse = Processor.Measure(() => Array.ForEach(files, file => YamlReader.Read(file.File)));
            var lint = Processor.Measure(() => result = Linter.Lint(files, rules, library.Roles, settings));
            if (round < WarmUps)
                continue;
            parses.Add(parse);
            lints.Add(lint);
        }
        var ratios = parses.Zip(lints, (parse, lint) => (lint - parse) / parse);
        var size = files.Sum(file => (long)file.File.Length) / 1e6;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {files.Length} files, {size:F1} MB, {rules.Active.Length} rules, {result?.Findings.Length} findings
                parse         {Median(parses):F0} ms of processor time
                parse + lint  {Median(lints):F0} ms of processor time
                lint / parse  {Median(
                    ratios
                ):F2} (median of {Rounds} rounds; rules, graph, roles and findings without the parse)
                """
            )
        );
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
