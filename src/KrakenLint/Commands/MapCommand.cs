using System.Collections.Immutable;
using System.CommandLine;
using KrakenLint.Cli.Charts;
using KrakenLint.Findings;
using KrakenLint.Maps;
using KrakenLint.Reporting;
using KrakenLint.Reporting.Drawings;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Units;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint map</c>: the message path of each bundle, with what is in force and what is wrong on each hop.</summary>
internal static class MapCommand
{
    private const string DefaultLimit = "64Mi";

    public static Command Create(Streams streams)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "files, folders, globs, or - for standard input; the current folder when absent",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = new Option<string>("--format")
        {
            Description = "what standard output holds",
            DefaultValueFactory = _ => "text",
        }.OneOf(MapFormats.All.Select(row => row.Name));
        var profile = new Option<string?>("--profile") { Description = "whose findings stand on the hops" }.Offering(
            OfferedWords.Profiles
        );
        var chart = new ChartOptions();
        var rules = new Option<string[]>("--rules") { Description = "further rule files or folders of them" };
        var input = new Option<string?>("--stdin-filename") { Description = "what standard input is called" };
        var limit = new Option<string?>("--max-file-size") { Description = "larger files are not read (exit code 3)" };
        var config = new Option<string?>("--config")
        {
            Description = $"the configuration file, instead of {ProjectFinder.FileName} of this folder or a parent",
        };
        var noConfig = new Option<bool>("--no-config") { Description = "read no configuration file" };
        var color = new Option<string>("--color") { Description = "colour", DefaultValueFactory = _ => "auto" }.OneOf([
            "auto",
            "always",
            "never",
        ]);
        var noRender = new Option<bool>("--no-render")
        {
            Description = "render no chart that a folder holds: files only",
        };
        var quiet = new Option<bool>("--quiet") { Description = "no closing line; failures are still told" };
        var command = new Command(
            "map",
            "Draws the message path: Ingress, Service, workload, Redis, LiveKit, databases"
        )
        {
            paths,
            format,
            profile,
            rules,
            input,
            limit,
            config,
            noConfig,
            color,
            noRender,
            quiet,
        };
        chart.AddTo(command);
        command.SetAction(parsed =>
        {
            var (project, wrong) = ProjectFinder.Find(parsed.GetValue(config), parsed.GetValue(noConfig));
            var configuration = project.Configuration;
            var request = new MapRequest(
                project,
                [.. wrong, .. ChartOptions.WrongOptions(chart.Of(parsed))],
                new InputRequest(
                    project,
                    [.. parsed.GetValue(paths) ?? []],
                    chart.Of(parsed),
                    Environment.ProcessorCount
                )
                {
                    NeverRenders = parsed.GetValue(noRender),
                },
                MapFormats.Find(parsed.GetValue(format) ?? "") ?? MapFormats.All[0],
                parsed.GetValue(profile) ?? configuration.Profile?.Text ?? LintSettings.Kraken,
                parsed.GetValue(chart.Namespace),
                parsed.GetValue(rules) ?? [],
                parsed.GetValue(input),
                parsed.GetValue(limit) ?? configuration.MaxFileSize?.Text ?? DefaultLimit,
                streams.UsesColor(parsed.GetValue(color)),
                parsed.GetValue(quiet)
            );
            return Run(request, streams);
        });
        return command;
    }

    private sealed record MapRequest(
        Project Project,
        ImmutableArray<string> ProjectProblems,
        InputRequest Inputs,
        MapFormat Format,
        string Profile,
        string? Namespace,
        string[] RulePaths,
        string? StandardInputName,
        string MaxFileSize,
        bool UseColor,
        bool IsQuiet
    );

    private static int Run(MapRequest request, Streams streams)
    {
        var (library, ofRules) = RuleLoader.Load(request.RulePaths, request.Project);
        var problems = new List<string>([.. request.ProjectProblems, .. ofRules]);
        var names = ProfileChain.Names(request.Project.Configuration).ToArray();
        if (!names.Contains(request.Profile))
            problems.Add(
                $"--profile: \"{request.Profile}\" is no profile; expected {MappingReader.OneOf(names)}{Nearest.Hint(request.Profile, names)}"
            );
        var today = RunDay.Read(problems);
        if (Quantity.Resource(request.MaxFileSize) is not (> 0 and <= int.MaxValue and var limit))
            problems.Add(
                $"--max-file-size: \"{request.MaxFileSize}\" is no size; expected bytes or a quantity such as 64Mi, at most 2Gi"
            );
        else if (problems.Count == 0)
            return Draw(
                request,
                library,
                new FileReader(streams, (long)limit, request.StandardInputName, request.Project.Boundary),
                today,
                streams
            );
        foreach (var problem in problems)
            streams.Tell(problem);
        streams.Error.Write("krakenlint: nothing was drawn\n");
        return ExitCode.Usage;
    }

    private static int Draw(
        MapRequest request,
        RuleLibrary library,
        FileReader reader,
        DateOnly? today,
        Streams streams
    )
    {
        var configuration = request.Project.Configuration;
        var inputs = RunInputs.Of(request.Inputs, reader);
        var profile = ProfileChain.Of(configuration, request.Profile).Base ?? LintSettings.Kraken;
        var rules = new RuleSet(
            RuleSettings.Apply(library, configuration, request.Profile),
            new RuleSelection(profile, [], [])
        );
        var settings = configuration.Settings with { Profile = profile };
        if (request.Namespace is { Length: > 0 } space)
            settings = settings with { Given = settings.Given.SetItem("namespace", [space]) };
        var suppression = new SuppressionStep(request.Project, library, rules, settings, today);
        var linted = inputs
            .Parts()
            .Select(part => suppression.Apply(Linter.Lint(part, rules, library.Roles, settings)))
            .Aggregate(LintResult.Empty, (all, part) => all.And(part));
        var result = linted with
        {
            Notes = [.. inputs.Notes, .. linted.Notes],
            Counts = linted.Counts with { Skipped = linted.Counts.Skipped + inputs.Unread },
        };
        var report = new MapReport(MapBuilder.Of(result), Product.Version, request.UseColor);
        request.Format.Write(streams.Columns is { } columns ? report with { Columns = columns } : report, streams.Out);
        streams.Out.Flush();
        foreach (var note in result.Notes.Where(note => note.IsFailure || !request.IsQuiet))
            streams.Tell(note.ToString());
        if (result.Bundles.IsEmpty)
            streams.Error.Write("krakenlint: nothing to draw: no Kubernetes manifest was read\n");
        if (!request.IsQuiet)
            streams.Error.Write($"{ClosingLine.For(result)}\n");
        return result.Counts.Documents == 0 || result.Notes.Any(note => note.IsFailure)
            ? ExitCode.NotAnalysed
            : ExitCode.Clean;
    }
}
