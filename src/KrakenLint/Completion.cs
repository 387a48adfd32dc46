using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace KrakenLint.Cli;

/// <summary>
/// Answers a shell that asks how a command line may go on: <c>krakenlint [suggest] "krakenlint lint --fo"</c>. The text ends at
/// the cursor, or <c>[suggest:N]</c> counts its letters up to there; the answer has one word a line.
/// </summary>
internal static class Completion
{
    private const string Directive = "[suggest";

    private static readonly ParserConfiguration AsWritten = new() { ResponseFileTokenReplacer = null };

    public static bool IsAsked(string[] args) =>
        args is [var first, ..] && first.StartsWith(Directive, StringComparison.Ordinal) && first.EndsWith(']');

    public static void Answer(string[] args, RootCommand root, Streams streams)
    {
        foreach (var word in Words(UpToCursor(args), root))
            streams.Out.Write($"{word}\n");
    }

    private static IEnumerable<string> Words(string text, RootCommand root)
    {
        string[] words = [.. CommandLineParser.SplitCommandLine(text)];
        if (words is [var program, ..] && Path.GetFileNameWithoutExtension(program) == "krakenlint")
            words = words[1..];
        var isNew = text.Length == 0 || char.IsWhiteSpace(text[^1]);
        var current = isNew || words.Length == 0 ? "" : words[^1];
        var before = isNew || words.Length == 0 ? words : words[..^1];
        // A first word may be a command; whatever else stands there belongs to lint.
        if (before is ["help"])
            before = [];
        var line = before.Length == 0 && !current.StartsWith('-') ? before : CommandLine.WithDefaultCommand(before);
        var offered = Offers(line, current, root);
        return before.Length == 0 && current.StartsWith('-')
            ? offered.Concat(Offers([], current, root)).Distinct()
            : offered;
    }

    private static IEnumerable<string> Offers(string[] before, string current, RootCommand root)
    {
        // "--format=sa" is about the value.
        var at = current.StartsWith("--", StringComparison.Ordinal) ? current.IndexOf('=') : -1;
        if (at >= 0)
            (before, current) = ([.. before, current[..at]], current[(at + 1)..]);
        var command = root.Parse(before, AsWritten).CommandResult.Command;
        if (before is [.., var last] && Valued(last, command) is { } option)
        {
            // Of "KRK201,KR" the first is done.
            var done = current[..(current.LastIndexOf(',') + 1)];
            return Fitting(option.GetCompletions(CompletionContext.Empty).Select(item => done + item.Label), current);
        }
        // Options only to whom asks for one: between files they would be in the way.
        return Fitting(command.GetCompletions(CompletionContext.Empty).Select(item => item.Label), current)
            .Where(word => word.StartsWith('-') ? current.Length > 0 : !word.StartsWith('/'));
    }

    private static Option? Valued(string word, Command command) =>
        command.Options.FirstOrDefault(option =>
            option.ValueType != typeof(bool) && (option.Name == word || option.Aliases.Contains(word))
        );

    // Names out of a repository reach a shell: what it would have to quote is not offered.
    private static IEnumerable<string> Fitting(IEnumerable<string> words, string current) =>
        words
            .Where(word => word.StartsWith(current, StringComparison.OrdinalIgnoreCase) && word.All(IsPlain))
            .Distinct();

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/' or ',' or '+';

    private static string UpToCursor(string[] args)
    {
        var text = string.Join(' ', args[1..]);
        var number = args[0].Length > Directive.Length + 1 ? args[0][(Directive.Length + 1)..^1] : "";
        return int.TryParse(number, out var letters) && letters >= 0 && letters < text.Length ? text[..letters] : text;
    }
}
