using System.Collections.Immutable;
using System.CommandLine;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Manifests;
using KrakenLint.Reporting;

namespace KrakenLint.Cli;

/// <summary><c>krakenlint blame</c>: each rendered line with the template line and the values key that wrote it.</summary>
internal static class BlameCommand
{
    private const long MostBytes = 64 << 20;

    public static Command Create(Streams streams)
    {
        var rendered = new Argument<string?>("rendered")
        {
            Description =
                "what helm template printed, or - for standard input; rendered by the helm on PATH when absent",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var chart = new ChartOptions();
        chart.Chart.Required = true;
        var format = new Option<string>("--format")
        {
            Description = "text or json",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "json");
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
        var wrong = RenderedChart.WrongSets(options.Sets).ToArray();
        foreach (var problem in wrong)
            streams.Error.Write($"krakenlint: {TerminalText.Escape(problem)}\n");
        if (wrong.Length > 0)
            return ExitCode.Usage;
        var reader = new FileReader(streams, MostBytes, null);
        var read =
            path is null ? null
            : path == "-" ? reader.ReadStandardInput()
            : reader.Read(path);
        if (read is { File: null, Note: { } missing })
            return Fail([missing], streams);
        ImmutableArray<LintInput> given = read?.File is { } file ? [new LintInput(file)] : [];
        var (chart, problems) = RenderedChart.Of(ChartRequest.Of(options), given, reader);
        if (chart is not { Releases: [var release, ..] })
            return Fail(problems, streams);
        var text = release.Rendered[0].File;
        var provenance = Provenance.Of(release.Release, [text]);
        var format = new BlameFormat(chart.Folder.NameOf);
        var rows = Blame.Of(text, provenance);
        if (isJson)
            format.WriteJson(rows, streams.Out);
        else
            format.WriteText(rows, streams.Out);
        return ExitCode.Clean;
    }

    private static int Fail(IEnumerable<InputNote> notes, Streams streams)
    {
        foreach (var note in notes)
            streams.Error.Write($"krakenlint: {TerminalText.Escape(note.ToString())}\n");
        return ExitCode.NotAnalysed;
    }
}
