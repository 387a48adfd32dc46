using System.Collections.Immutable;
using System.CommandLine;
using KrakenLint.Findings;
using KrakenLint.Reporting;
using KrakenLint.Rules;
using KrakenLint.Runbooks;
using KrakenLint.Settings;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint explain RULE</c>, or a symptom.</summary>
internal static class ExplainCommand
{
    private const long MostBytes = 64L << 20;

    public static Command Create(Streams streams)
    {
        var word = new Argument<string>("rule") { Description = "an id or a name of a rule, or a symptom" }.Offering(
            OfferedWords.Rules
        );
        var rules = new Option<string[]>("--rules") { Description = "further rule files or folders of them" };
        var files = new Option<string[]>("--for")
        {
            Description = "manifests: commands are told with the names of what the rule finds in them",
        };
        var command = new Command(
            "explain",
            "Tells what a rule wants, why, how to diagnose, fix and verify, with examples; or what is behind a symptom"
        )
        {
            word,
            rules,
            files,
        };
        command.SetAction(parsed =>
            Run(parsed.GetValue(word) ?? "", parsed.GetValue(rules) ?? [], parsed.GetValue(files) ?? [], streams)
        );
        return command;
    }

    private static int Run(string word, string[] paths, string[] files, Streams streams)
    {
        var (library, problems) = RuleLoader.Load(paths);
        var rule = library.Rules.FirstOrDefault(rule =>
            string.Equals(rule.Id, word, StringComparison.OrdinalIgnoreCase) || rule.Name == word
        );
        if (rule is null && problems.Count == 0 && library.Rules.Any(one => RuleSet.HasSymptom(word, one)))
        {
            SymptomExplanation.Write(RunbookBook.Load(library.Words, []), word, library.Rules, streams.Out);
            return ExitCode.Clean;
        }
        if (rule is null)
            problems.Add(
                $"no rule and no symptom is called \"{word}\"; krakenlint rules lists the rules{Nearest.Hint(word, Names(library))}"
            );
        foreach (var problem in problems)
            streams.Tell(problem);
        if (problems.Count > 0 || rule is null)
            return ExitCode.Usage;
        var (found, isWhole) = files.Length == 0 ? ([], true) : Find(rule, library, files, streams);
        Explanation.Write(rule, found, streams.Out);
        return isWhole ? ExitCode.Clean : ExitCode.NotAnalysed;
    }

    private static IEnumerable<string> Names(RuleLibrary library) =>
        library.Rules.SelectMany(known => new[] { known.Id, known.Name }.Concat(known.Help.Symptoms)).Distinct();

    // What the rule finds in the files, whatever the profile.
    private static (ImmutableArray<Finding> Found, bool IsWhole) Find(
        Rule rule,
        RuleLibrary library,
        string[] files,
        Streams streams
    )
    {
        var reader = new FileReader(streams, MostBytes, null, null);
        var none = new PathGlobs(Environment.CurrentDirectory, []);
        var collected = new FileCollector(reader, none, none).Collect([.. files]);
        var rules = new RuleSet(library.Rules, new RuleSelection(LintSettings.Kraken, [rule.Id], []));
        var result = Linter.Lint([.. collected.Inputs], rules, library.Roles, new LintSettings(LintSettings.Kraken));
        var failures = collected.Notes.Concat(result.Notes).Where(note => note.IsFailure).ToArray();
        foreach (var failure in failures)
            streams.Tell(failure.ToString());
        if (result.Findings.IsEmpty && failures.Length == 0)
            streams.Tell($"{rule.Id} finds nothing there, so that its commands have no names to be told with");
        return (result.Findings, failures.Length == 0);
    }
}
