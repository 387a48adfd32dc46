using System.CommandLine;
using System.CommandLine.Help;
using KrakenLint.Cli.Commands;

namespace KrakenLint.Cli;

/// <summary>The table of commands.</summary>
internal static class Root
{
    private const int UsualWidth = 80;

    // Longer lines are hard to follow.
    private const int WidestText = 120;

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

    public static bool HasOption(string word) => OwnOptions.Contains(word);

    public static bool Has(string name) => Array.Exists(Commands, command => command.Name == name);

    // What stands for any command, and takes long to make.
    private static readonly string[] OwnOptions = ["--help", "-h", "-?", "/?", "/h", "--version"];

    /// <summary>What a command line asks for: one command where its first word is one, and nothing more of the others.</summary>
    public static Command For(string[] words, Streams streams)
    {
        var asked = Array.Find(Commands, command => command.Name == words[0]);
        return asked.Create is null || words.Any(HasOption)
            ? Create(streams)
            : new Command("krakenlint") { asked.Create(streams) };
    }

    public static RootCommand Create(Streams streams)
    {
        var root = new RootCommand(
            "Lints Helm-rendered Kubernetes manifests and Helm values files for real-time applications"
        );
        // Asking the console for its width would switch the keyboard to another mode.
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpAction
            {
                MaxWidth = streams.IsTerminal ? Math.Min(streams.Columns ?? UsualWidth, WidestText) : int.MaxValue,
            };
        foreach (var (_, create) in Commands)
            root.Subcommands.Add(create(streams));
        return root;
    }
}
