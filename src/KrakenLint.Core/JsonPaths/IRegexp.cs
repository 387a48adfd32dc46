using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KrakenLint.Text;

namespace KrakenLint.JsonPaths;

/// <summary>
/// Translates I-Regexp (RFC 9485) into .NET's expressions. Everything is written as UTF-16 escapes, so that no character
/// means more to .NET than to the RFC; <c>^</c> and <c>$</c> are anchors, as readers of RFC 9535 agree.
/// </summary>
internal sealed class IRegexp
{
    // Beyond this a pattern is an attack; .NET's automata have a bound of their own.
    private const int LongestPattern = 1_000;

    private const int DeepestNesting = 100;

    private readonly string pattern;
    private readonly StringBuilder result = new();
    private int at;
    private int depth;
    private bool mayRepeat;

    private IRegexp(string pattern) => this.pattern = pattern;

    /// <summary>Null where the pattern is no I-Regexp.</summary>
    public static Regex? Translate(string pattern, bool isWhole)
    {
        // Where there is none: ranges in the wrong order; counts so large that the automaton would not fit.
        return pattern.Length <= LongestPattern && new IRegexp(pattern).Read() is { } translated
            ? BoundedRegex.Linear(isWhole ? $@"\A(?:{translated})\z" : translated).Regex
            : null;
    }

    private string? Read()
    {
        while (at < pattern.Length)
        {
            if (!ReadNext(pattern[at]))
                return null;
        }
        return depth == 0 ? result.ToString() : null;
    }

    private bool ReadNext(char next)
    {
        switch (next)
        {
            case '(':
                at++;
                return Append("(?:", mayRepeatNow: false) && ++depth <= DeepestNesting;
            case ')':
                at++;
                return --depth >= 0 && Append(")", mayRepeatNow: true);
            case '|':
                at++;
                return Append("|", mayRepeatNow: false);
            case '^':
                at++;
                return Append(@"\A", mayRepeatNow: false);
            case '$':
                at++;
                return Append(@"\z", mayRepeatNow: false);
            case '.':
                at++;
                return Append(IRegexpClass.AnyButLineBreaks, mayRepeatNow: true);
            case '*' or '+' or '?':
                at++;
                return mayRepeat && Append(next.ToString(), mayRepeatNow: false);
            case '{':
                return mayRepeat && ReadCount();
            case '[' or '\\':
                return IRegexpClass.Read(pattern, ref at) is { } translated && Append(translated, mayRepeatNow: true);
            case ']' or '}':
                return false;
            default:
                Rune.DecodeFromUtf16(pattern.AsSpan(at), out var rune, out var length);
                at += length;
                return Append(IRegexpClass.Escape(rune.Value), mayRepeatNow: true);
        }
    }

    private bool Append(string translated, bool mayRepeatNow)
    {
        result.Append(translated);
        mayRepeat = mayRepeatNow;
        return true;
    }

    // {2}, {2,} or {2,5}
    private bool ReadCount()
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0)
            return false;
        var bounds = pattern[(at + 1)..end].Split(',');
        if (bounds.Length > 2 || !IsCount(bounds[0]) || (bounds.Length == 2 && bounds[1] != "" && !IsCount(bounds[1])))
            return false;
        var count = pattern[at..(end + 1)];
        at = end + 1;
        return Append(count, mayRepeatNow: false);
    }

    private static bool IsCount(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
