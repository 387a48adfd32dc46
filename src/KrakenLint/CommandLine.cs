using System.CommandLine;

namespace KrakenLint.Cli;

/// <summary>What the command line means before any command looks at it.</summary>
internal static class CommandLine
{
    private static readonly string[] RootOptions = ["--help", "-h", "-?", "/?", "/h", "--version"];

    /// <summary>No command given means <c>lint</c>.</summary>
    public static string[] WithDefaultCommand(string[] args, RootCommand root)
    {
        if (
            args is [var first, ..]
            && (
                RootOptions.Contains(first)
                || first.StartsWith('[')
                || root.Subcommands.Any(command => command.Name == first)
            )
        )
            return args;
        return ["lint", .. args];
    }
}
