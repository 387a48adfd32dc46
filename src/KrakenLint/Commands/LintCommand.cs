using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using KrakenLint.Cli.Charts;
using KrakenLint.Reporting;
using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint lint</c>: its options, and what they must be.</summary>
internal static class LintCommand
{
    private const string DefaultLimit = "64Mi";

    public static Command Create(Streams streams)
    {
        var paths = new Argument<string[]>("path")
        {
            Description =
                "files, folders, globs, or - for standard input; what is piped in, or else the current folder, when absent",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var profile = new Option<string?>("--profile")
        {
            Description =
                "kraken (default): the deployment guide as written; generic: facts for any real-time application; or one of the configuration's own",
        }.Offering(OfferedWords.Profiles);
        var rules = Many("--rules", "further rule files or folders of them");
        var select = Many("--select", "only these rules: ids, names, tags, symptoms or globs")
            .Offering(OfferedWords.RulesAndTags);
        var symptom = Many("--symptom", "only rules about what one sees: messages-not-delivered, connection-drops, …")
            .Offering(OfferedWords.Symptoms);
        var ignore = Many("--ignore", "not these rules: ids, names, tags or globs").Offering(OfferedWords.RulesAndTags);
        var format = new Option<string>("--format")
        {
            Description =
                $"what standard output holds. {string.Join("; ", Formats.All.Select(row => $"{row.Name}: {row.Summary}"))}",
            DefaultValueFactory = _ => "text",
        }.OneOf(Formats.All.Select(row => row.Name));
        var reports = Many("--report", "FORMAT=FILE: a further report, in a file; may be given several times");
        var statistics = new Option<bool>("--statistics")
        {
            Description = "how often each rule was broken, on standard error",
        };
        var audience = new Option<string>("--sarif-profile")
        {
            Description = "for whom SARIF is written",
            DefaultValueFactory = _ => "github",
        }.OneOf(["github", "full"]);
        var category = new Option<string?>("--category")
        {
            Description =
                "what tells this run apart in code scanning (SARIF automationDetails.id); by default what is linted, and how",
        };
        var input = new Option<string?>("--stdin-filename")
        {
            Description = "what standard input is called in reports",
        };
        var limit = new Option<string?>("--max-file-size")
        {
            Description = $"larger files are not read (exit code 3); {DefaultLimit} by default",
        };
        var jobs = new Option<int>("--jobs")
        {
            Description = "how many documents and bundles are worked on at a time; changes nothing but the time",
            DefaultValueFactory = _ => Environment.ProcessorCount,
            CustomParser = ReadJobs,
        };
        var failOn = new Option<string?>("--fail-on")
        {
            Description = "the least severity that makes the run fail; error by default",
        }.OneOf(SeverityWords.Limits);
        var exitZero = new Option<bool>("--exit-zero") { Description = "exit with 0 in spite of findings" };
        var color = new Option<string>("--color")
        {
            Description = "colour and underline",
            DefaultValueFactory = _ => "auto",
        }.OneOf(["auto", "always", "never"]);
        var config = new Option<string?>("--config")
        {
            Description = $"the configuration file, instead of {ProjectFinder.FileName} of this folder or a parent",
        };
        var affected = new Option<bool>("--affected")
        {
            Description =
                "the paths are changed files: each stands for the chart that it belongs to, with all its combinations of values",
        };
        var since = new Option<string?>("--since")
        {
            Description =
                "REF, a branch or commit: lint what has changed since this branch left it, and report only what it does not have",
        };
        var noRender = new Option<bool>("--no-render")
        {
            Description = "render no chart that a folder holds or a file names: files only, and the values in them",
        };
        var fix = new Option<bool>("--fix")
        {
            Description = "repair what can be repaired safely, in the files; what remains is reported",
        };
        var diff = new Option<bool>("--diff")
        {
            Description = "print what --fix would change as a patch for git apply, and change nothing",
        };
        var unsafeFixes = new Option<bool>("--unsafe-fixes")
        {
            Description = "with --fix or --diff: also repairs that change how the application behaves",
        };
        var addIgnore = new Option<string?>("--add-ignore")
        {
            Description =
                "REASON: accept all that is found (see --select), with comments that give the reason, in the files",
        };
        var baseline = new BaselineOptions();
        var noConfig = new Option<bool>("--no-config") { Description = "read no configuration file" };
        var quiet = new Option<bool>("--quiet")
        {
            Description = "no closing line, no notes on what was skipped; failures are still told",
        };
        var verbose = new Option<bool>("--verbose")
        {
            Description = "every file, what was made of it, and what to run for each finding",
        };
        var command = new Command("lint", "Lints files, folders, globs or standard input")
        {
            paths,
            profile,
            rules,
            select,
            ignore,
            symptom,
            format,
            reports,
            statistics,
            audience,
            category,
            input,
            limit,
            failOn,
            exitZero,
            color,
            config,
            affected,
            since,
            noRender,
            fix,
            diff,
            unsafeFixes,
            addIgnore,
            noConfig,
            jobs,
            quiet,
            verbose,
        };
        var chart = new ChartOptions();
        chart.AddTo(command);
        baseline.AddTo(command);
        command.SetAction(parsed =>
        {
            var (project, problems) = ProjectFinder.Find(parsed.GetValue(config), parsed.GetValue(noConfig));
            var configuration = project.Configuration;
            var (named, seen) = PipedInput.PathsOr(
                parsed.GetValue(paths),
                isAsked: parsed.GetValue(chart.Chart) is null
                    && !parsed.GetValue(affected)
                    && parsed.GetValue(since) is null,
                parsed.GetValue(quiet),
                streams
            );
            var request = new LintRequest
            {
                Chart = chart.Of(parsed),
                Project = project,
                ProjectProblems = [.. problems, .. chart.WithoutChart(parsed), .. baseline.WrongOptions(parsed)],
                IsAffected = parsed.GetValue(affected),
                AddIgnore = parsed.GetValue(addIgnore),
                Since = parsed.GetValue(since),
                NeverRenders = parsed.GetValue(noRender),
                Paths = named,
                Profile = parsed.GetValue(profile) ?? configuration.Profile?.Text ?? LintSettings.Kraken,
                RulePaths = [.. parsed.GetValue(rules) ?? []],
                Select = Words(parsed.GetValue(select)),
                Ignore = Words(parsed.GetValue(ignore)),
                Symptoms = Words(parsed.GetValue(symptom)),
                Format = Formats.Find(parsed.GetValue(format) ?? "") ?? Formats.All[0],
                Reports = [.. parsed.GetValue(reports) ?? []],
                HasStatistics = parsed.GetValue(statistics),
                SarifProfile = parsed.GetValue(audience) == "full" ? SarifProfile.Full : SarifProfile.GitHub,
                Category = parsed.GetValue(category) ?? configuration.Category,
                StandardInputName = parsed.GetValue(input),
                Baseline = baseline.FileOf(parsed, project),
                IsBaselineConfigured = baseline.IsConfigured(parsed),
                WriteBaseline = parsed.GetValue(baseline.Target),
                MaxFileSize = parsed.GetValue(limit) ?? configuration.MaxFileSize?.Text ?? DefaultLimit,
                FailOn = SeverityOf(parsed.GetValue(failOn) ?? configuration.FailOn),
                IsExitZero = parsed.GetValue(exitZero),
                Fixes = parsed.GetValue(fix),
                ShowsFixes = parsed.GetValue(diff),
                HasUnsafeFixes = parsed.GetValue(unsafeFixes),
                UseColor = streams.UsesColor(parsed.GetValue(color)),
                Jobs = parsed.GetValue(jobs),
                IsQuiet = parsed.GetValue(quiet),
                IsVerbose = parsed.GetValue(verbose),
            };
            return LintRun.Run(request, seen);
        });
        return command;
    }

    private static int ReadJobs(ArgumentResult result)
    {
        var word = result.Tokens is [var token] ? token.Value : "";
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs > 0)
            return jobs;
        result.AddError($"--jobs: \"{word}\" is no number of jobs; expected one from 1");
        return 1;
    }

    // "--select KRK201,KRK118" and "--select KRK201 --select KRK118" are the same.
    private static ImmutableArray<string> Words(string[]? values) =>
        [
            .. (values ?? []).SelectMany(value =>
                value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ),
        ];

    private static Option<string[]> Many(string name, string description) =>
        new(name)
        {
            Description = description,
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.OneOrMore,
        };

    // "never" is above everything that can be found.
    private static Severity? SeverityOf(string? word) =>
        word switch
        {
            "never" => null,
            "warning" => Severity.Warning,
            "note" => Severity.Note,
            _ => Severity.Error,
        };
}
