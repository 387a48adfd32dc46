using System.Text.RegularExpressions;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>
/// A regular expression of a rule, matched in bounded time. The matcher that needs time in proportion to the text takes some
/// 10 ms to build, which a hundred rules cannot each spend at the start; so the ordinary one goes first. The other one takes
/// over for good where it does not come to an end soon, and for long texts after as many of them as pay for it. Both find
/// the same.
/// </summary>
public sealed class Pattern
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    // Well above what any text takes that does not make the ordinary matcher go astray.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    // Characters of long texts: matching so many takes the ordinary matcher about as long as building the other one.
    private const int LongText = 200;
    private const int Worthwhile = 100_000;

    // To learn which letters a pattern needs takes as long as some matching.
    private const int FewTexts = 20;

    private readonly PatternLiteral literal;
    private readonly Lazy<ScalarHint> hint;
    private readonly Lazy<PatternLetters> letters;
    private readonly Regex ordinary;
    private readonly Lazy<Regex?> linear;
    private volatile bool isAstray;
    private long seen;
    private int asked;

    private Pattern(string text, Regex parsed)
    {
        Text = text;
        literal = PatternLiteral.Of(text);
        hint = new Lazy<ScalarHint>(() => new ScalarHint(text, literal));
        letters = new Lazy<PatternLetters>(() => new PatternLetters(text, literal));
        ordinary = parsed;
        linear = new Lazy<Regex?>(() => LinearOrNull(text));
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <returns>The pattern, or what is wrong with it.</returns>
    public static (Pattern? Pattern, string? Problem) Parse(string text)
    {
        Regex parsed;
        try
        {
            parsed = new Regex(text, Options, Patience);
        }
        catch (RegexParseException error)
        {
            return (null, $"the regular expression does not parse: {error.Error} at character {error.Offset + 1}");
        }
        return PatternShape.NeedsBacktracking(text)
            ? (null, "the regular expression uses a backreference or look-around, which would make matching unbounded")
            : (new Pattern(text, parsed), null);
    }

    /// <summary>True where any part of the text matches.</summary>
    public bool IsMatch(string text) => !RulesOut(text) && Try(text, static (regex, text) => regex.IsMatch(text));

    /// <summary>True where a quick look shows that no part of the text matches; false says nothing.</summary>
    public bool RulesOut(string text) =>
        (letters.IsValueCreated && !letters.Value.MayStart(text)) || literal.RulesOut(text);

    /// <summary>Counts one text more, roughly where threads share the pattern.</summary>
    /// <returns>True where there were so many that learning which letters a text needs pays.</returns>
    internal bool CountText() => asked > FewTexts || ++asked > FewTexts;

    /// <summary>The same at a glance.</summary>
    /// <param name="text">The text to match.</param>
    /// <param name="own">The letters of the text.</param>
    internal bool RulesOut(string text, LetterSet own) => letters.Value.RuleOut(text, own);

    /// <summary>The same for a scalar as it stands in the file; worth its while for long ones, which need not be decoded then.</summary>
    public bool RulesOut(YamlNode scalar) =>
        scalar.IsScalar && scalar.FullSpan.Length > LongText && hint.Value.RulesOut(scalar, IsMatch);

    /// <summary>Every part of the text that matches, in order.</summary>
    public IEnumerable<Match> Matches(string text) =>
        RulesOut(text) ? [] : Try(text, static (regex, text) => regex.Matches(text).ToArray());

    private T Try<T>(string text, Func<Regex, string, T> ask)
    {
        var isLinear = isAstray || (text.Length > LongText && Interlocked.Add(ref seen, text.Length) > Worthwhile);
        if (isLinear && linear.Value is { } other)
            return ask(other, text);
        try
        {
            return ask(ordinary, text);
        }
        catch (RegexMatchTimeoutException error)
        {
            isAstray = true;
            return linear.Value is { } regex
                ? ask(regex, text)
                : throw new WalkLimitException($"the regular expression {Text} takes too long and is too large", error);
        }
    }

    // Null for what is too large to be built.
    private static Regex? LinearOrNull(string text)
    {
        try
        {
            return new Regex(text, Options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
