namespace KrakenLint.Text;

/// <summary>What a regular expression is built of, as far as it decides how it can be matched.</summary>
internal static class PatternShape
{
    // Each may double the ways.
    private const int MostChoices = 6;

    private static readonly string[] Groups = ["(?=", "(?!", "(?<=", "(?<!", "(?>", "(?("];

    /// <summary>True for look-around, backreferences, atomic groups and conditionals, which no matcher bounds.</summary>
    /// <param name="text">A pattern that parses.</param>
    public static bool NeedsBacktracking(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\' when at + 1 < text.Length && text[at + 1] is (>= '1' and <= '9') or 'k':
                    return true;
                case '\\':
                    at++;
                    break;
                case '[':
                    at = EndOfClass(text, at);
                    break;
                case '(' when BeginsGroup(text.AsSpan(at)):
                    return true;
            }
        }
        return false;
    }

    /// <summary>
    /// True where any matcher needs time in proportion to the text: at each place there are few ways to try, none of which is
    /// longer than the pattern, but for one loop over single characters that nothing stands behind, or that begins at the
    /// start of the text only.
    /// </summary>
    /// <param name="text">A pattern that may not parse.</param>
    public static bool IsTriedSoon(string text)
    {
        var (choices, loops, depth) = (0, 0, 0);
        var isAnchored = text.StartsWith('^') || text.StartsWith(@"\A", StringComparison.Ordinal);
        var isBehindGroup = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            switch (letter)
            {
                case '\\':
                    at++;
                    // A class of characters by its name.
                    if (at < text.Length && text[at] is 'p' or 'P')
                        at = Math.Max(at, text.IndexOf('}', at));
                    break;
                case '[':
                    at = EndOfClass(text, at);
                    break;
                case '(':
                    depth++;
                    at += text.AsSpan(at + 1).StartsWith("?:") ? 2 : 0;
                    break;
                case ')':
                    depth--;
                    break;
                case '?' or '|':
                    choices++;
                    isAnchored &= letter == '?' || depth > 0;
                    break;
                case '*' or '+' when isBehindGroup || ++loops > 1 || (!isAnchored && at + 1 < text.Length):
                case '{':
                    return false;
            }
            isBehindGroup = letter == ')';
        }
        return choices <= MostChoices && (loops == 0 || isAnchored || text[^1] is '*' or '+');
    }

    /// <summary>The index of the bracket that ends a character class.</summary>
    public static int EndOfClass(string text, int at)
    {
        // A bracket right at the start of a class, negated or not, is one of its characters.
        var next = at + 1 < text.Length && text[at + 1] == '^' ? at + 2 : at + 1;
        for (var end = next; end < text.Length; end++)
        {
            if (text[end] == '\\')
                end++;
            else if (text[end] == ']' && end > next)
                return end;
        }
        return text.Length;
    }

    private static bool BeginsGroup(ReadOnlySpan<char> text)
    {
        foreach (var group in Groups)
        {
            if (text.StartsWith(group, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
