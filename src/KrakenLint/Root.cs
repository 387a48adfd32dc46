using System.CommandLine;
using System.CommandLine.Help;
using KrakenLint.Cli.Commands;

namespace KrakenLint.Cli;

/// <summary>All commands.</summary>
internal static class Root
{
    private const int UsualWidth = 80;

    // Longer lines are hard to follow.
    private const int WidestText = 120;

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
        foreach (
            var command in new[]
            {
                LintCommand.Create(streams),
                ExplainCommand.Create(streams),
                RulesCommand.Create(streams),
                TestCommand.Create(streams),
                BlameCommand.Create(streams),
                MapCommand.Create(streams),
                RunbookCommand.Create(streams),
                CompareCommand.Create(streams),
                ControllersCommand.Create(streams),
                MigrateCommand.Create(streams),
                InitCommand.Create(streams),
                NewCommand.Create(streams),
                SchemaCommand.Create(streams),
                WriteSiteCommand.Create(streams),
                CompletionCommand.Create(streams),
                LspCommand.Create(streams),
            }
        )
            root.Subcommands.Add(command);
        return root;
    }
}
