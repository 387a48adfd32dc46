using System.CommandLine;
using KrakenLint.Cli.LanguageServer;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint lsp</c>.</summary>
internal static class LspCommand
{
    public static Command Create(Streams streams)
    {
        // Some editors add it to whatever they start.
        var stdio = new Option<bool>("--stdio")
        {
            Description = "speak over standard input and output; nothing else is there",
        };
        var command = new Command(
            "lsp",
            "Serves an editor: findings while typing, fixes, help (Language Server Protocol)"
        )
        {
            stdio,
        };
        command.SetAction((_, _) => Server.Run(Console.OpenStandardInput(), Console.OpenStandardOutput(), streams));
        return command;
    }
}
