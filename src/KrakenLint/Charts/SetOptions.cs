using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using KrakenLint.Helm.Merging;
using KrakenLint.Rendering;

namespace KrakenLint.Cli.Charts;

/// <summary>The options that assign values, as helm has them.</summary>
internal sealed class SetOptions
{
    private readonly ImmutableArray<(SetKind Kind, Option<string[]> Option)> all;

    /// <param name="side">What the options are called beside helm's names: <c>old-</c>; empty for those.</param>
    /// <param name="of">What of they are told to be, in help.</param>
    public SetOptions(string side = "", string of = "")
    {
        all =
        [
            .. GivenSet.Options.Select(row =>
                (
                    row.Kind,
                    new Option<string[]>(row.Option.Insert(2, side))
                    {
                        Description = $"{Described(row.Kind)}{of}, as for helm: {row.Expected}",
                        AllowMultipleArgumentsPerToken = false,
                        Arity = ArgumentArity.OneOrMore,
                    }
                )
            ),
        ];
    }

    public IEnumerable<Option> Options => all.Select(row => row.Option);

    public ImmutableArray<GivenSet> Of(ParseResult parsed) =>
        [
            .. all.SelectMany(row =>
                    (parsed.GetValue(row.Option) ?? []).Select(text => new GivenSet(row.Kind, text) { })
                )
                .Select(WithFiles),
        ];

    /// <summary>What is wrong with them; what they say is not repeated, since it may be a password.</summary>
    public static IEnumerable<string> Wrong(ImmutableArray<GivenSet> sets)
    {
        foreach (var (kind, option, expected) in GivenSet.Options)
        {
            foreach (var (at, set) in sets.Where(set => set.Kind == kind).Index())
            {
                if (!SetOption.TryApply(set, new MapDatum()))
                    yield return SetOption.FilesOf(set).Select(WhyNot).FirstOrDefault(why => why is not null) is { } why
                        ? $"{option}: {why}"
                        : $"{option}: the {Ordinal(at + 1)} one is no assignment; expected {expected}";
            }
        }
    }

    private static GivenSet WithFiles(GivenSet set) =>
        set with
        {
            Files = SetOption
                .FilesOf(set)
                .Distinct()
                .Where(path => WhyNot(path) is null)
                .ToImmutableDictionary(path => path, TextOf),
        };

    private static string TextOf(string path) =>
        Encoding.UTF8.GetString(BoundedFile.Read(path, BoundedFile.MostOfDefinition) ?? []);

    // Helm would take a dash for standard input, and an address for something to fetch.
    private static string? WhyNot(string path)
    {
        if (path.Contains("://", StringComparison.Ordinal))
            return $"\"{path}\" is an address, and KrakenLint uses no network; expected a file";
        if (path.Trim() == "-")
            return "standard input is not read for a value; expected a file";
        try
        {
            return BoundedFile.Read(path, BoundedFile.MostOfDefinition) is null
                ? $"\"{path}\" has more than {FileReader.Size(BoundedFile.MostOfDefinition)}, which no value has"
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"\"{path}\" cannot be read: {BoundedFile.Reason(error, path)}";
        }
    }

    private static string Described(SetKind kind) =>
        kind switch
        {
            SetKind.Json => "a value in JSON",
            SetKind.Text => "a value that is a text",
            SetKind.File => "a value that is the text of a file",
            SetKind.Literal => "a value that is a text without any signs",
            _ => "a value",
        };

    private static string Ordinal(int number) =>
        number % 100 is >= 11 and <= 13
            ? $"{number}th"
            : (number % 10) switch
            {
                1 => $"{number}st",
                2 => $"{number}nd",
                3 => $"{number}rd",
                _ => $"{number}th",
            };
}
