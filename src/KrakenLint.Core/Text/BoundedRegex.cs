using System.Text.RegularExpressions;

namespace KrakenLint.Text;

/// <summary>
/// Regular expressions that come from files. They are looked at before .NET parses them, which follows parentheses with its
/// stack: 30,000 of them end the process.
/// </summary>
internal static class BoundedRegex
{
    private const int LongestPattern = 4_000;

    private const int DeepestNesting = 100;

    // An automaton tells all characters and classes of its pattern apart, and takes the square of their number to build.
    private const int MostSets = 250;

    // What a class takes away is a class again.
    private const string Subtraction = "-[";

    // Automata need time in proportion to the text, but some are large.
    private static readonly TimeSpan LinearPatience = TimeSpan.FromSeconds(1);

    /// <summary>Matches nothing: no character is none of all.</summary>
    public static Regex Nothing => new(@"[^\s\S]", RegexOptions.CultureInvariant, LinearPatience);

    /// <summary>A matcher that may backtrack, as long as its patience lasts for each match.</summary>
    /// <returns>The expression, or what is wrong with the pattern.</returns>
    public static (Regex? Regex, string? Problem) Ordinary(string pattern, TimeSpan patience) =>
        Of(pattern, RegexOptions.CultureInvariant, patience);

    /// <summary>A matcher that needs time in proportion to the text.</summary>
    /// <returns>The expression, or why there can be none.</returns>
    public static (Regex? Regex, string? Problem) Linear(string pattern) =>
        pattern.AsSpan().Count('[') + pattern.Distinct().Count() > MostSets
            ? (null, $"the regular expression tells apart more than {MostSets} characters and classes")
            : Of(pattern, RegexOptions.CultureInvariant | MatcherOf(pattern), LinearPatience);

    // The automaton takes long to build, and some patterns are linear without.
    private static RegexOptions MatcherOf(string pattern) =>
        PatternShape.IsTriedSoon(pattern) && !PatternShape.NeedsBacktracking(pattern)
            ? RegexOptions.None
            : RegexOptions.NonBacktracking;

    private static (Regex?, string?) Of(string pattern, RegexOptions options, TimeSpan patience)
    {
        if (TooLarge(pattern) is { } problem)
            return (null, problem);
        try
        {
            return (new Regex(pattern, options, patience), null);
        }
        catch (RegexParseException error)
        {
            return (null, $"the regular expression does not parse: {error.Error} at character {error.Offset + 1}");
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return (null, "the regular expression is too large or uses what cannot be matched in bounded time");
        }
    }

    private static string? TooLarge(string pattern)
    {
        if (pattern.Length > LongestPattern)
            return $"the regular expression has {pattern.Length} characters; expected at most {LongestPattern}";
        if (DepthOf(pattern) > DeepestNesting || pattern.AsSpan().Count(Subtraction) > DeepestNesting)
            return $"the regular expression is nested more than {DeepestNesting} deep; expected fewer parentheses around each other";
        return null;
    }

    private static int DepthOf(string pattern)
    {
        var (depth, deepest) = (0, 0);
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    at = PatternShape.EndOfClass(pattern, at);
                    break;
                case '(':
                    deepest = Math.Max(deepest, ++depth);
                    break;
                case ')':
                    depth--;
                    break;
            }
        }
        return deepest;
    }
}
