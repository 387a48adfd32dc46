using System.Collections.Immutable;

namespace KrakenLint.Text;

/// <summary>Which letters a text must have for a regular expression to match it: a glance that rules out most short texts.</summary>
/// <param name="pattern">A pattern that parses, without look-around.</param>
internal sealed class PatternLetters(string pattern, PatternLiteral literal)
{
    // Of each set one must be there.
    private readonly ImmutableArray<LetterSet> needed = LettersOf(literal.Texts);
    private readonly ImmutableArray<LetterSet> neededToo = LettersOf(literal.Others);
    private readonly LetterSet starts = PatternStart.Of(pattern);

    /// <param name="text">The text to match.</param>
    /// <param name="letters">Those of the text.</param>
    /// <returns>True where the expression surely matches nothing in it.</returns>
    public bool RuleOut(string text, LetterSet letters) =>
        !MayStart(text) || IsWithout(letters, needed) || IsWithout(letters, neededToo);

    /// <summary>False where the first letter of a text shows that the expression does not match it.</summary>
    // Letters beyond ASCII, which may be digits and more, are in no set, so that nothing rules them out.
    public bool MayStart(string text) =>
        starts.IsEmpty || (text is [var first, ..] && starts.HoldsAll(LetterSet.Of(first)));

    private static ImmutableArray<LetterSet> LettersOf(ImmutableArray<string> texts) =>
        [.. texts.Select(text => LetterSet.Of(text))];

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
