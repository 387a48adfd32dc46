using System.Buffers;
using System.Text.RegularExpressions;

namespace KrakenLint.Units;

/// <summary>What must not be printed: whatever may be a credential by the way it is written.</summary>
public static partial class Credentials
{
    /// <summary>What is shown instead.</summary>
    public const string Mask = "***";

    private static readonly SearchValues<char> BesideCredentials = SearchValues.Create("=@: ");

    // Of what tells a credential by the words around it, all need one of these between the two.
    private static readonly SearchValues<char> Between = SearchValues.Create(" \t\r\n:=@,;%<>(){}[]|&\"'\\");

    /// <summary>True for names such as <c>REDIS_PASSWORD</c>, <c>jwtSecret</c>, <c>api-key</c>, <c>auth_token</c>.</summary>
    public static bool IsKey(string name) => CredentialKeys.Has(name);

    /// <summary>True for names of what only says where a credential is: <c>secretName</c>, <c>tokenUrl</c>.</summary>
    public static bool IsReference(string name) => CredentialKeys.IsReference(name);

    /// <summary>True where a name only hints at a credential and the value looks as if a generator made it.</summary>
    public static bool IsRandom(string name, string value) => CredentialKeys.HasRandom(name, value);

    /// <summary>True where a program takes an item of its arguments for a password because of the option before it.</summary>
    public static bool IsPasswordAfter(string program, string option, string value) =>
        ShortOptions.Takes(program, option, value);

    /// <summary>True for programs that take a password in a way of their own, which only all of their words show.</summary>
    public static bool HasOwnWay(string program) => ShortOptions.HasOwnWay(program);

    /// <summary>Whether an item of a program's arguments holds a password, by all of them.</summary>
    /// <param name="words">The program and all of its arguments.</param>
    public static bool IsPasswordAmong(IReadOnlyList<string> words, int item)
    {
        var command = string.Join(' ', words);
        var start = words.Take(item).Sum(word => word.Length + 1);
        return In(command).Any(range => range.Start.Value < start + words[item].Length && range.End.Value > start);
    }

    /// <summary>The text with every credential in it replaced.</summary>
    public static string Redact(string text) => Without(In(text), text);

    /// <summary>The same, for a value that may be a sentence.</summary>
    public static string RedactText(string text) =>
        text.Contains(' ', StringComparison.Ordinal) ? Without(InLine(text), text) : Redact(text);

    /// <summary>The same, for what people write: the word behind "the password is" is replaced as well.</summary>
    public static string RedactProse(string text) => Without(InProse(text), text);

    /// <summary>The same for a name, a key or a path, which hold a credential by mistake alone: most are not looked at twice.</summary>
    public static string RedactName(string name) =>
        name.AsSpan().IndexOfAny(BesideCredentials) >= 0 || TokenShapes.AreIn(name) ? Redact(name) : name;

    /// <summary>True where some of the text may be a credential.</summary>
    public static bool HasPassword(string text) => In(text).Count > 0;

    /// <summary>True where some of the text is a password inside of a URL.</summary>
    public static bool HasUrlPassword(string text) => UrlCredentials.In(text).Any();

    /// <summary>The parts of a text that may be credentials: in order, none touching another one.</summary>
    public static IReadOnlyList<Range> In(string text) =>
        Find(text, isValue: true, isProse: false, hasSentences: false);

    /// <summary>The same, and the words of a sentence that it says to be a credential.</summary>
    public static IReadOnlyList<Range> InLine(string text) =>
        Find(text, isValue: true, isProse: false, hasSentences: true);

    /// <summary>The same, for what people write.</summary>
    public static IReadOnlyList<Range> InProse(string text) =>
        Find(text, isValue: false, isProse: true, hasSentences: true);

    /// <summary>The same, for what may be either.</summary>
    public static IReadOnlyList<Range> InValueOrProse(string text) =>
        Find(text, isValue: true, isProse: true, hasSentences: true);

    private static IReadOnlyList<Range> Find(string text, bool isValue, bool isProse, bool hasSentences)
    {
        var isOneWord = text.AsSpan().IndexOfAny(Between) < 0;
        // Nearly all that there is to look at.
        if (isOneWord && !TokenShapes.AreIn(text))
            return [];
        var found = new List<Range>();
        TokenShapes.AddTo(found, text);
        if (isOneWord)
            return Joined(found);
        TokenShapes.AddKeysTo(found, text);
        if (text.Contains(UrlCredentials.Separator, StringComparison.Ordinal))
            found.AddRange(UrlCredentials.In(text));
        if (isValue)
            CredentialText.AddAssignedTo(found, text, isProse: false);
        if (isProse)
            CredentialText.AddAssignedTo(found, text, isProse: true);
        CredentialText.AddOthersTo(found, text);
        if (hasSentences)
        {
            AddTo(found, text, ProsePattern());
            AddTo(found, text, TurnedProsePattern());
        }
        return Joined(found);
    }

    /// <summary>Adds what a pattern calls <c>value</c>, for each of its matches.</summary>
    internal static void AddTo(List<Range> found, string text, Regex pattern)
    {
        // Most texts match nothing, and finding that out costs no memory.
        if (!pattern.IsMatch(text))
            return;
        foreach (Match match in pattern.Matches(text))
        {
            var value = match.Groups["value"];
            found.Add(value.Index..(value.Index + value.Length));
        }
    }

    private static List<Range> Joined(List<Range> ranges)
    {
        if (ranges.Count < 2)
            return ranges;
        ranges.Sort(static (left, right) => left.Start.Value.CompareTo(right.Start.Value));
        var joined = new List<Range>();
        foreach (var range in ranges)
        {
            if (joined is [.., var last] && range.Start.Value <= last.End.Value)
                joined[^1] = last.Start..Math.Max(last.End.Value, range.End.Value);
            else
                joined.Add(range);
        }
        return joined;
    }

    private static string Without(IReadOnlyList<Range> ranges, string text)
    {
        if (ranges.Count == 0)
            return text;
        var shown = new System.Text.StringBuilder();
        var at = 0;
        foreach (var range in ranges)
        {
            shown.Append(text, at, range.Start.Value - at).Append(Mask);
            at = range.End.Value;
        }
        return shown.Append(text, at, text.Length - at).ToString();
    }

    // A word with digits or capitals in it is none of the sentence.
    [GeneratedRegex(
        """(?<![\w-])((?i:password|passwd|passphrase|token|credentials?|api key|pwd)|secret|SECRET)["']?([ \t]+(is|was|were|of|be|before|now|old|new|still|called|to))*[ \t:=]+["']?(?<value>[^\s"',;]*([0-9]|[A-Z](?=[^\s"',;a-z]|[\s"',;]|$)|[a-z][A-Z])[^\s"',;]*)""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex ProsePattern();

    // "log in with x as password", "x is the token".
    [GeneratedRegex(
        """(?<![^\s"'(])(?<value>(?=[^\s"',;]{0,100}([0-9]|(?-i:[a-z][A-Z])))[^\s"',;:=()]{4,100})["']?[ \t]+(as|for|is)[ \t]+((the|its|our|your|my|a|an)[ \t]+)?(new[ \t]+|old[ \t]+)?(password|passwd|passphrase|token|secret|credential|pwd|api key)(?![\w-])""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex TurnedProsePattern();
}
