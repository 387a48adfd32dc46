using System.CommandLine;
using KrakenLint.Reporting;
using KrakenLint.Settings;
using KrakenLint.Ways;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint controllers</c>: what is known of each way into a cluster.</summary>
internal static class ControllersCommand
{
    public static Command Create(Streams streams)
    {
        var name = new Argument<string?>("name")
        {
            Description = "one controller, with its settings and where they stand; all when absent",
            Arity = ArgumentArity.ZeroOrOne,
        }.Offering(OfferedWords.Controllers);
        var format = new Option<string>("--format")
        {
            Description = "how the list is written",
            DefaultValueFactory = _ => "text",
        }.OneOf(ControllerPages.Formats);
        var command = new Command("controllers", "Lists the controllers that are known, or tells what is known of one")
        {
            name,
            format,
        };
        command.SetAction(parsed => Run(parsed.GetValue(name), parsed.GetValue(format) ?? "text", streams));
        return command;
    }

    private static int Run(string? name, string format, Streams streams)
    {
        var book = ControllerBook.BuiltIn;
        if (name is null)
        {
            ControllerPages.WriteAll(book.All, format, format == "text" ? streams.Prose : streams.Out);
            return ExitCode.Clean;
        }
        if (book.Find(name) is { } controller)
        {
            ControllerPages.WriteOne(controller, streams.Prose);
            return ExitCode.Clean;
        }
        var names = book.All.Select(one => one.Name).ToArray();
        streams.Tell(
            $"no controller is called \"{name}\"{Nearest.Hint(name, names)}; krakenlint controllers lists them all"
        );
        return ExitCode.Usage;
    }
}
