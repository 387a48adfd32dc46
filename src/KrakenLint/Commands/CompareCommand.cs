using System.Collections.Immutable;
using System.CommandLine;
using KrakenLint.Cli.Charts;
using KrakenLint.Comparing;
using KrakenLint.Helm.Merging;
using KrakenLint.Reporting.Comparisons;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Units;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint compare</c>: what a change does to people's connections.</summary>
internal static class CompareCommand
{
    public static Command Create(Streams streams)
    {
        var old = new Argument<string>("old")
        {
            Description = "before: a file or folder, - for standard input, or a chart",
        };
        var now = new Argument<string>("new") { Description = "after: the same" };
        var oldValues = Many("--old-values", "a values file of the chart before; later ones win");
        var newValues = Many("--new-values", "a values file of the chart after; later ones win");
        var format = new Option<string>("--format")
        {
            Description = "what standard output holds",
            DefaultValueFactory = _ => "text",
        }.OneOf(CompareFormats.All.Select(row => row.Name));
        var (oldSets, newSets) = (
            new SetOptions("old-", " of the chart before"),
            new SetOptions("new-", " of the chart after")
        );
        var chart = new ChartOptions();
        var config = new Option<string?>("--config") { Description = "the configuration file" };
        var noConfig = new Option<bool>("--no-config") { Description = "read no configuration file" };
        var command = new Command(
            "compare",
            "Says what a change does to stickiness, timeouts and upgrades of each host and path (exit code 1: worse)"
        )
        {
            old,
            now,
            oldValues,
            newValues,
            format,
            config,
            noConfig,
        };
        foreach (var option in oldSets.Options.Concat(newSets.Options))
            command.Options.Add(option);
        chart.AddTo(command, hasChart: false);
        command.SetAction(parsed =>
        {
            var (project, wrong) = ProjectFinder.Find(parsed.GetValue(config), parsed.GetValue(noConfig));
            var sides = (
                Old: Side(parsed.GetValue(old) ?? "", parsed.GetValue(oldValues) ?? [], oldSets.Of(parsed)),
                New: Side(parsed.GetValue(now) ?? "", parsed.GetValue(newValues) ?? [], newSets.Of(parsed))
            );
            return Run(
                project,
                [
                    .. wrong,
                    .. chart.WithoutChart(parsed, sides.Old.IsChart || sides.New.IsChart),
                    .. ChartOptions.WrongOptions(sides.Old.Options),
                    .. ChartOptions
                        .WrongOptions(sides.New.Options)
                        .Except(ChartOptions.WrongOptions(sides.Old.Options)),
                ],
                sides,
                CompareFormats.Find(parsed.GetValue(format) ?? "") ?? CompareFormats.All[0],
                streams
            );

            // What is said of both sides, and of one.
            ComparedSide Side(string path, string[] values, ImmutableArray<GivenSet> sets)
            {
                var both = chart.Of(parsed, path);
                return new ComparedSide(
                    path,
                    both with
                    {
                        ValuesFiles = [.. both.ValuesFiles, .. values],
                        Sets = [.. both.Sets, .. sets],
                    }
                );
            }
        });
        return command;
    }

    private static int Run(
        Project project,
        List<string> problems,
        (ComparedSide Old, ComparedSide New) sides,
        CompareFormat format,
        Streams streams
    )
    {
        var (library, ofRules) = RuleLoader.Load([], project);
        problems.AddRange(ofRules);
        if (sides is { Old.Path: "-", New.Path: "-" })
            problems.Add("standard input is one of the two sides, not both");
        foreach (var problem in problems)
            streams.Tell(problem);
        if (problems.Count > 0)
            return ExitCode.Usage;
        var rules = new RuleSet(library.Rules, RuleSelection.Of(LintSettings.Generic));
        var reader = new FileReader(streams, (long)(Quantity.Resource("64Mi") ?? 0), null, project.Boundary);
        var (old, now) = (
            sides.Old.Read(project, library, rules, reader),
            sides.New.Read(project, library, rules, reader)
        );
        var failures = old
            .Notes.Concat(now.Notes)
            .Where(note => note.IsFailure)
            .Select(note => Credentials.RedactProse(note.ToString()))
            .ToArray();
        var comparison = WayComparer.Compare(old, now);
        format.Write(
            new CompareReport(comparison, NameOf(sides.Old), NameOf(sides.New), failures, Product.Version),
            format == CompareFormats.All[0] ? streams.Prose : streams.Out
        );
        streams.Out.Flush();
        foreach (var failure in failures)
            streams.Tell(failure);
        if (failures.Length > 0 || comparison.Ways.IsEmpty)
            return ExitCode.NotAnalysed;
        return comparison.IsWorse ? ExitCode.Findings : ExitCode.Clean;
    }

    private static string NameOf(ComparedSide side) =>
        side.Options.ValuesFiles.Concat(side.Options.Sets.Select(set => set.Name)).ToArray() is { Length: > 0 } said
            ? $"{side.Path} with {string.Join(", ", said)}"
            : side.Path;

    private static Option<string[]> Many(string name, string description) =>
        new(name)
        {
            Description = description,
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.OneOrMore,
        };
}
