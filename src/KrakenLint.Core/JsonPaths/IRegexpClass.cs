using System.Text;

namespace KrakenLint.JsonPaths;

/// <summary>
/// Classes and escapes of I-Regexp. .NET matches UTF-16 units: a class of characters beyond U+FFFF becomes alternatives of
/// surrogate pairs. Categories beyond U+FFFF are unknown to .NET's expressions and count as none.
/// </summary>
internal sealed class IRegexpClass
{
    public const string AnyButLineBreaks = @"(?:[^\n\r\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])";

    private const string AnyPair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private const int FirstBeyond = 0x10000;
    private const int LastOfAll = 0x10FFFF;

    private readonly StringBuilder units = new();
    private readonly List<(int First, int Last)> beyond = [];
    private bool matchesAnyPair;

    /// <summary>Reads the class or escape at an index; null where it is malformed.</summary>
    public static string? Read(string pattern, ref int at)
    {
        var set = new IRegexpClass();
        if (pattern[at] == '\\')
            return set.ReadItem(pattern, ref at) ? set.Translate(isNegated: false) : null;
        at++;
        var isNegated = at < pattern.Length && pattern[at] == '^';
        if (isNegated)
            at++;
        for (var first = at; at < pattern.Length; )
        {
            if (pattern[at] == ']')
            {
                if (at++ == first)
                    return null;
                return set.Translate(isNegated);
            }
            // A hyphen stands for itself only at either end.
            if (pattern[at] == '-' && at > first && !(at + 1 < pattern.Length && pattern[at + 1] == ']'))
                return null;
            if (!set.ReadItem(pattern, ref at))
                return null;
        }
        return null;
    }

    public static string Escape(int character) =>
        character < FirstBeyond ? $@"\u{character:X4}" : $@"(?:\u{(int)High(character):X4}\u{(int)Low(character):X4})";

    private bool ReadItem(string pattern, ref int at)
    {
        if (pattern[at] == '\\' && at + 1 < pattern.Length && pattern[at + 1] is 'p' or 'P')
            return ReadCategory(pattern, ref at);
        if (ReadCharacter(pattern, ref at) is not { } first)
            return false;
        var last = first;
        if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']' && first != '-')
        {
            at++;
            if (ReadCharacter(pattern, ref at) is not { } end || end < first)
                return false;
            last = end;
        }
        Add(first, last);
        return true;
    }

    private void Add(int first, int last)
    {
        if (first < FirstBeyond)
            units.Append($@"\u{first:X4}-\u{Math.Min(last, FirstBeyond - 1):X4}");
        if (last >= FirstBeyond)
            beyond.Add((Math.Max(first, FirstBeyond), last));
    }

    private static int? ReadCharacter(string pattern, ref int at)
    {
        if (pattern[at] is '[' or ']')
            return null;
        if (pattern[at] != '\\')
        {
            Rune.DecodeFromUtf16(pattern.AsSpan(at), out var rune, out var length);
            at += length;
            return rune.Value;
        }
        if (at + 1 >= pattern.Length)
            return null;
        var code = pattern[at + 1];
        at += 2;
        return code switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            (>= '(' and <= '+') or '-' or '.' or '?' or (>= '[' and <= '^') or (>= '{' and <= '}') => code,
            _ => null,
        };
    }

    private bool ReadCategory(string pattern, ref int at)
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0 || pattern[at + 2] != '{' || !IsCategory(pattern[(at + 3)..end]))
            return false;
        units.Append(pattern, at, end + 1 - at);
        matchesAnyPair |= pattern[at + 1] == 'P';
        at = end + 1;
        return true;
    }

    private static bool IsCategory(string name) =>
        name switch
        {
            [var major] => "LMNPSZC".Contains(major),
            ['L', var minor] => "lmotu".Contains(minor),
            ['M', var minor] => "cen".Contains(minor),
            ['N', var minor] => "dlo".Contains(minor),
            ['P', var minor] => "cdefios".Contains(minor),
            ['Z', var minor] => "lps".Contains(minor),
            ['S', var minor] => "ckmo".Contains(minor),
            ['C', var minor] => "cfno".Contains(minor),
            _ => false,
        };

    private string Translate(bool isNegated)
    {
        var alternatives = new List<string>();
        if (isNegated)
            alternatives.Add($@"[^{units}\uD800-\uDFFF]");
        else if (units.Length > 0)
            alternatives.Add($@"[{units}-[\uD800-\uDFFF]]");
        if (matchesAnyPair != isNegated && (matchesAnyPair || beyond.Count == 0))
            alternatives.Add(AnyPair);
        else if (!matchesAnyPair)
            alternatives.AddRange((isNegated ? Others() : beyond).SelectMany(range => Pairs(range.First, range.Last)));
        return $"(?:{string.Join('|', alternatives)})";
    }

    private IEnumerable<(int First, int Last)> Others()
    {
        var next = FirstBeyond;
        foreach (var (first, last) in beyond.Order())
        {
            if (first > next)
                yield return (next, first - 1);
            next = Math.Max(next, last + 1);
        }
        if (next <= LastOfAll)
            yield return (next, LastOfAll);
    }

    private static IEnumerable<string> Pairs(int first, int last)
    {
        for (var start = first; start <= last; )
        {
            // Up to the end of this high surrogate, or over as many whole ones as fit.
            var end = Math.Min(last, start | 0x3FF);
            if ((start & 0x3FF) == 0 && (last & ~0x3FF) > start)
                end = (last & ~0x3FF) - 1;
            yield return $@"[\u{(int)High(start):X4}-\u{(int)High(end):X4}]"
                + $@"[\u{(int)Low(start):X4}-\u{(int)Low(end):X4}]";
            start = end + 1;
        }
    }

    private static char High(int character) => (char)(0xD800 + ((character - FirstBeyond) >> 10));

    private static char Low(int character) => (char)(0xDC00 + (character & 0x3FF));
}
