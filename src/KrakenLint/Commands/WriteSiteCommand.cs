using System.CommandLine;
using System.CommandLine.Help;
using KrakenLint.Reporting.Sites;
using KrakenLint.Ways;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint site</c>: what is known, as pages for a browser.</summary>
internal static class WriteSiteCommand
{
    public static Command Create(Streams streams)
    {
        var output = new Option<string>("--output")
        {
            Description = "the folder to write into: a new or empty one, or one that holds such a site",
            Required = true,
        };
        var rules = new Option<string[]>("--rules") { Description = "further rule files or folders of them" };
        var command = new Command("site", "Writes all rules, symptoms, controllers and settings as pages for a browser")
        {
            output,
            rules,
        };
        command.SetAction(parsed =>
            Run(parsed.GetValue(output) ?? "", parsed.GetValue(rules) ?? [], Root.Create(streams).Subcommands, streams)
        );
        return command;
    }

    private static int Run(string folder, string[] paths, IEnumerable<Command> commands, Streams streams)
    {
        var (library, problems) = RuleLoader.Load(paths);
        var (stories, wrong) = MoveStories.All(library);
        problems.AddRange(wrong.Select(problem => problem.ToString()));
        if (WhyNot(folder) is { } why)
            problems.Add($"--output: {folder}: {why}");
        foreach (var problem in problems)
            streams.Tell(problem);
        if (problems.Count > 0)
            return ExitCode.Usage;
        var files = Site.Write(
            library.Rules,
            ControllerBook.BuiltIn.All,
            stories,
            [.. commands.SelectMany(command => Described(command, ""))],
            Product.Version
        );
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
            if (AtomicFile.TryWrite(path, writer => writer.Write(file.Text)) is not { } reason)
                continue;
            streams.Tell($"{path}: cannot be written: {reason}");
            return ExitCode.Usage;
        }
        streams.Tell($"{files.Length} files were written to {folder}; open {Path.Combine(folder, Site.FirstPage)}");
        return ExitCode.Clean;
    }

    // Nothing of somebody else's is written over.
    private static string? WhyNot(string folder)
    {
        if (File.Exists(folder))
            return "is a file; expected a folder";
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
            return null;
        var first = Path.Combine(folder, Site.FirstPage);
        return File.Exists(first) && File.ReadAllText(first).Contains(Site.Mark, StringComparison.Ordinal)
            ? null
            : "holds other files; expected a new or empty folder, or one that holds such a site";
    }

    private static IEnumerable<SiteCommand> Described(Command command, string before)
    {
        if (command.Subcommands.Count > 0)
            return command.Subcommands.SelectMany(inner => Described(inner, $"{before}{command.Name} "));
        var arguments = command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description ?? ""));
        var options = command
            .Options.Where(option => !option.Hidden && option is not HelpOption)
            .OrderBy(option => option.Name, StringComparer.Ordinal)
            .Select(option => (string.Join(", ", option.Aliases.Prepend(option.Name)), option.Description ?? ""));
        return
        [
            new SiteCommand(
                $"{before}{command.Name}{string.Concat(command.Arguments.Select(argument => $" <{argument.Name}>"))}",
                command.Description ?? "",
                [.. arguments],
                [.. options]
            ),
        ];
    }
}
