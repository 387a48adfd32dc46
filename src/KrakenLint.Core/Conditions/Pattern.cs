using System.Text.RegularExpressions;
using KrakenLint.Text;

namespace KrakenLint.Conditions;

/// <summary>
/// A regular expression of a rule, matched in bounded time. Building one without backtracking takes some 10 ms, which a
/// hundred rules cannot each spend at the start; so short texts go through the ordinary matcher where its work is bounded
/// by the pattern's shape, and only what is left builds the other.
/// </summary>
public sealed class Pattern
{
    // 200 characters and two loops are at most 40,000 steps.
    private const int ShortText = 200;
    private const int FewLoops = 2;
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private readonly PatternShape shape;
    private readonly PatternLiteral literal;
    private readonly Regex ordinary;
    private readonly Lazy<Regex> linear;

    private Pattern(string text, Regex parsed)
    {
        shape = PatternShape.Of(text);
        literal = shape.NeedsBacktracking ? default : PatternLiteral.Of(text);
        ordinary = parsed;
        linear = new Lazy<Regex>(() => new Regex(text, Options | RegexOptions.NonBacktracking));
    }

    /// <returns>The pattern, or what is wrong with it.</returns>
    public static (Pattern? Pattern, string? Problem) Parse(string text)
    {
        Regex parsed;
        try
        {
            parsed = new Regex(text, Options);
        }
        catch (RegexParseException error)
        {
            return (null, $"the regular expression does not parse: {error.Error} at character {error.Offset + 1}");
        }
        var pattern = new Pattern(text, parsed);
        return pattern.shape.NeedsBacktracking
            ? (null, "the regular expression uses a backreference or look-around, which would make matching unbounded")
            : (pattern, null);
    }

    /// <summary>True where any part of the text matches.</summary>
    public bool IsMatch(string text) => !RulesOut(text) && MatcherFor(text).IsMatch(text);

    /// <summary>True where a quick look shows that no part of the text matches; false says nothing.</summary>
    public bool RulesOut(string text) => literal.RulesOut(text);

    /// <summary>Every part of the text that matches, in order.</summary>
    public IEnumerable<Match> Matches(string text) => RulesOut(text) ? [] : MatcherFor(text).Matches(text);

    private Regex MatcherFor(string text)
    {
        var isBounded =
            !shape.HasNestedLoops && (shape.Loops == 0 || (text.Length <= ShortText && shape.Loops <= FewLoops));
        return isBounded ? ordinary : linear.Value;
    }
}
