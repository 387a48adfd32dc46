using System.Collections.Immutable;

namespace KrakenLint.Text;

/// <summary>Which letters a text must have for a regular expression to match it: a glance that rules out most short texts.</summary>
internal sealed class PatternLetters
{
    // Of each set one must be there.
    private readonly ImmutableArray<LetterSet> needed;
    private readonly ImmutableArray<LetterSet> neededToo;
    private readonly LetterSet starts;

    private PatternLetters(PatternLiteral literal, LetterSet starts)
    {
        needed = [.. literal.Texts.Select(text => LetterSet.Of(text))];
        neededToo = [.. literal.Others.Select(text => LetterSet.Of(text))];
        this.starts = starts;
    }

    /// <param name="pattern">A pattern that parses, without look-around.</param>
    public static PatternLetters Of(string pattern, PatternLiteral literal) => new(literal, PatternStart.Of(pattern));

    /// <param name="text">The text to match.</param>
    /// <param name="letters">Those of the text.</param>
    /// <returns>True where the expression surely matches nothing in it.</returns>
    public bool RuleOut(string text, LetterSet letters) =>
        !MayStart(text) || IsWithout(letters, needed) || IsWithout(letters, neededToo);

    /// <summary>False where the first letter of a text shows that the expression does not match it.</summary>
    // Letters beyond ASCII may be digits and more.
    public bool MayStart(string text) =>
        starts.IsEmpty || (text is [var first, ..] && (!char.IsAscii(first) || starts.HoldsAll(LetterSet.Of(first))));

    private static bool IsWithout(LetterSet letters, ImmutableArray<LetterSet> sets)
    {
        foreach (var set in sets)
        {
            if (letters.HoldsAll(set))
                return false;
        }
        return !sets.IsEmpty;
    }
}
