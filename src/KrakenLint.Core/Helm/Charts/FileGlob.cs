namespace KrakenLint.Helm.Charts;

/// <summary>Patterns of file names as Go's <c>path.Match</c> reads them: <c>*</c>, <c>?</c> and <c>[a-z]</c>, none of which is a slash.</summary>
internal static class FileGlob
{
    public static bool Matches(string pattern, string name)
    {
        var (at, letter) = (0, 0);
        // Where the last star stands, and how far it has gone.
        var (star, reached) = (-1, 0);
        while (letter < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
                (star, reached, at) = (at, letter, at + 1);
            else if (LengthOfMatch(pattern, at, name[letter]) is > 0 and var length)
                (at, letter) = (at + length, letter + 1);
            else if (star < 0 || name[reached] == '/')
                return false;
            else
                (at, letter, reached) = (star + 1, reached + 1, reached + 1);
        }
        while (at < pattern.Length && pattern[at] == '*')
            at++;
        return at == pattern.Length;
    }

    /// <returns>How much of the pattern stands for the letter; 0 where it does not.</returns>
    private static int LengthOfMatch(string pattern, int at, char letter)
    {
        if (at >= pattern.Length)
            return 0;
        return pattern[at] switch
        {
            '?' => letter == '/' ? 0 : 1,
            '[' => LengthOfSet(pattern, at, letter),
            '\\' when at + 1 < pattern.Length => pattern[at + 1] == letter ? 2 : 0,
            var own => own == letter ? 1 : 0,
        };
    }

    private static int LengthOfSet(string pattern, int start, char letter)
    {
        var at = start + 1;
        var isNegated = at < pattern.Length && pattern[at] == '^';
        at += isNegated ? 1 : 0;
        var isIn = false;
        for (var first = at; at < pattern.Length && (pattern[at] != ']' || at == first); at++)
        {
            var low = Letter(pattern, ref at);
            var high = low;
            if (at + 2 < pattern.Length && pattern[at + 1] == '-')
            {
                at += 2;
                high = Letter(pattern, ref at);
            }
            isIn |= letter >= low && letter <= high;
        }
        return at < pattern.Length && isIn != isNegated && letter != '/' ? at + 1 - start : 0;
    }

    private static char Letter(string pattern, ref int at)
    {
        if (pattern[at] == '\\' && at + 1 < pattern.Length)
            at++;
        return pattern[at];
    }
}
