namespace KrakenLint.Text;

/// <summary>Tells regular expressions that look at the first line of a text and no further.</summary>
internal static class FirstLine
{
    // Letters that stand, behind a backslash, for something without a line feed.
    private const string WithoutBreak = "SwdbBAt";

    /// <summary>True where every match begins at the start of the text and holds no line feed; false says nothing.</summary>
    /// <param name="pattern">A pattern that parses, without look-around.</param>
    public static bool IsEnoughFor(string pattern)
    {
        var depth = 0;
        var isAtStart = true;
        for (var at = 0; at < pattern.Length; at++)
        {
            // Whether letters may be written either way changes nothing.
            if (pattern.AsSpan(at).StartsWith("(?i)", StringComparison.Ordinal))
            {
                at += 3;
                continue;
            }
            if (isAtStart && !pattern.AsSpan(at).StartsWith('^'))
                return false;
            if (isAtStart && at + 1 < pattern.Length && pattern[at + 1] is '*' or '?' or '{')
                return false;
            isAtStart = false;
            switch (pattern[at])
            {
                case '\\' when MayBeBreak(pattern[++at]):
                case '\n' or '\r':
                    return false;
                case '[':
                    var end = PatternShape.EndOfClass(pattern, at);
                    if (MayHoldBreak(pattern.AsSpan(at + 1, end - at - 1)))
                        return false;
                    at = end;
                    break;
                case '(' when pattern.AsSpan(at).StartsWith("(?", StringComparison.Ordinal):
                    if (!pattern.AsSpan(at).StartsWith("(?:", StringComparison.Ordinal))
                        return false;
                    at += 2;
                    depth++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case '|':
                    isAtStart = depth == 0;
                    break;
            }
        }
        return !isAtStart;
    }

    private static bool MayBeBreak(char escaped) =>
        char.IsAsciiLetterOrDigit(escaped) && !WithoutBreak.Contains(escaped, StringComparison.Ordinal);

    private static bool MayHoldBreak(ReadOnlySpan<char> members)
    {
        var isNegated = members.StartsWith('^');
        var names = false;
        for (var at = isNegated ? 1 : 0; at < members.Length; at++)
        {
            var isEscaped = members[at] == '\\' && at + 1 < members.Length;
            var member = isEscaped ? members[++at] : members[at];
            // A range from a tab may end anywhere; "-[" takes a class away.
            if (
                members[(at + 1)..].StartsWith("-[")
                || (at + 2 < members.Length && members[at + 1] == '-' && IsLow(member, isEscaped))
            )
                return true;
            names |= isEscaped ? member is 's' or 'n' : member == '\n';
            if (!isNegated && (isEscaped ? MayBeBreak(member) : member is '\n' or '\r'))
                return true;
        }
        return isNegated && !names;
    }

    private static bool IsLow(char member, bool isEscaped) => isEscaped ? member == 't' : member < ' ';
}
