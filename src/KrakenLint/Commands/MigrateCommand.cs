using System.CommandLine;
using KrakenLint.Cli.Charts;
using KrakenLint.Comparing;
using KrakenLint.Reporting.Comparisons;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Units;
using KrakenLint.Ways;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint migrate</c>: how the settings of routes are said for another controller.</summary>
internal static class MigrateCommand
{
    public static Command Create(Streams streams)
    {
        var path = new Argument<string?>("path")
        {
            Description = "a file or folder, - for standard input, or a chart; the current folder when absent",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var to = new Option<string>("--to") { Description = "the controller to move to", Required = true }.Offering(
            OfferedWords.Controllers
        );
        var write = new Option<string?>("--write")
        {
            Description = "a folder to write files into; none is overwritten",
        };
        var gateway = new Option<string>("--gateway")
        {
            Description = "the name of the Gateway that routes are attached to",
            DefaultValueFactory = _ => "gateway",
        };
        var chart = new ChartOptions();
        var command = new Command(
            "migrate",
            "Says how stickiness, timeouts and upgrades are said for another controller"
        )
        {
            path,
            to,
            write,
            gateway,
        };
        chart.AddTo(command);
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(chart.Chart) ?? parsed.GetValue(path) ?? ".";
            var options = chart.Of(parsed, given);
            var side = new ComparedSide(given, options);
            string[] wrong = [.. chart.WithoutChart(parsed, side.IsChart), .. ChartOptions.WrongOptions(options)];
            foreach (var problem in wrong)
                streams.Tell(problem);
            if (wrong.Length > 0)
                return ExitCode.Usage;
            return Run(
                side,
                parsed.GetValue(to) ?? "",
                parsed.GetValue(gateway) ?? "gateway",
                parsed.GetValue(write),
                streams
            );
        });
        return command;
    }

    private static int Run(ComparedSide side, string to, string gateway, string? folder, Streams streams)
    {
        var book = ControllerBook.BuiltIn;
        if (book.Find(to) is not { } controller)
        {
            var names = book.All.Select(one => one.Name).ToArray();
            streams.Tell(
                $"--to: no controller is called \"{to}\"{Nearest.Hint(to, names)}; krakenlint controllers lists them all"
            );
            return ExitCode.Usage;
        }
        var (project, wrong) = ProjectFinder.Find(null, isOff: false);
        var (library, problems) = RuleLoader.Load([], project);
        foreach (var problem in wrong.Concat(problems))
            streams.Tell(problem);
        if (wrong.Count > 0 || problems.Count > 0)
            return ExitCode.Usage;
        var reader = new FileReader(streams, (long)(Quantity.Resource("64Mi") ?? 0), null, project.Boundary);
        var read = side.Read(project, library, new RuleSet([], RuleSelection.Of(LintSettings.Generic)), reader);
        var failures = read.Notes.Where(note => note.IsFailure).ToArray();
        foreach (var failure in failures)
            streams.Tell(failure.ToString());
        var migration = Migrator.Plan(read.Bundles, controller, gateway);
        MigrateText.Write(migration, streams.Prose);
        streams.Out.Flush();
        if (failures.Length > 0 || migration.Routes.IsEmpty)
            return ExitCode.NotAnalysed;
        return folder is null || WriteFiles(migration, folder, streams) ? ExitCode.Clean : ExitCode.Usage;
    }

    private static bool WriteFiles(Migration migration, string folder, Streams streams)
    {
        var taken = migration.Files.Where(file => Path.Exists(Path.Combine(folder, file.Name))).ToArray();
        foreach (var file in taken)
            streams.Tell(
                $"{Path.Combine(folder, file.Name)}: is there already, and is not overwritten; nothing was written"
            );
        if (taken.Length > 0)
            return false;
        Directory.CreateDirectory(folder);
        foreach (var file in migration.Files)
        {
            using var stream = new FileStream(Path.Combine(folder, file.Name), FileMode.CreateNew);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(file.Text));
        }
        streams.Tell(
            $"{(migration.Files.Length == 1 ? "1 file was" : $"{migration.Files.Length} files were")} written to {folder}"
        );
        return true;
    }
}
