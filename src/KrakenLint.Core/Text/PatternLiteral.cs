using System.Collections.Immutable;
using System.Text;

namespace KrakenLint.Text;

/// <summary>
/// Texts of which one stands in everything that a regular expression matches: looking for them is far cheaper than matching,
/// and most texts hold none.
/// </summary>
/// <param name="Texts">ASCII; empty where nothing is known.</param>
/// <param name="Others">Another such set, where there is one: something of it must stand in the text as well.</param>
/// <param name="IgnoresCase">True where their letters may be written either way.</param>
internal readonly record struct PatternLiteral(
    ImmutableArray<string> Texts,
    ImmutableArray<string> Others,
    bool IgnoresCase
)
{
    private const int ShortestWorthwhile = 3;
    private const int MostTexts = 16;
    private const int MostMembers = 4;
    private const int LongText = 200;

    /// <summary>True where one text rules out most of what is looked at.</summary>
    public bool IsWorthwhile => Texts is [{ Length: >= ShortestWorthwhile }];

    /// <summary>True where the expression surely matches nothing in a text.</summary>
    /// <param name="isBuilt">False where it would have to be built first, which takes as long as many a match.</param>
    public bool RulesOut(string text, bool isBuilt)
    {
        // Several texts are looked for only where matching takes far longer.
        var isLong = text.Length > LongText || !isBuilt;
        if (!IsWorthwhile && !isLong)
            return false;
        if (IgnoresCase && !IgnoringCase.IsComparable(text))
            return false;
        return IsWithout(text, Texts) || (isLong && IsWithout(text, Others));
    }

    private bool IsWithout(string text, ImmutableArray<string> texts)
    {
        if (texts.IsDefaultOrEmpty)
            return false;
        foreach (var part in texts)
        {
            var isIn = IgnoresCase
                ? IgnoringCase.Contains<char>(text, part)
                : text.Contains(part, StringComparison.Ordinal);
            if (isIn)
                return false;
        }
        return true;
    }

    /// <param name="pattern">A pattern that parses, without look-around.</param>
    public static PatternLiteral Of(string pattern)
    {
        var walk = new Walk(pattern);
        var texts = walk.ReadAlternatives();
        return walk.IsUnderstood && IsOfUse(texts)
            ? new(texts, IsOfUse(walk.Second) ? walk.Second : [], walk.IgnoresCase)
            : new([], [], false);
    }

    private static bool IsOfUse(ImmutableArray<string> texts) =>
        texts.Length <= MostTexts && texts.All(text => Ascii.IsValid(text));

    /// <param name="Whole">Everything that the group can match; empty where that is not a few texts.</param>
    private readonly record struct Group(
        ImmutableArray<string> Texts,
        ImmutableArray<string> Others,
        ImmutableArray<string> Whole
    )
    {
        public static Group None { get; } = new([], [], []);
    }

    private sealed class Walk(string pattern)
    {
        private int at;

        public bool IsUnderstood { get; private set; } = true;

        public bool IgnoresCase { get; private set; }

        /// <summary>The second best set of the whole pattern, unless it has alternatives at the top.</summary>
        public ImmutableArray<string> Second { get; private set; } = [];

        /// <summary>What is required up to the end of the group: a text of each alternative, none where one has none.</summary>
        public ImmutableArray<string> ReadAlternatives() => ReadAlternatives(out _);

        /// <param name="whole">Everything that the alternatives can match; empty where that is not a few texts.</param>
        private ImmutableArray<string> ReadAlternatives(out ImmutableArray<string> whole)
        {
            var all = ReadSequence(out whole);
            while (at < pattern.Length && pattern[at] == '|')
            {
                at++;
                var next = ReadSequence(out var wholeNext);
                all = all.IsEmpty || next.IsEmpty ? [] : all.AddRange(next);
                whole = whole.IsEmpty || wholeNext.IsEmpty ? [] : whole.AddRange(wholeNext);
                Second = [];
            }
            return all;
        }

        private ImmutableArray<string> ReadSequence(out ImmutableArray<string> whole)
        {
            ImmutableArray<string> best = [];
            ImmutableArray<string> second = [];
            var run = new StringBuilder();
            // "(a|b)c?d" as "acd", "ad", "bcd", "bd", up to the next piece that can be many things.
            ImmutableArray<string> spelled = [""];
            var isWhole = true;
            while (at < pattern.Length && pattern[at] is not ('|' or ')'))
            {
                var literal = ReadPiece(out var group);
                var quantifier = at < pattern.Length ? pattern[at] : default;
                var (isOptional, isLoop) = ReadQuantifier();
                if (literal is { } letter && !isOptional)
                    run.Append(letter);
                if (literal is null || isOptional || isLoop)
                    Rank(Take(run), ref best, ref second);
                if (!isOptional)
                {
                    Rank(group.Texts, ref best, ref second);
                    Rank(group.Others, ref best, ref second);
                }
                var spellings = literal is { } one ? [one.ToString()] : group.Whole;
                if (isLoop)
                    spellings = quantifier == '?' && !spellings.IsEmpty ? spellings.Add("") : [];
                if (!spellings.IsEmpty && spelled.Length * spellings.Length <= MostTexts)
                {
                    spelled = Joined(spelled, spellings);
                    continue;
                }
                Rank(spelled, ref best, ref second);
                spelled = spellings.IsEmpty ? [""] : spellings;
                isWhole = false;
            }
            Rank(Take(run), ref best, ref second);
            Rank(spelled, ref best, ref second);
            whole = isWhole ? spelled : [];
            // The last sequence to end is the outermost one.
            Second = second;
            return best;
        }

        // Each start with each end.
        private static ImmutableArray<string> Joined(ImmutableArray<string> starts, ImmutableArray<string> ends)
        {
            if (starts is [var start] && ends is [var end])
                return [start + end];
            var joined = ImmutableArray.CreateBuilder<string>(starts.Length * ends.Length);
            foreach (var one in starts)
            {
                foreach (var other in ends)
                    joined.Add(one + other);
            }
            return joined.MoveToImmutable();
        }

        // A letter that stands for itself, or null for anything else.
        private char? ReadPiece(out Group group)
        {
            group = Group.None;
            switch (pattern[at])
            {
                case '\\' when at + 1 < pattern.Length:
                    at += 2;
                    return ReadEscape(pattern[at - 1]);
                case '[':
                    var start = at + 1;
                    at = PatternShape.EndOfClass(pattern, at) + 1;
                    group = group with { Whole = MembersOf(pattern.AsSpan(start, at - 1 - start)) };
                    return null;
                case '(':
                    group = ReadGroup();
                    return null;
                case '.' or '^' or '$' or '*' or '+' or '?' or '{':
                    at++;
                    return null;
                default:
                    return pattern[at++];
            }
        }

        // Each of a few characters; none of a class that has more, or that is written in another way.
        private static ImmutableArray<string> MembersOf(ReadOnlySpan<char> members) =>
            members.Length is > 0 and <= MostMembers
            && members.IndexOfAny('^', '\\', '[') < 0
            && !members[1..].Contains('-')
                ? [.. members.ToArray().Select(member => member.ToString())]
                : [];

        // Escapes that take further characters, as "\x41" does, are left to those who know them.
        private char? ReadEscape(char escaped)
        {
            if (!char.IsAsciiLetterOrDigit(escaped))
                return escaped;
            IsUnderstood &= "sSwWdDbBAzZnrtfv".Contains(escaped, StringComparison.Ordinal);
            return null;
        }

        private Group ReadGroup()
        {
            at++;
            if (at < pattern.Length && pattern[at] == '?' && !SkipHeader())
                return Group.None;
            var texts = ReadAlternatives(out var whole);
            at++;
            return new Group(texts, Second, whole);
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

        private static ImmutableArray<string> Take(StringBuilder run)
        {
            if (run.Length == 0)
                return [];
            var text = run.ToString();
            run.Clear();
            return [text];
        }

        // One text of some length rules out more than several do; of several the shortest counts.
        private static void Rank(
            ImmutableArray<string> next,
            ref ImmutableArray<string> best,
            ref ImmutableArray<string> second
        )
        {
            if (next.IsEmpty || next.Any(text => text.Length == 0) || next.SequenceEqual(best))
                return;
            if (best.IsEmpty || Worth(next) > Worth(best))
                (best, second) = (next, best);
            else if (second.IsEmpty || Worth(next) > Worth(second))
                second = next;
        }

        private static int Worth(ImmutableArray<string> texts) =>
            texts.Min(text => text.Length) + (texts is [{ Length: >= ShortestWorthwhile }] ? 1_000 : 0);
    }
}
