using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using KrakenLint.Settings;

namespace KrakenLint.Cli;

/// <summary>What the command line means before any command looks at it, and what no command can take.</summary>
internal static class CommandLine
{
    private const string PathsFollow = "--";

    /// <summary>No command given means <c>lint</c>; behind <c>--</c> all is paths, however they begin.</summary>
    public static string[] WithDefaultCommand(string[] args)
    {
        var end = Array.IndexOf(args, PathsFollow);
        var words = end < 0 ? args : [.. args[..end], .. args[end..].Select(AsPath)];
        if (words is ["version"])
            return ["--version"];
        if (words is ["help", .. var about])
            return [.. about, "--help"];
        return words is [var first, ..] && (Root.HasOption(first) || first.StartsWith('[') || Root.Has(first))
            ? words
            : ["lint", .. words];
    }

    /// <returns>What is wrong with a first word that was meant to be a command; null where it is one, or a path.</returns>
    public static string? WhyNoCommand(string[] args)
    {
        var word = args is ["help", var about, ..] ? about : args.FirstOrDefault() ?? "";
        if (
            word is "" or "help" or "version"
            || !word.All(letter => char.IsAsciiLetterLower(letter) || letter == '-')
            || word.StartsWith('-')
            || Root.Has(word)
            || Path.Exists(word)
        )
            return null;
        return $"\"{word}\" is neither a command nor a file or folder{Nearest.Hint(word, Root.Names)}";
    }

    /// <summary>What the parser takes for paths or leaves over: options that the command does not have, values that it does not take, and
    /// options with nothing behind them.</summary>
    /// <param name="args">As the command line gave them.</param>
    public static ImmutableArray<string> WrongOptions(ParseResult parsed, string[] args)
    {
        var command = parsed.CommandResult.Command;
        var arguments = parsed.CommandResult.Children.OfType<ArgumentResult>().ToArray();
        var (wrong, unknown) = (ImmutableArray.CreateBuilder<string>(), new List<string>());
        foreach (var argument in arguments)
        {
            foreach (var token in argument.Tokens)
            {
                if (IsOption(token.Value))
                    unknown.Add(token.Value);
            }
        }
        unknown.AddRange(parsed.UnmatchedTokens.Where(IsOption));
        foreach (var word in unknown)
            wrong.Add($"unknown option \"{word}\"{Nearest.Hint(word.Split('=')[0], NamesOf(command))}");
        // What stands behind an unknown option may be its value.
        foreach (var word in unknown.Count == 0 ? parsed.UnmatchedTokens : [])
            wrong.Add(WhyTooMany(word, command));
        foreach (var word in args.TakeWhile(word => word != PathsFollow))
        {
            if (WhyNoSwitch(word, command) is { } why)
                wrong.Add(why);
        }
        foreach (var argument in arguments)
        {
            if (argument.Tokens.Any(IsEmpty))
                wrong.Add($"<{argument.Argument.Name}>: an empty word says nothing; expected one, or none");
        }
        foreach (var option in parsed.CommandResult.Children.OfType<OptionResult>())
        {
            if (option.Tokens.Any(IsEmpty))
                wrong.Add(
                    $"{option.Option.Name}: an empty value says nothing; expected one, or no {option.Option.Name}"
                );
        }
        return wrong.ToImmutable();
    }

    private static bool IsOption(string word) => word.Length > 1 && word.StartsWith('-');

    private static bool IsEmpty(Token token) => token.Value.Trim().Length == 0;

    private static IEnumerable<string> NamesOf(Command command) =>
        command
            .Options.SelectMany(option => option.Aliases.Prepend(option.Name))
            .Where(name => name.StartsWith(PathsFollow, StringComparison.Ordinal));

    private static string WhyTooMany(string word, Command command) =>
        command.Subcommands.Count > 0
            ? $"\"{word}\" is no command of krakenlint {command.Name}{Nearest.Hint(word, command.Subcommands.Select(known => known.Name))}"
            : $"\"{word}\" is one word too many for krakenlint {command.Name}";

    // "--quiet=maybe" would be --quiet and a path.
    private static string? WhyNoSwitch(string word, Command command)
    {
        var (name, value) = word.Split('=', 2) is [var before, var behind] ? (before, behind) : (word, "true");
        return
            command.Options.FirstOrDefault(option => option.Name == name) is Option<bool>
            && !bool.TryParse(value, out _)
            ? $"{name}: \"{value}\" says nothing here; expected {name} alone"
            : null;
    }

    private static string AsPath(string word) =>
        word.Length > 1 && word != PathsFollow && word.StartsWith('-') ? $"./{word}" : word;
}
