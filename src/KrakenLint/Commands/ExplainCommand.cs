using System.CommandLine;
using KrakenLint.Reporting;
using KrakenLint.Settings;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint explain RULE</c>.</summary>
internal static class ExplainCommand
{
    public static Command Create(Streams streams)
    {
        var word = new Argument<string>("rule") { Description = "an id or a name" }.Offering(OfferedWords.Rules);
        var rules = new Option<string[]>("--rules") { Description = "further rule files or folders of them" };
        var command = new Command(
            "explain",
            "Tells what a rule wants, why, how to diagnose, fix and verify, with examples"
        )
        {
            word,
            rules,
        };
        command.SetAction(parsed => Run(parsed.GetValue(word) ?? "", parsed.GetValue(rules) ?? [], streams));
        return command;
    }

    private static int Run(string word, string[] paths, Streams streams)
    {
        var (library, problems) = RuleLoader.Load(paths);
        var rule = library.Rules.FirstOrDefault(rule =>
            string.Equals(rule.Id, word, StringComparison.OrdinalIgnoreCase) || rule.Name == word
        );
        if (rule is null)
            problems.Add(
                $"no rule is called \"{word}\"; krakenlint rules lists them all{Nearest.Hint(word, library.Rules.SelectMany(known => new[] { known.Id, known.Name }))}"
            );
        foreach (var problem in problems)
            streams.Tell(problem);
        if (problems.Count > 0 || rule is null)
            return ExitCode.Usage;
        Explanation.Write(rule, streams.Out);
        return ExitCode.Clean;
    }
}
