using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using KrakenLint.Settings;

namespace KrakenLint.Cli;

/// <summary>Options and arguments that take one of a few words: wrong ones are told with the nearest, and shells complete them.</summary>
internal static class Choice
{
    // More words than that are in the description, not in the name of the value.
    private const int LongestName = 32;

    public static Option<T> OneOf<T>(this Option<T> option, IEnumerable<string> words)
    {
        ImmutableArray<string> known = [.. words];
        option.Validators.Add(result => Check(option.Name, result, known));
        option.CompletionSources.Add([.. known]);
        if (known.Sum(word => word.Length + 1) > LongestName)
            option.HelpName = option.Name.TrimStart('-');
        return option;
    }

    public static Argument<T> OneOf<T>(this Argument<T> argument, IEnumerable<string> words)
    {
        ImmutableArray<string> known = [.. words];
        argument.Validators.Add(result => Check($"<{argument.Name}>", result, known));
        argument.CompletionSources.Add([.. known]);
        if (known.Sum(word => word.Length + 1) > LongestName)
            argument.HelpName = argument.Name;
        return argument;
    }

    /// <summary>What shells offer, worked out when one asks.</summary>
    public static Option<T> Offering<T>(this Option<T> option, Func<IEnumerable<string>> words)
    {
        option.CompletionSources.Add(_ => words().Select(word => new CompletionItem(word)));
        // Help has a name for the value, not all that it may be.
        option.HelpName ??= option.Name.TrimStart('-');
        return option;
    }

    /// <inheritdoc cref="Offering{T}(Option{T}, Func{IEnumerable{string}})"/>
    public static Argument<T> Offering<T>(this Argument<T> argument, Func<IEnumerable<string>> words)
    {
        argument.CompletionSources.Add(_ => words().Select(word => new CompletionItem(word)));
        argument.HelpName ??= argument.Name;
        return argument;
    }

    private static void Check(string name, SymbolResult result, ImmutableArray<string> known)
    {
        foreach (var word in result.Tokens.Select(token => token.Value).Where(word => !known.Contains(word)))
            result.AddError(
                $"{name}: \"{word}\" is not known; expected {MappingReader.OneOf(known)}{Nearest.Hint(word, known)}"
            );
    }
}
