using System.CommandLine;
using System.CommandLine.Help;
using KrakenLint.Cli.Commands;

namespace KrakenLint.Cli;

/// <summary>The table of commands.</summary>
internal static class Root
{
    private static readonly (string Name, Func<Streams, Command> Create)[] Commands =
    [
        ("lint", LintCommand.Create),
        ("explain", ExplainCommand.Create),
        ("rules", RulesCommand.Create),
        ("test", TestCommand.Create),
        ("blame", BlameCommand.Create),
        ("map", MapCommand.Create),
        ("runbook", RunbookCommand.Create),
        ("compare", CompareCommand.Create),
        ("controllers", ControllersCommand.Create),
        ("migrate", MigrateCommand.Create),
        ("init", InitCommand.Create),
        ("new", NewCommand.Create),
        ("schema", SchemaCommand.Create),
        ("site", WriteSiteCommand.Create),
        ("completion", CompletionCommand.Create),
        ("lsp", LspCommand.Create),
    ];

    public static IEnumerable<string> Names => Commands.Select(command => command.Name);

    public static bool Has(string name) => Array.Exists(Commands, command => command.Name == name);

    /// <param name="asked">The first word of the command line: where it is a command, the others need not be made.</param>
    public static RootCommand Create(Streams streams, string asked = "")
    {
        var root = new RootCommand(
            "Lints Helm-rendered Kubernetes manifests and Helm values files for real-time applications"
        );
        // Asking the console for its width would switch the keyboard to another mode.
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpAction { MaxWidth = streams.IsTerminal ? 100 : int.MaxValue };
        foreach (var (name, create) in Commands)
        {
            if (name == asked || !Has(asked))
                root.Subcommands.Add(create(streams));
        }
        return root;
    }
}
