using System.Text;

namespace KrakenLint.Conditions;

/// <summary>
/// A text that stands in everything that a regular expression matches: looking for it is far cheaper than matching, and
/// most texts do not hold it.
/// </summary>
/// <param name="IgnoresCase">True where its letters may be written either way.</param>
internal readonly record struct PatternLiteral(string Text, bool IgnoresCase)
{
    private const int ShortestWorthwhile = 3;

    /// <summary>True where it rules out most texts.</summary>
    public bool IsWorthwhile => Text is { Length: >= ShortestWorthwhile };

    /// <summary>True where the expression surely matches nothing in a text.</summary>
    public bool RulesOut(string text)
    {
        if (!IsWorthwhile)
            return false;
        if (!IgnoresCase)
            return !text.Contains(Text, StringComparison.Ordinal);
        // Beyond ASCII a regular expression knows more letters that are alike than a comparison does.
        return Ascii.IsValid(text) && !text.Contains(Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <param name="pattern">A pattern that parses, without look-around.</param>
    public static PatternLiteral Of(string pattern)
    {
        var walk = new Walk(pattern);
        var text = walk.ReadAlternatives();
        return walk.IsUnderstood && Ascii.IsValid(text) ? new(text, walk.IgnoresCase) : new("", false);
    }

    private sealed class Walk(string pattern)
    {
        private int at;

        public bool IsUnderstood { get; private set; } = true;

        public bool IgnoresCase { get; private set; }

        /// <summary>The longest required text up to the end of the group; none where there are alternatives.</summary>
        public string ReadAlternatives()
        {
            var best = ReadSequence();
            while (at < pattern.Length && pattern[at] == '|')
            {
                at++;
                ReadSequence();
                best = "";
            }
            return best;
        }

        private string ReadSequence()
        {
            var best = "";
            var run = new StringBuilder();
            while (at < pattern.Length && pattern[at] is not ('|' or ')'))
            {
                var literal = ReadPiece(out var ofGroup);
                var (isOptional, isLoop) = ReadQuantifier();
                if (literal is { } letter && !isOptional)
                    run.Append(letter);
                if (literal is null || isOptional || isLoop)
                    best = Longer(best, Take(run));
                if (!isOptional)
                    best = Longer(best, ofGroup);
            }
            return Longer(best, Take(run));
        }

        // A letter that stands for itself, or null for anything else.
        private char? ReadPiece(out string ofGroup)
        {
            ofGroup = "";
            switch (pattern[at])
            {
                case '\\' when at + 1 < pattern.Length:
                    at += 2;
                    return ReadEscape(pattern[at - 1]);
                case '[':
                    at = PatternShape.EndOfClass(pattern, at) + 1;
                    return null;
                case '(':
                    ofGroup = ReadGroup();
                    return null;
                case '.' or '^' or '$' or '*' or '+' or '?' or '{':
                    at++;
                    return null;
                default:
                    return pattern[at++];
            }
        }

        // Escapes that take further characters, as "\x41" does, are left to those who know them.
        private char? ReadEscape(char escaped)
        {
            if (!char.IsAsciiLetterOrDigit(escaped))
                return escaped;
            IsUnderstood &= "sSwWdDbBAzZnrtfv".Contains(escaped, StringComparison.Ordinal);
            return null;
        }

        private string ReadGroup()
        {
            at++;
            if (at < pattern.Length && pattern[at] == '?' && !SkipHeader())
                return "";
            var text = ReadAlternatives();
            at++;
            return text;
        }

        /// <returns>False where the parenthesis was no group but options for what follows.</returns>
        private bool SkipHeader()
        {
            var end = pattern.AsSpan(at).IndexOfAny(":>)");
            var header = end < 0 ? "" : pattern.Substring(at + 1, end - 1);
            at += end + 1;
            if (end < 0)
                IsUnderstood = false;
            else if (pattern[at - 1] == ')')
            {
                IsUnderstood &= !header.AsSpan().ContainsAnyExcept("ims");
                IgnoresCase |= header.Contains('i', StringComparison.Ordinal);
                return false;
            }
            else
            {
                IsUnderstood &= header.Length == 0 || (header[0] == '<' && pattern[at - 1] == '>');
            }
            return true;
        }

        private (bool IsOptional, bool IsLoop) ReadQuantifier()
        {
            if (at >= pattern.Length || pattern[at] is not ('?' or '*' or '+' or '{'))
                return (false, false);
            var isOptional = pattern[at] is '?' or '*' or '{';
            at = pattern[at] == '{' ? Math.Max(at, pattern.IndexOf('}', at)) + 1 : at + 1;
            if (at < pattern.Length && pattern[at] == '?')
                at++;
            return (isOptional, true);
        }

        private static string Take(StringBuilder run)
        {
            var text = run.ToString();
            run.Clear();
            return text;
        }

        private static string Longer(string left, string right) => right.Length > left.Length ? right : left;
    }
}
