using System.Text.RegularExpressions;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>Rules named in comments that accept findings, as somebody writes them.</summary>
internal static partial class CommentWords
{
    /// <summary>The word that is being written in the brackets of an open comment; null elsewhere.</summary>
    /// <param name="before">The line up to the place.</param>
    public static string? OpenWord(string before) =>
        Open().Match(before) is { Success: true } match ? match.Groups["word"].Value : null;

    /// <summary>The rule that a comment names at a column, 0-based; null where it names none there.</summary>
    public static (string Word, int Start)? WordAt(string line, int column)
    {
        if (Whole().Match(line) is not { Success: true } match)
            return null;
        var words = match.Groups["words"];
        foreach (Match word in Word().Matches(words.Value))
        {
            var start = words.Index + word.Index;
            if (start <= column && column <= start + word.Length)
                return (word.Value, start);
        }
        return null;
    }

    [GeneratedRegex(
        @"krakenlint\s*:\s*ignore(-file)?\s*\[([^\],]*,)*\s*(?<word>[^\],\s]*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Open();

    [GeneratedRegex(
        @"krakenlint\s*:\s*ignore(-file)?\s*\[(?<words>[^\]]*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Whole();

    [GeneratedRegex(@"[^,\s]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
