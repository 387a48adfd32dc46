using System.CommandLine;
using KrakenLint.Examples;
using KrakenLint.Reporting;
using KrakenLint.Rules;
using KrakenLint.Text;
using KrakenLint.Ways;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint test</c>: runs the examples inside rule files.</summary>
internal static class TestCommand
{
    public static Command Create(Streams streams)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "rule files or folders of them; the built-in rules when absent",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("test", "Runs the examples inside rule files") { paths };
        command.SetAction(parsed => Run(parsed.GetValue(paths) ?? [], streams));
        return command;
    }

    private static int Run(string[] paths, Streams streams)
    {
        var (library, problems) = paths.Length == 0 ? RuleLoader.Load([]) : RuleLoader.LoadOnly(paths);
        foreach (var problem in problems)
            streams.Tell(problem);
        if (problems.Count > 0)
            return ExitCode.Usage;
        return Run(library, paths.Length == 0, streams);
    }

    private static int Run(RuleLibrary library, bool isWhole, Streams streams)
    {
        var rules = library.Rules;
        var failures = new List<Problem>();
        foreach (var rule in rules)
            failures.AddRange([.. ExampleRunner.Run(rule, library), .. FixedExamples.Run(rule, library)]);
        var controllers = isWhole ? ControllerBook.BuiltIn.All : [];
        failures.AddRange(isWhole ? ControllerBook.BuiltIn.Problems : []);
        failures.AddRange(controllers.SelectMany(controller => ControllerExamples.Run(controller, library)));
        foreach (var failure in failures)
            streams.Out.Write($"{TerminalText.Escape(failure.ToString())}\n");
        foreach (var rule in rules.Where(rule => rule.Examples.IsEmpty))
            streams.Error.Write($"krakenlint: {rule.File.Path}: {rule.Id} has no example\n");
        var examples =
            rules.Sum(rule => rule.Examples.Length)
            + controllers.Sum(controller => ControllerExamples.CountOf(controller));
        var failed = failures.Select(failure => failure.Span).Distinct().Count();
        streams.Error.Write($"{Count(rules.Length, "rule")}, {Count(examples, "example")}; {failed} failed\n");
        if (examples == 0)
            return ExitCode.NotAnalysed;
        return failed == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
