using System.CommandLine;
using KrakenLint.Reporting;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint rules</c>.</summary>
internal static class RulesCommand
{
    public static Command Create(Streams streams)
    {
        var rules = new Option<string[]>("--rules") { Description = "further rule files or folders of them" };
        var format = new Option<string>("--format")
        {
            Description = "how the list is written",
            DefaultValueFactory = _ => "text",
        }.OneOf(Catalogue.Formats);
        var command = new Command("rules", "Lists all rules with their severity in each profile") { rules, format };
        command.SetAction(parsed => Run(parsed.GetValue(rules) ?? [], parsed.GetValue(format) ?? "text", streams));
        return command;
    }

    private static int Run(string[] paths, string format, Streams streams)
    {
        var (library, problems) = RuleLoader.Load(paths);
        foreach (var problem in problems)
            streams.Tell(problem);
        if (problems.Count > 0)
            return ExitCode.Usage;
        Catalogue.Write(library.Rules, format, streams.Out);
        return ExitCode.Clean;
    }
}
