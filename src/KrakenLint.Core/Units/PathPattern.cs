using System.Buffers;

namespace KrakenLint.Units;

/// <summary>
/// The URLs that a path of a route matches, by example, whether it is plain or a regular expression as ingress-nginx takes
/// it: each alternative once, optional parts present and absent. What may be anything is <see cref="Anything"/>, so that a
/// word is found in an example only where the path itself spells it.
/// </summary>
public static class PathPattern
{
    /// <summary>Stands for text that the path leaves open.</summary>
    public const char Anything = '\uFFFC';

    private const int MostExamples = 32;
    private const int LongestPattern = 500;
    private const int DeepestGroup = 20;

    private static readonly SearchValues<char> Operators = SearchValues.Create(@"()[]{}*+?|\^$");

    /// <summary>At most some dozens of examples; the path itself where it is plain, or too long for something that a person wrote.</summary>
    public static IReadOnlyList<string> Examples(string path) =>
        path.Length > LongestPattern || path.AsSpan().IndexOfAny(Operators) < 0
            ? [path]
            : [.. new Reader(path).Read().Select(WithoutOpenEnds).Distinct()];

    // "/ws(.*)" is written for /ws and what lies below it.
    private static string WithoutOpenEnds(string example) =>
        string.Join(
            '/',
            example.Split('/').Select(segment => segment.Length > 1 ? segment.TrimEnd(Anything) : segment)
        );

    private ref struct Reader(string text)
    {
        private static readonly string[] Nothing = [""];
        private static readonly string[] Open = [Anything.ToString()];

        private int at = 0;
        private int depth = 0;

        public string[] Read()
        {
            var whole = Alternatives();
            // A parenthesis too many ends nothing.
            while (at < text.Length)
            {
                at++;
                whole = Joined(whole, Alternatives());
            }
            return whole;
        }

        private string[] Alternatives()
        {
            var all = new List<string>(Sequence());
            while (at < text.Length && text[at] == '|')
            {
                at++;
                all.AddRange(Sequence());
            }
            return [.. all.Distinct().Take(MostExamples)];
        }

        private string[] Sequence()
        {
            var made = Nothing;
            while (at < text.Length && text[at] is not ('|' or ')'))
                made = Joined(made, Quantified(Part()));
            return made;
        }

        private static string[] Joined(string[] starts, string[] ends) =>
            ends is [""] ? starts : [.. starts.SelectMany(start => ends.Select(end => start + end)).Take(MostExamples)];

        private string[] Quantified(string[] part)
        {
            if (at >= text.Length || text[at] is not ('?' or '*' or '+' or '{'))
                return part;
            var isOptional = text[at] is '?' or '*' || text.AsSpan(at).StartsWith("{0");
            at = text[at] == '{' && text.IndexOf('}', at) is > 0 and var end ? end + 1 : at + 1;
            if (at < text.Length && text[at] is '?' or '+')
                at++;
            return isOptional && !part.Contains(Open[0]) ? [.. part.Append("").Distinct()] : part;
        }

        private string[] Part()
        {
            var character = text[at++];
            return character switch
            {
                '(' => Group(),
                '[' => Class(),
                '^' or '$' => Nothing,
                '\\' when at < text.Length => Escaped(text[at++]),
                // As a rule the dot of a name, such as socket.io.
                '.' when at < text.Length && text[at] is '*' or '+' or '?' or '{' => Open,
                _ => [character.ToString()],
            };
        }

        private static string[] Escaped(char character) =>
            character is 'b' or 'B' or 'A' or 'z' or 'Z' ? Nothing
            : char.IsAsciiLetterOrDigit(character) ? Open
            : [character.ToString()];

        private string[] Group()
        {
            if (depth == DeepestGroup)
                return Open;
            var isLookAround = SkipKind();
            depth++;
            var inner = Alternatives();
            depth--;
            if (at < text.Length)
                at++;
            return isLookAround ? Nothing : inner;
        }

        // True for (?=…), (?!…), (?<=…) and (?<!…), which match no text of their own.
        private bool SkipKind()
        {
            if (at >= text.Length || text[at] != '?')
                return false;
            at++;
            var isLookAround = text.AsSpan(at) is ['=' or '!', ..] or ['<', '=' or '!', ..];
            while (at < text.Length && text[at] is not (':' or ')' or '>' or '=' or '!'))
                at++;
            if (at < text.Length && text[at] != ')')
                at++;
            return isLookAround;
        }

        // A few letters are alternatives: [Ww]s; more of them, or a range, may be anything.
        private string[] Class()
        {
            var start = at;
            var end = text.IndexOf(']', Math.Min(text.Length, start + 1));
            at = end < 0 ? text.Length : end + 1;
            var letters = text.AsSpan(start, Math.Max(0, (end < 0 ? text.Length : end) - start));
            return letters.Length is 0 or > 4 || letters.IndexOfAny(@"^-\[") >= 0
                ? Open
                : [.. letters.ToString().Select(letter => letter.ToString())];
        }
    }
}
