using System.Collections.Immutable;
using System.CommandLine;
using KrakenLint.Cli.Charts;
using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Units;

namespace KrakenLint.Cli;

/// <summary>What was linted for a command that tells of bundles and not of findings.</summary>
/// <param name="OfCharts">What was found in charts, at the places where people edit it; worked out for who asks.</param>
internal sealed record LintedBundles(
    LintResult Result,
    RuleLibrary Library,
    RuleSet Rules,
    Lazy<ImmutableArray<Finding>> OfCharts
);

/// <summary>The options of such a command that say what is read, and the run over that.</summary>
internal sealed class BundleRun
{
    private const string DefaultLimit = "64Mi";

    private readonly Argument<string[]> paths = new("path")
    {
        Description = "files, folders, globs, or - for standard input; the current folder when absent",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> profile = new Option<string?>("--profile")
    {
        Description = "whose findings count",
    }.Offering(OfferedWords.Profiles);
    private readonly Option<string[]> rules = new("--rules") { Description = "further rule files or folders of them" };
    private readonly Option<string?> input = new("--stdin-filename") { Description = "what standard input is called" };

    private readonly Option<string?> limit = new("--max-file-size")
    {
        Description = "larger files are not read (exit code 3)",
    };

    private readonly Option<string?> config = new("--config")
    {
        Description = $"the configuration file, instead of {ProjectFinder.FileName} of this folder or a parent",
    };

    private readonly Option<bool> noConfig = new("--no-config") { Description = "read no configuration file" };
    private readonly Option<bool> noRender = new("--no-render")
    {
        Description = "render no chart that a folder holds: files only",
    };
    private readonly ChartOptions chart = new();

    public void AddTo(Command command)
    {
        command.Arguments.Add(paths);
        command.Options.Add(profile);
        command.Options.Add(rules);
        command.Options.Add(input);
        command.Options.Add(limit);
        command.Options.Add(config);
        command.Options.Add(noConfig);
        command.Options.Add(noRender);
        chart.AddTo(command, chart.Release, chart.Namespace);
    }

    /// <returns>Null, and why, where the command line or a definition file is wrong: nothing was read then.</returns>
    public (LintedBundles? Linted, ImmutableArray<string> Problems) Run(ParseResult parsed, Streams streams)
    {
        var (project, problems) = ProjectFinder.Find(parsed.GetValue(config), parsed.GetValue(noConfig));
        var given = chart.Of(parsed);
        var (library, ofRules) = RuleLoader.Load(parsed.GetValue(rules) ?? [], project);
        var wrong = new List<string>([.. problems, .. ChartOptions.WrongOptions(given), .. ofRules]);
        var name = parsed.GetValue(profile) ?? project.Configuration.Profile?.Text ?? LintSettings.Kraken;
        var names = ProfileChain.Names(project.Configuration).ToArray();
        if (!names.Contains(name))
            wrong.Add(
                $"--profile: \"{name}\" is no profile; expected {MappingReader.OneOf(names)}{Nearest.Hint(name, names)}"
            );
        var today = RunDay.Read(wrong);
        var size = parsed.GetValue(limit) ?? project.Configuration.MaxFileSize?.Text ?? DefaultLimit;
        if (Quantity.Resource(size) is not (> 0 and <= int.MaxValue and var most))
            wrong.Add(
                $"--max-file-size: \"{size}\" is no size; expected bytes or a quantity such as 64Mi, at most 2Gi"
            );
        else if (wrong.Count == 0)
        {
            var reader = new FileReader(streams, (long)most, parsed.GetValue(input), project.Boundary);
            var request = new InputRequest(
                project,
                [.. parsed.GetValue(paths) ?? []],
                given,
                Environment.ProcessorCount
            )
            {
                NeverRenders = parsed.GetValue(noRender),
            };
            return (Lint(request, library, name, parsed.GetValue(chart.Namespace), reader, today), []);
        }
        return (null, [.. wrong]);
    }

    private static LintedBundles Lint(
        InputRequest request,
        RuleLibrary library,
        string profile,
        string? space,
        FileReader reader,
        DateOnly? today
    )
    {
        var configuration = request.Project.Configuration;
        var inputs = RunInputs.Of(request, reader);
        var own = ProfileChain.Of(configuration, profile).Base ?? LintSettings.Kraken;
        var active = new RuleSet(RuleSettings.Apply(library, configuration, profile), new RuleSelection(own, [], []));
        var settings = configuration.Settings with { Profile = own };
        if (space is { Length: > 0 })
            settings = settings with { Given = settings.Given.SetItem("namespace", [space]) };
        var suppression = new SuppressionStep(request.Project, library, active, settings, today);
        var linted = inputs
            .Parts()
            .Select(part => suppression.Apply(Linter.Lint(part, active, library.Roles, settings)))
            .Aggregate(LintResult.Empty, (all, part) => all.And(part));
        var result = linted with
        {
            Notes = [.. inputs.Notes, .. linted.Notes],
            Counts = linted.Counts with { Skipped = linted.Counts.Skipped + inputs.Unread },
        };
        // Of several combinations of values one line stands for several places.
        var placed = inputs
            .Charts.Select(chart => chart.Answer.Chart)
            .OfType<RenderedChart>()
            .Where(chart => chart.Releases.Length == 1)
            .SelectMany(chart => ChartLinter.Lint(chart.Releases, active, library.Roles, settings).Findings);
        return new LintedBundles(result, library, active, new(() => [.. placed]));
    }
}
