using System.CommandLine;
using KrakenLint.Cli;
using KrakenLint.Units;

var streams = Streams.Open();
try
{
    return Run(args, streams);
}
catch (IOException error)
{
    // Inputs are caught where they are read: what is left is output that nobody takes.
    streams.Error.Write($"krakenlint: the output cannot be written: {error.Message}\n");
    return ExitCode.NotAnalysed;
}
catch (Exception error) when (error is not OutOfMemoryException)
{
    // The one place that catches everything: a bug must not look like a finding, nor like a clean run.
    streams.Error.Write(
        $"krakenlint: this is a bug ({error.GetType().Name}: {error.Message}); please report it with the command line and, if you can, the input\n"
    );
    if (Environment.GetEnvironmentVariable("KRAKENLINT_TRACE") is { Length: > 0 })
        streams.Error.Write($"{error}\n");
    return ExitCode.Bug;
}
finally
{
    streams.Flush();
}

static int Run(string[] args, Streams streams)
{
    var root = new RootCommand(
        "Lints Helm-rendered Kubernetes manifests and Helm values files for real-time applications"
    );
    foreach (
        var command in new[]
        {
            LintCommand.Create(streams),
            ExplainCommand.Create(streams),
            RulesCommand.Create(streams),
            TestCommand.Create(streams),
            BlameCommand.Create(streams),
            MapCommand.Create(streams),
            InitCommand.Create(streams),
            SchemaCommand.Create(streams),
        }
    )
        root.Subcommands.Add(command);
    var result = root.Parse(CommandLine.WithDefaultCommand(args, root));
    if (result.Errors.Count == 0)
        return result.Invoke(
            new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = streams.Out,
                Error = streams.Error,
            }
        );
    foreach (var error in result.Errors)
        streams.Error.Write($"krakenlint: {Credentials.RedactProse(error.Message)}\n");
    streams.Error.Write("krakenlint: see krakenlint --help\n");
    return ExitCode.Usage;
}
