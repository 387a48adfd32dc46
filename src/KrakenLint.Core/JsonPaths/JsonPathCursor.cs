using System.Globalization;
using System.Text;

namespace KrakenLint.JsonPaths;

/// <summary>The text of a path while it is read: where reading stands, and the first error.</summary>
internal sealed class JsonPathCursor(string text, bool isRelative)
{
    // Brackets and parentheses inside one another; no path that a person writes comes near.
    private const int DeepestNesting = 100;

    // RFC 9535, section 2.1: integers are those that a double holds exactly.
    private const long LargestInteger = (1L << 53) - 1;

    private int depth;

    public string Text { get; } = text;

    /// <summary>True for paths of rule files, see <see cref="JsonPath.TryParseRelative"/>.</summary>
    public bool IsRelative { get; } = isRelative;

    public int At { get; set; }

    public JsonPathError? Error { get; private set; }

    public bool AtEnd => At == Text.Length;

    public char Next => At < Text.Length ? Text[At] : '\0';

    public void Fail(int at, string expected) => Error ??= new JsonPathError(Math.Min(at, Text.Length), expected);

    public void Fail(string expected) => Fail(At, expected);

    public bool Take(string token)
    {
        if (string.CompareOrdinal(Text, At, token, 0, token.Length) != 0)
            return false;
        At += token.Length;
        return true;
    }

    public void SkipBlanks()
    {
        while (Next is ' ' or '\t' or '\n' or '\r')
            At++;
    }

    public bool Enter()
    {
        if (++depth <= DeepestNesting)
            return true;
        Fail($"expected at most {DeepestNesting} brackets and parentheses inside one another");
        return false;
    }

    public void Leave() => depth--;

    /// <summary>A name without quotes, or null where none stands here.</summary>
    public string? TakeName()
    {
        var start = At;
        while (At < Text.Length && IsNameCharacter(Text[At], isFirst: At == start))
            At++;
        return At > start ? Text[start..At] : null;
    }

    /// <summary>The name of a function or a literal word: small letters, digits and <c>_</c>.</summary>
    public string TakeWord()
    {
        var start = At;
        while (char.IsAsciiLetterLower(Next) || (At > start && (Next == '_' || char.IsAsciiDigit(Next))))
            At++;
        return Text[start..At];
    }

    /// <summary>An index or a bound of a slice, cut to 32 bits, which no list exceeds.</summary>
    public int? TakeInteger()
    {
        var start = At;
        var isNegative = Take("-");
        var digits = TakeDigits();
        if (digits.Length == 0 || (digits[0] == '0' && (digits.Length > 1 || isNegative)))
        {
            Fail(start, "expected an integer without leading zeros");
            return null;
        }
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            value = long.MaxValue;
        if (value > LargestInteger)
        {
            Fail(start, $"expected an integer between -{LargestInteger} and {LargestInteger}");
            return null;
        }
        return (int)Math.Clamp(isNegative ? -value : value, int.MinValue, int.MaxValue);
    }

    /// <summary>A number as JSON writes it.</summary>
    public string? TakeNumber()
    {
        var start = At;
        Take("-");
        var whole = TakeDigits();
        var isComplete = whole.Length == 1 || (whole.Length > 1 && whole[0] != '0');
        if (isComplete && Take("."))
            isComplete = TakeDigits().Length > 0;
        if (isComplete && (Take("e") || Take("E")))
        {
            if (!Take("+"))
                Take("-");
            isComplete = TakeDigits().Length > 0;
        }
        if (isComplete)
            return Text[start..At];
        Fail("expected a digit; numbers are written as in JSON, without leading zeros");
        return null;
    }

    private string TakeDigits()
    {
        var start = At;
        while (char.IsAsciiDigit(Next))
            At++;
        return Text[start..At];
    }

    private bool IsNameCharacter(char character, bool isFirst)
    {
        if (char.IsAsciiLetter(character) || character == '_')
            return true;
        if (character >= '\u0080')
            return Rune.IsValid(character) || IsInPair(At);
        if (char.IsAsciiDigit(character))
            return !isFirst;
        return character == '-' && IsRelative && !isFirst;
    }

    private bool IsInPair(int at) =>
        (at + 1 < Text.Length && char.IsSurrogatePair(Text[at], Text[at + 1]))
        || (at > 0 && char.IsSurrogatePair(Text[at - 1], Text[at]));
}
