namespace KrakenLint.Text;

/// <summary>What a regular expression is built of, as far as it decides how it can be matched in bounded time.</summary>
/// <param name="NeedsBacktracking">True for look-around, backreferences, atomic groups and conditionals.</param>
/// <param name="Loops">How many parts may repeat without limit.</param>
/// <param name="HasNestedLoops">True where such a part stands inside another.</param>
internal readonly record struct PatternShape(bool NeedsBacktracking, int Loops, bool HasNestedLoops)
{
    private static readonly string[] Groups = ["(?=", "(?!", "(?<=", "(?<!", "(?>", "(?("];

    /// <param name="text">A pattern that parses.</param>
    public static PatternShape Of(string text)
    {
        var loops = 0;
        var isNested = false;
        var needsBacktracking = false;
        var open = new Stack<int>();
        var closed = 0;
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\':
                    needsBacktracking |= at + 1 < text.Length && text[at + 1] is (>= '1' and <= '9') or 'k';
                    at++;
                    closed = 0;
                    break;
                case '[':
                    at = EndOfClass(text, at);
                    closed = 0;
                    break;
                case '(':
                    needsBacktracking |= Groups.Any(group =>
                        text.AsSpan(at).StartsWith(group, StringComparison.Ordinal)
                    );
                    open.Push(loops);
                    break;
                case ')':
                    // How many loops the group that ends here holds.
                    closed = loops - (open.Count > 0 ? open.Pop() : 0);
                    break;
                case '*' or '+':
                case '{' when IsUnbounded(text, at):
                    isNested |= closed > 0;
                    loops++;
                    break;
                default:
                    closed = 0;
                    break;
            }
        }
        return new PatternShape(needsBacktracking, loops, isNested);
    }

    // "{2,}" repeats without limit, "{2,5}" does not.
    private static bool IsUnbounded(string text, int at)
    {
        var end = text.IndexOf('}', at);
        return end > at + 2 && text[end - 1] == ',' && char.IsAsciiDigit(text[at + 1]);
    }

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
}
