namespace KrakenLint.Text;

/// <summary>With which letters a text may begin for a regular expression to match it.</summary>
internal static class PatternStart
{
    /// <summary>The ASCII ones; empty where nothing is known, or any part of a text can match.</summary>
    /// <param name="pattern">A pattern that parses, without look-around.</param>
    public static LetterSet Of(string pattern) => new Walk(pattern).ReadTop() ?? default;

    private sealed class Walk(string pattern)
    {
        private int at;

        private bool IsAtEnd => at >= pattern.Length || pattern[at] is '|' or ')';

        // Null where nothing is known.
        public LetterSet? ReadTop()
        {
            var all = default(LetterSet);
            do
            {
                SkipOptions();
                if (at >= pattern.Length || pattern[at] != '^')
                    return null;
                at++;
                if (ReadSequence() is not { } letters)
                    return null;
                all = all.With(letters);
            } while (TakeBar());
            return at == pattern.Length ? all : null;
        }

        private bool TakeBar()
        {
            if (at >= pattern.Length || pattern[at] != '|')
                return false;
            at++;
            return true;
        }

        private void SkipOptions()
        {
            while (pattern.AsSpan(Math.Min(at, pattern.Length)).StartsWith("(?i)", StringComparison.Ordinal))
                at += 4;
        }

        // The first piece, and those behind it as long as they may be left out.
        private LetterSet? ReadSequence()
        {
            var all = default(LetterSet);
            while (true)
            {
                SkipOptions();
                if (IsAtEnd || ReadPiece() is not { } letters)
                    return null;
                all = all.With(letters);
                if (!IsOptional())
                    break;
            }
            return SkipRest() ? all : null;
        }

        private bool IsOptional()
        {
            if (at >= pattern.Length || pattern[at] is not ('?' or '*' or '{'))
                return false;
            at = pattern[at] == '{' ? Math.Max(at, pattern.IndexOf('}', at)) + 1 : at + 1;
            if (at < pattern.Length && pattern[at] == '?')
                at++;
            return true;
        }

        private LetterSet? ReadPiece()
        {
            switch (pattern[at])
            {
                case '\\':
                    at += 2;
                    return OfEscape(pattern[at - 1]);
                case '[':
                    var start = at + 1;
                    at = PatternShape.EndOfClass(pattern, at) + 1;
                    return OfClass(pattern.AsSpan(start, at - 1 - start));
                case '(':
                    return ReadGroup();
                case '.' or '^' or '$' or '*' or '+' or '?' or '{' or '#' or < '!':
                    return null;
                default:
                    return LetterSet.Of(pattern[at++]);
            }
        }

        private LetterSet? ReadGroup()
        {
            at++;
            if (pattern.AsSpan(at).StartsWith("?:", StringComparison.Ordinal))
                at += 2;
            else if (pattern.AsSpan(at).StartsWith("?<", StringComparison.Ordinal))
                at = pattern.IndexOf('>', at) + 1;
            else if (pattern[at] == '?')
                return null;
            var all = default(LetterSet);
            do
            {
                if (ReadSequence() is not { } letters)
                    return null;
                all = all.With(letters);
            } while (TakeBar());
            at++;
            return all;
        }

        // Up to the end of the alternative; false where a comment or options may make brackets mean something else.
        private bool SkipRest()
        {
            for (var depth = 0; at < pattern.Length && (depth > 0 || !IsAtEnd); at++)
            {
                switch (pattern[at])
                {
                    case '\\':
                        at++;
                        break;
                    case '[':
                        at = PatternShape.EndOfClass(pattern, at);
                        break;
                    case '(' when IsOtherHeader():
                        return false;
                    case '(':
                        depth++;
                        break;
                    case ')':
                        depth--;
                        break;
                }
            }
            return true;
        }

        private bool IsOtherHeader()
        {
            var rest = pattern.AsSpan(at);
            return rest.StartsWith("(?", StringComparison.Ordinal)
                && !rest.StartsWith("(?i)", StringComparison.Ordinal)
                && !rest.StartsWith("(?:", StringComparison.Ordinal)
                && !rest.StartsWith("(?<", StringComparison.Ordinal);
        }

        private static LetterSet? OfEscape(char escaped) =>
            escaped switch
            {
                'd' => LetterSet.Of("0123456789"),
                'w' => LetterSet.Of("0123456789abcdefghijklmnopqrstuvwxyz_"),
                _ when char.IsAsciiLetterOrDigit(escaped) => null,
                _ => LetterSet.Of(escaped),
            };

        private static LetterSet? OfClass(ReadOnlySpan<char> members)
        {
            if (members.IsEmpty || members[0] == '^')
                return null;
            var all = default(LetterSet);
            for (var index = 0; index < members.Length; index++)
            {
                var isEscaped = members[index] == '\\' && index + 1 < members.Length;
                var member = isEscaped ? members[++index] : members[index];
                if (index + 2 < members.Length && members[index + 1] == '-')
                {
                    var last = members[index + 2];
                    if (isEscaped || last is '\\' or '[' || last >= 0x80)
                        return null;
                    for (var letter = member; letter <= last; letter++)
                        all = all.With(LetterSet.Of(letter));
                    index += 2;
                    continue;
                }
                if ((isEscaped ? OfEscape(member) : LetterSet.Of(member)) is not { } letters)
                    return null;
                all = all.With(letters);
            }
            return all;
        }
    }
}
