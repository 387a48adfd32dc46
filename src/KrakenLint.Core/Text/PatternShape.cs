namespace KrakenLint.Text;

/// <summary>What a regular expression is built of, as far as it decides how it can be matched.</summary>
internal static class PatternShape
{
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
