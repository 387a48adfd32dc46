using System.Diagnostics;
using System.Text.RegularExpressions;
using KrakenLint.Text;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Conditions;

/// <summary>
/// A regular expression of a rule, matched in bounded time. The matcher that needs time in proportion to the text takes some
/// 10 ms to build, which a hundred rules cannot each spend at the start; so the ordinary one goes first. The other one takes
/// over for good where it does not come to an end soon, and for long texts after as many of them as pay for it. Both find
/// the same.
/// </summary>
public sealed class Pattern
{
    // Well above what any text takes that does not make the ordinary matcher go astray.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    // The same for all matches in one text: far more than any text takes that no attack wrote.
    private static readonly TimeSpan TextPatience = TimeSpan.FromSeconds(1);
    private const int LettersPerSecond = 1_000_000;

    private const int LongestShown = 60;

    // Characters of long texts: matching so many takes the ordinary matcher about as long as building the other one.
    private const int LongText = 200;
    private const int Worthwhile = 100_000;

    // Names of variables and keys come again in most resources, and matching is what rules do most: of short texts the last
    // answers are kept. A thread that sees none asks the expression once more.
    private const int ShortText = 100;
    private const int Answers = 509;

    private sealed record Answer(string Text, bool IsMatch);

    private volatile Answer?[]? answers;

    // To learn which letters a pattern needs takes as long as some matching.
    private const int FewTexts = 20;

    // Made when first asked for; where two threads ask at once, both make the same.
    private volatile ScalarHint? hint;
    private volatile PatternLetters? letters;
    private volatile Regex? ordinary;
    private readonly Lazy<Regex?> linear;
    private readonly bool isUnchecked;
    private volatile bool isAstray;
    private long seen;
    private int asked;

    private Pattern(string text, PatternLiteral literal, Regex? ordinary, bool isUnchecked = false)
    {
        Text = text;
        this.isUnchecked = isUnchecked;
        Literal = literal;
        this.ordinary = ordinary;
        linear = new Lazy<Regex?>(() => BoundedRegex.Linear(text).Regex);
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>What stands in everything that it matches.</summary>
    internal PatternLiteral Literal { get; }

    /// <summary>The same for a text that is known to be right: it is parsed when first matched.</summary>
    /// <exception cref="InvalidOperationException">The text was not right; thrown by the first match.</exception>
    internal static Pattern OfChecked(string text, PatternLiteral literal) => new(text, literal, ordinary: null);

    /// <summary>The same for a text that nobody has looked at: nothing matches one that is wrong.</summary>
    /// <returns>Null for a text that is known to be wrong.</returns>
    internal static Pattern? Later(string text) =>
        PatternShape.NeedsBacktracking(text)
            ? null
            : new Pattern(text, PatternLiteral.Of(text), ordinary: null, isUnchecked: true);

    /// <returns>The pattern, or what is wrong with it.</returns>
    public static (Pattern? Pattern, string? Problem) Parse(string text)
    {
        var (parsed, problem) = BoundedRegex.Ordinary(text, Patience);
        if (parsed is null)
            return (null, problem);
        return PatternShape.NeedsBacktracking(text)
            ? (null, "the regular expression uses a backreference or look-around, which would make matching unbounded")
            : (new Pattern(text, PatternLiteral.Of(text), parsed), null);
    }

    /// <summary>True where any part of the text matches.</summary>
    public bool IsMatch(string text)
    {
        if (RulesOut(text))
            return false;
        if (text.Length > ShortText || !CountText())
            return IsFound(text);
        ref var answer = ref (answers ??= new Answer?[Answers])[SlotOf(text)];
        var known = answer;
        if (known?.Text != text)
            answer = known = new Answer(text, IsFound(text));
        return known.IsMatch;
    }

    private bool IsFound(string text) => Try(text, static (regex, text) => regex.IsMatch(text));

    // Most names differ in length, or at their ends.
    private static int SlotOf(string text) =>
        text.Length == 0 ? 0 : ((text.Length * 31) + (text[^1] * 7) + (text[text.Length / 2] * 3) + text[0]) % Answers;

    /// <summary>True where a quick look shows that no part of the text matches; false says nothing.</summary>
    public bool RulesOut(string text) =>
        (letters is { } known && !known.MayStart(text)) || Literal.RulesOut(text, isBuilt: ordinary is not null);

    /// <summary>Counts one text more, roughly where threads share the pattern.</summary>
    /// <returns>True where there were so many that learning which letters a text needs pays.</returns>
    internal bool CountText() => asked > FewTexts || ++asked > FewTexts;

    /// <summary>The same at a glance.</summary>
    /// <param name="text">The text to match.</param>
    /// <param name="own">The letters of the text.</param>
    internal bool RulesOut(string text, LetterSet own) =>
        (letters ??= new PatternLetters(Text, Literal)).RuleOut(text, own);

    /// <summary>The same for a scalar as it stands in the file; worth its while for long ones, which need not be decoded then.</summary>
    public bool RulesOut(YamlNode scalar) =>
        scalar.IsScalar
        && scalar.FullSpan.Length > LongText
        && (hint ??= new ScalarHint(Text, Literal)).RulesOut(scalar, IsMatch);

    /// <summary>Every part of the text that matches, in order.</summary>
    public IEnumerable<Match> Matches(string text) => RulesOut(text) ? [] : Try(text, AllMatches);

    private Regex Built() =>
        BoundedRegex.Ordinary(Text, Patience).Regex
        ?? (
            isUnchecked
                ? BoundedRegex.Nothing
                : throw new InvalidOperationException($"no regular expression: {LimitedPattern}")
        );

    private T Try<T>(string text, Func<Regex, string, T> ask)
    {
        var isLinear = isAstray || (text.Length > LongText && Interlocked.Add(ref seen, text.Length) > Worthwhile);
        if (isLinear && linear.Value is { } other)
            return Last(ask, other, text);
        try
        {
            return ask(ordinary ??= Built(), text);
        }
        catch (RegexMatchTimeoutException error)
        {
            isAstray = true;
            return linear.Value is { } regex ? Last(ask, regex, text) : throw TakesTooLong(error);
        }
    }

    private T Last<T>(Func<Regex, string, T> ask, Regex regex, string text)
    {
        try
        {
            return ask(regex, text);
        }
        catch (RegexMatchTimeoutException error)
        {
            throw TakesTooLong(error);
        }
    }

    // A match that is short may have been looked for up to the end of the text, and then each of them.
    private static List<Match> AllMatches(Regex regex, string text)
    {
        var all = new List<Match>();
        var patience = TextPatience * (1 + text.Length / LettersPerSecond);
        var began = Stopwatch.GetTimestamp();
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            all.Add(match);
            if (Stopwatch.GetElapsedTime(began) > patience)
                throw new RegexMatchTimeoutException(text, regex.ToString(), patience);
        }
        return all;
    }

    private WalkLimitException TakesTooLong(Exception? error) =>
        new($"the regular expression {LimitedPattern} takes too long on this text", error);

    private string LimitedPattern => Text.Length <= LongestShown ? Text : $"{Text[..LongestShown]}…";
}
