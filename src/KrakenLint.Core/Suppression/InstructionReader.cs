using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>
/// Reads <c>krakenlint: ignore[RULE, RULE] reason</c> and <c>krakenlint: ignore-file[RULE] reason</c>, the texts of
/// comments.
/// </summary>
internal static partial class InstructionReader
{
    /// <summary>The code of problems that say that a suppression cannot be understood, or cannot be.</summary>
    public const string InvalidCode = "suppression-invalid";

    private const string Expected = "krakenlint: ignore[RULE] reason";

    private const int MostWords = 100;

    private static readonly string[] Verbs = ["ignore", "ignore-file"];

    /// <param name="text">One line of a comment, without <c>#</c> and the white space around it.</param>
    /// <returns>An instruction, or what is wrong with it; neither where the comment says something else.</returns>
    public static (Instruction? Instruction, Problem? Problem) Read(SourceSpan text)
    {
        var match = HeadPattern().Match(text.Text);
        if (!match.Success)
            return (null, null);
        var verb = match.Groups["verb"].Value;
        var rest = text.Text[match.Length..];
        var isNear = Verbs.Contains(verb) || Nearest.To(verb, Verbs) is not null;
        // "krakenlint" in a sentence is no instruction; one that lacks its colon or has the wrong case has brackets.
        if (!match.Groups["colon"].Success && !(isNear && rest.StartsWith('[')))
            return (null, null);
        if (!match.Value.StartsWith("krakenlint", StringComparison.Ordinal) && !isNear)
            return (null, null);
        var head = match.Value.TrimEnd();
        if (!PlainHead().IsMatch(match.Value))
            return Wrong(
                text,
                0,
                head.Length,
                $"\"{head}\" is no instruction of KrakenLint; expected {Expected}, or ignore-file in its place{Nearest.Hint(verb, Verbs.Where(word => word != verb))}"
            );
        if (!rest.StartsWith('['))
            return Wrong(text, 0, head.Length, $"{verb} names no rules in brackets; expected {Expected}");
        var end = rest.IndexOf(']', StringComparison.Ordinal);
        if (end < 0)
            return Wrong(text, match.Length, 1, $"this bracket is not closed; expected {Expected}");
        var reason = rest[(end + 1)..];
        if (reason.Contains("krakenlint:", StringComparison.Ordinal))
            return Wrong(
                text,
                match.Length + end + 1,
                reason.Length,
                "a comment holds one instruction; expected the second one in a comment of its own"
            );
        var words = Words(text, match.Length + 1, rest[1..end]);
        if (TooMany(words) is { } tooMany)
            return (null, tooMany);
        return words.IsEmpty
            ? Wrong(text, match.Length, end + 1, $"no rule stands in the brackets; expected {Expected}")
            : (new Instruction(verb == Verbs[1], words, Plain(reason), text), null);
    }

    /// <summary>Words divided by commas.</summary>
    /// <param name="start">Where they begin in the text, in UTF-16 units.</param>
    public static ImmutableArray<Located> Words(SourceSpan text, int start, string list)
    {
        var words = ImmutableArray.CreateBuilder<Located>();
        // Each is looked for behind the one before it, so that many words take no longer than their text is.
        var rest = text with
        {
            Start = text.Part(0, start).End,
        };
        var passed = 0;
        foreach (Match match in WordPattern().Matches(list))
        {
            var span = rest.Part(match.Index - passed, match.Length);
            words.Add(new Located(match.Value, span));
            (rest, passed) = (rest with { Start = span.End }, match.Index + match.Length);
        }
        return words.ToImmutable();
    }

    /// <returns>What is wrong with the words of one suppression; null where they are as many as somebody may have thought about.</returns>
    public static Problem? TooMany(ImmutableArray<Located> words) =>
        words.Length <= MostWords
            ? null
            : new Problem(
                InvalidCode,
                words[MostWords].Span,
                $"one suppression names {words.Length} rules; expected at most {MostWords}, or a glob such as KRK2*"
            );

    /// <summary>A reason without what divides it from the rules.</summary>
    public static string Plain(string reason) => reason.TrimStart(' ', '\t', ':', '-', '–', '—').TrimEnd();

    private static (Instruction?, Problem?) Wrong(SourceSpan text, int start, int length, string what) =>
        (null, new Problem(InvalidCode, text.Part(start, length), what));

    [GeneratedRegex(
        @"^krakenlint(?![\w.])\s*(?<colon>:)?[\s/-]*(?<verb>[a-z-]+)?\s*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex HeadPattern();

    [GeneratedRegex(
        @"^krakenlint\s*:\s*ignore(-file)?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex PlainHead();

    [GeneratedRegex(@"[^,\s]+([^,]*[^,\s])?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WordPattern();
}
