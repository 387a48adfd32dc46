using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Text;

namespace KrakenLint.Rendering.Library;

/// <summary>Regular expressions (https://masterminds.github.io/sprig/strings.html#regexmatch-mustregexmatch).</summary>
internal static class RegexFunctions
{
    // A match may have been looked for up to the end of the text.
    private const int LettersMatchedPerUnit = 500;

    public static ImmutableArray<FunctionRow> Rows { get; } =
    [
        new("regexMatch", 2, a => With(a, (regex, rope) => Matches(regex, rope, 1, a.Budget).Any().ToDatum())),
        new(
            "regexFind",
            2,
            a => With(a, (regex, rope) => Found(regex, rope, 1, a.Budget).FirstOrDefault("".ToDatum()))
        ),
        new("regexFindAll", 3, a => With(a, (regex, rope) => Found(regex, rope, Most(a[2]), a.Budget).ToDatum())),
        new("regexReplaceAll", 3, a => With(a, (regex, rope) => Replaced(regex, rope, Template(a.Text(2)), a.Budget))),
        new(
            "regexReplaceAllLiteral",
            3,
            a =>
                With(
                    a,
                    (regex, rope) =>
                        Replaced(regex, rope, a.Text(2).Replace("$", "$$", StringComparison.Ordinal), a.Budget)
                )
        ),
        new("regexSplit", 3, a => With(a, (regex, rope) => Split(regex, rope, Most(a[2]), a.Budget))),
        new(
            "regexQuoteMeta",
            1,
            a => Regex.Replace(a.Text(0), @"[\\.+*?()|\[\]{}^$]", @"\$0", RegexOptions.CultureInvariant).ToDatum()
        ),
    ];

    // RE2 and .NET's automata agree on what charts write; what .NET refuses is unknown.
    private static Datum With(Given arguments, Func<Regex, Rope, Datum> then)
    {
        var (regex, _) = BoundedRegex.Linear(arguments.Text(0).Replace("(?P<", "(?<", StringComparison.Ordinal));
        if (regex is null)
            return Arguments.Unknown;
        try
        {
            return then(regex, arguments.Rope(1));
        }
        catch (RegexMatchTimeoutException)
        {
            return Arguments.Unknown;
        }
    }

    private static IEnumerable<Match> Matches(Regex regex, Rope rope, int most, Budget budget)
    {
        var text = rope.Text;
        var match = regex.Match(text);
        for (var count = 0; count < most && match.Success; count++)
        {
            yield return match;
            budget.Spend(1 + (text.Length - match.Index) / LettersMatchedPerUnit);
            match = match.NextMatch();
        }
    }

    private static IEnumerable<Datum> Found(Regex regex, Rope rope, int most, Budget budget) =>
        rope.Cut(Matches(regex, rope, most, budget).Select(match => (match.Index, match.Length)))
            .Select(part => part.ToDatum());

    private static int Most(Datum count) =>
        count.Whole() is >= 0 and < int.MaxValue and var most ? (int)most : int.MaxValue;

    // Go reads ${1}x and $1x ("1x" is a name there); .NET reads $1.
    private static string Template(string text) =>
        Regex.Replace(
            text,
            @"\$(?<group>\w+)",
            match => match.Groups["group"].Value.All(char.IsAsciiDigit) ? $"${{{match.Groups["group"].Value}}}" : "",
            RegexOptions.CultureInvariant
        );

    private static Datum Replaced(Regex regex, Rope rope, string by, Budget budget)
    {
        return rope.Map(Replace).ToDatum();

        string Replace(string text) =>
            regex.Replace(
                text,
                match =>
                {
                    budget.Spend(1 + (text.Length - match.Index) / LettersMatchedPerUnit);
                    budget.SpendText((long)by.Length * (1 + match.Length));
                    return match.Result(by);
                }
            );
    }

    private static Datum Split(Regex regex, Rope rope, int most, Budget budget)
    {
        var start = 0;
        return rope.Cut(Parts()).Select(part => part.ToDatum()).ToDatum();

        IEnumerable<(int Start, int Length)> Parts()
        {
            foreach (var match in Matches(regex, rope, most == int.MaxValue ? most : Math.Max(0, most - 1), budget))
            {
                yield return (start, match.Index - start);
                start = match.Index + match.Length;
            }
            yield return (start, rope.Text.Length - start);
        }
    }
}
