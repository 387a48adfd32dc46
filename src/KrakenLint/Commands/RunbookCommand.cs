using System.Collections.Immutable;
using System.CommandLine;
using KrakenLint.Reporting;
using KrakenLint.Reporting.Runbooks;
using KrakenLint.Runbooks;
using KrakenLint.Settings;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint runbook</c>: what to do at two in the morning, with the names of the bundle at hand.</summary>
internal static class RunbookCommand
{
    public static Command Create(Streams streams)
    {
        var run = new BundleRun();
        var format = new Option<string>("--format")
        {
            Description = "what is written",
            DefaultValueFactory = _ => "markdown",
        }.OneOf(RunbookFormats.All.Select(row => row.Name));
        var symptom = new Option<string?>("--symptom")
        {
            Description = "only what helps with this one, such as messages-not-delivered",
        };
        var output = new Option<string?>("--output") { Description = "the file to write, instead of standard output" };
        var alerts = new Option<string?>("--prometheus-rule")
        {
            Description = "a file for the alerts, as a PrometheusRule of the Prometheus operator",
        };
        var load = new Option<string?>("--load-test") { Description = "a file for the load test, for artillery" };
        var text = new Option<string[]>("--runbook")
        {
            Description = "further files with sections, causes and commands, as krakenlint schema runbook says",
        };
        var quiet = new Option<bool>("--quiet") { Description = "no closing line; failures are still told" };
        var command = new Command(
            "runbook",
            "Writes what to do when messages are lost, with the names of these manifests"
        )
        {
            format,
            symptom,
            output,
            alerts,
            load,
            text,
            quiet,
        };
        run.AddTo(command);
        command.SetAction(parsed =>
            Run(
                run.Run(parsed, streams),
                new Wanted(
                    RunbookFormats.Find(parsed.GetValue(format) ?? "") ?? RunbookFormats.All[0],
                    parsed.GetValue(symptom),
                    parsed.GetValue(output),
                    parsed.GetValue(alerts),
                    parsed.GetValue(load),
                    [.. parsed.GetValue(text) ?? []],
                    parsed.GetValue(quiet)
                ),
                streams
            )
        );
        return command;
    }

    private sealed record Wanted(
        RunbookFormat Format,
        string? Symptom,
        string? Output,
        string? AlertsFile,
        string? LoadFile,
        ImmutableArray<string> Texts,
        bool IsQuiet
    );

    private static int Run((LintedBundles? Linted, ImmutableArray<string> Problems) run, Wanted wanted, Streams streams)
    {
        var problems = new List<string>(run.Problems);
        var (files, ofFiles) = RuleLoader.Open(wanted.Texts);
        problems.AddRange(ofFiles);
        problems.AddRange(
            new[] { wanted.Output, wanted.AlertsFile, wanted.LoadFile }
                .OfType<string>()
                .Select(path => (path, Why: AtomicFile.WhyNot(path)))
                .Where(pair => pair.Why is not null)
                .Select(pair => $"\"{pair.path}\" cannot be written: {pair.Why}")
        );
        if (run.Linted is { } linted)
        {
            var book = RunbookBook.Load(linted.Library.Words, files);
            problems.AddRange(book.Problems.Select(problem => problem.ToString()));
            var names = book.Symptoms.Select(file => file.Symptom ?? "").ToArray();
            if (wanted.Symptom is { } symptom && !names.Contains(symptom))
                problems.Add(
                    $"--symptom: \"{symptom}\" is no symptom; expected {MappingReader.OneOf(names)}{Nearest.Hint(symptom, names)}"
                );
            if (problems.Count == 0)
                return Write(linted, book, wanted, streams);
        }
        foreach (var problem in problems)
            streams.Tell(problem);
        streams.Error.Write("krakenlint: nothing was written\n");
        return ExitCode.Usage;
    }

    private static int Write(LintedBundles linted, RunbookBook book, Wanted wanted, Streams streams)
    {
        var result = linted.Result;
        var request = new RunbookRequest(
            book,
            linted.Library.Rules,
            [.. linted.Rules.Active.Select(active => active.Rule.Id)],
            wanted.Symptom
        )
        {
            OfCharts = linted.OfCharts.Value,
        };
        var pages = RunbookBuilder.Of(result, request);
        var failures = result.Notes.Where(note => note.IsFailure).Select(note => note.ToString());
        var report = new RunbookReport(pages, [.. failures], Product.Version);
        var isWritten = true;
        if (pages.IsEmpty)
            streams.Error.Write("krakenlint: nothing to write: no Kubernetes manifest was read\n");
        else if (wanted.Output is { } path)
            Save(path, output => wanted.Format.Write(report, output));
        else
            wanted.Format.Write(report, streams.Out);
        streams.Out.Flush();
        if (wanted.AlertsFile is { } alerts && pages.Any(page => !page.Alerts.IsEmpty))
            Save(alerts, output => PrometheusRuleFile.Write(pages, output));
        else if (wanted.AlertsFile is not null)
            Miss("--prometheus-rule: there is nothing to watch, and no file was written");
        if (
            wanted.LoadFile is { } load
            && pages.Select(page => page.LoadTest).OfType<string>().FirstOrDefault() is { } test
        )
            Save(load, output => output.Write($"{test}\n"));
        else if (wanted.LoadFile is not null)
            Miss("--load-test: there is no way in that a load test could use, and no file was written");
        foreach (var note in result.Notes.Where(note => note.IsFailure || !wanted.IsQuiet))
            streams.Tell(note.ToString());
        if (!wanted.IsQuiet)
            streams.Error.Write($"{ClosingLine.For(result)}\n");
        return !isWritten || result.Counts.Documents == 0 || result.Notes.Any(note => note.IsFailure)
            ? ExitCode.NotAnalysed
            : ExitCode.Clean;

        void Save(string file, Action<TextWriter> write)
        {
            if (AtomicFile.TryWrite(file, write) is { } why)
                Miss($"{file}: was not written: {why}");
        }

        void Miss(string why)
        {
            streams.Tell(why);
            isWritten = false;
        }
    }
}
