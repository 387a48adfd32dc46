using System.Collections.Immutable;
using System.CommandLine;
using KrakenLint.Cli.Charts;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Manifests;
using KrakenLint.Reporting.JsonReports;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint blame</c>: each rendered line with the template line and the values key that wrote it.</summary>
internal static class BlameCommand
{
    private const long MostBytes = 64 << 20;

    public static Command Create(Streams streams)
    {
        var rendered = new Argument<string?>("rendered")
        {
            Description =
                "what helm template printed, as a file, - for standard input, or the folder of --output-dir; rendered by the helm on PATH when absent",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var chart = new ChartOptions();
        chart.Chart.Required = true;
        var format = new Option<string>("--format")
        {
            Description = "text or json",
            DefaultValueFactory = _ => "text",
        }.OneOf(["text", "json"]);
        var command = new Command(
            "blame",
            "Names for each rendered line the template line and the values key that wrote it"
        )
        {
            rendered,
            format,
        };
        chart.AddTo(command);
        command.SetAction(parsed =>
            chart.Of(parsed) is { } options
                ? Run(parsed.GetValue(rendered), options, parsed.GetValue(format) == "json", streams)
                : ExitCode.Usage
        );
        return command;
    }

    private static int Run(string? path, ReleaseOptions options, bool isJson, Streams streams)
    {
        var wrong = ChartOptions.WrongOptions(options).ToArray();
        foreach (var problem in wrong)
            streams.Tell(problem);
        if (wrong.Length > 0)
            return ExitCode.Usage;
        var reader = new FileReader(streams, MostBytes, null);
        var (given, missing) = path is null ? ([], []) : Read(path, reader);
        if (!missing.IsEmpty)
            return Fail(missing, streams);
        var (chart, problems) = RenderedChart.Of(ChartRequest.Of(options), given, reader);
        if (chart is not { Releases: [var release, ..] })
            return Fail(problems, streams);
        var provenance = Provenance.Of(release.Release, release.Rendered.Select(input => input.File));
        var format = new BlameFormat(chart.Folder.NameOf);
        var files = release.Rendered.Select(input => new BlamedFile(
            release.Rendered.Length > 1 ? input.File.Path : null,
            Blame.Of(input.File, provenance)
        ));
        if (isJson)
            format.WriteJson([.. files], streams.Out);
        else
            format.WriteText([.. files], streams.Out);
        return ExitCode.Clean;
    }

    // A folder is what helm template --output-dir wrote.
    private static (ImmutableArray<LintInput> Given, ImmutableArray<InputNote> Missing) Read(
        string path,
        FileReader reader
    )
    {
        if (Directory.Exists(path))
        {
            var collected = new FileCollector(reader, PathGlobs.None, PathGlobs.None).Collect([path]);
            return ([.. collected.Inputs], [.. collected.Notes.Where(note => note.IsFailure)]);
        }
        var read = path == "-" ? reader.ReadStandardInput() : reader.Read(path);
        return read.File is { } file
            ? ([new LintInput(file)], [])
            : ([], [.. read.Note is { } note ? [note] : (InputNote[])[]]);
    }

    private static int Fail(IEnumerable<InputNote> notes, Streams streams)
    {
        foreach (var note in notes)
            streams.Tell(note.ToString());
        return ExitCode.NotAnalysed;
    }
}
