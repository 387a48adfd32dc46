using System.Collections.Immutable;
using System.CommandLine;
using KrakenLint.Maps;
using KrakenLint.Reporting;
using KrakenLint.Reporting.Drawings;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint map</c>: the message path of each bundle, with what is in force and what is wrong on each hop.</summary>
internal static class MapCommand
{
    public static Command Create(Streams streams)
    {
        var run = new BundleRun();
        var format = new Option<string>("--format")
        {
            Description = "what standard output holds",
            DefaultValueFactory = _ => "text",
        }.OneOf(MapFormats.All.Select(row => row.Name));
        var color = new Option<string>("--color") { Description = "colour", DefaultValueFactory = _ => "auto" }.OneOf([
            "auto",
            "always",
            "never",
        ]);
        var quiet = new Option<bool>("--quiet") { Description = "no closing line; failures are still told" };
        var command = new Command(
            "map",
            "Draws the message path: Ingress, Service, workload, Redis, LiveKit, databases"
        )
        {
            format,
            color,
            quiet,
        };
        run.AddTo(command);
        command.SetAction(parsed =>
        {
            var (linted, problems) = run.Run(parsed, streams);
            return linted is null
                ? Refuse(problems, streams)
                : Draw(
                    linted,
                    MapFormats.Find(parsed.GetValue(format) ?? "") ?? MapFormats.All[0],
                    streams.UsesColor(parsed.GetValue(color)),
                    parsed.GetValue(quiet),
                    streams
                );
        });
        return command;
    }

    private static int Refuse(ImmutableArray<string> problems, Streams streams)
    {
        foreach (var problem in problems)
            streams.Tell(problem);
        streams.Error.Write("krakenlint: nothing was drawn\n");
        return ExitCode.Usage;
    }

    private static int Draw(LintedBundles linted, MapFormat format, bool useColor, bool isQuiet, Streams streams)
    {
        var result = linted.Result;
        var report = new MapReport(MapBuilder.Of(result), Product.Version, useColor);
        format.Write(streams.Columns is { } columns ? report with { Columns = columns } : report, streams.Out);
        streams.Out.Flush();
        foreach (var note in result.Notes.Where(note => note.IsFailure || !isQuiet))
            streams.Tell(note.ToString());
        if (result.Bundles.IsEmpty)
            streams.Error.Write("krakenlint: nothing to draw: no Kubernetes manifest was read\n");
        if (!isQuiet)
            streams.Error.Write($"{ClosingLine.For(result)}\n");
        return result.Counts.Documents == 0 || result.Notes.Any(note => note.IsFailure)
            ? ExitCode.NotAnalysed
            : ExitCode.Clean;
    }
}
