using System.CommandLine;
using KrakenLint.Cli;
using KrakenLint.Reporting;
using KrakenLint.Units;

var streams = Streams.Open();
try
{
    return Run(args, streams);
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    // Inputs are caught where they are read: what is left is output that nobody takes.
    streams.Error.Write($"krakenlint: the output cannot be written: {error.Message}\n");
    return ExitCode.NotAnalysed;
}
catch (Exception error) when (error is not OutOfMemoryException)
{
    // The one place that catches everything: a bug must not look like a finding, nor like a clean run.
    streams.Error.Write(
        // What the exception says may quote the input.
        $"krakenlint: this is a bug ({error.GetType().Name}); please report it with the command line, what KRAKENLINT_TRACE=1 adds and, if you can, the input\n"
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
    if (Completion.IsAsked(args))
    {
        Completion.Answer(args, Root.Create(streams), streams);
        return ExitCode.Clean;
    }
    if (CommandLine.WhyNoCommand(args) is { } why)
        return Refuse([why], streams);
    var words = CommandLine.WithDefaultCommand(args);
    // A file "@name" among the arguments is a file, not more arguments.
    var result = Root.For(words, streams).Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
    var wrong = CommandLine.WrongOptions(result, args);
    var errors = result.Errors.Select(error => error.Message).Where(text => !result.UnmatchedTokens.Any(text.Contains));
    if (result.Errors.Count > 0 || !wrong.IsEmpty)
        return Refuse([.. wrong, .. errors], streams);
    return result.Invoke(
        new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = streams.Out,
            Error = streams.Error,
        }
    );
}

static int Refuse(IEnumerable<string> problems, Streams streams)
{
    foreach (var problem in problems)
        streams.Error.Write(
            $"krakenlint: {string.Join("\n\t", problem.Split("\n\t").Select(line => TerminalText.Escape(Credentials.RedactProse(line))))}\n"
        );
    streams.Error.Write("krakenlint: see krakenlint --help\n");
    return ExitCode.Usage;
}
