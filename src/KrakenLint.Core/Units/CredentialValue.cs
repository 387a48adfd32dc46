using System.Buffers;
using System.Text.RegularExpressions;

namespace KrakenLint.Units;

/// <summary>Where a value ends that begins at a place in a text; null where none does that could be a credential.</summary>
internal static partial class CredentialValue
{
    private const int LongestInside = 512;

    private static readonly SearchValues<char> Stops = SearchValues.Create(";\"'|&\r\n");

    /// <param name="isFirst">True where the key is the first word of its line, so that the line is the value's alone.</param>
    public static Range? At(string text, int start, bool isFirst)
    {
        start = AfterScheme(text, start);
        if (start >= text.Length || text[start] is '\n' or '\r' || NothingPattern().IsMatch(text, start))
            return null;
        if (QuotePattern().Match(text, start) is { Success: true } quote)
            return Quoted(text, quote);
        if (text[start] is '{' or '[' && IsOfReferences(text, start))
            return null;
        if (isFirst || text[start] is '{' or '[')
            return Trimmed(text, start, EndOfLine(text, start));
        // "Password=a b;Server=…"
        var stop = text.AsSpan(start, Math.Min(LongestInside, text.Length - start)).IndexOfAny(Stops);
        var isInString = stop > 0 && text[start + stop] == ';';
        var end = start + (isInString ? stop : EndPattern().Match(text, start).Length);
        return end > start ? start..end : null;
    }

    /// <param name="option">Where the option itself begins: a quote before it ends its value.</param>
    public static Range? OfOption(string text, int option, int start)
    {
        if (option > 0 && text[option - 1] is '"' or '\'' && QuotePattern().Match(text, start) is not { Success: true })
        {
            var end = text.IndexOf(text[option - 1], start);
            return NothingPattern().IsMatch(text, start) ? null : start..(end < 0 ? text.Length : end);
        }
        return At(text, start, isFirst: false);
    }

    private static Range? Quoted(string text, Match quote)
    {
        var start = quote.Index + quote.Length;
        for (var end = start; (end = text.IndexOf(quote.Value, end, StringComparison.Ordinal)) >= 0; end++)
        {
            // Behind a backslash it does not end the value, and a doubled one stands for itself.
            if (quote.Value == "\"" && IsEscaped(text, end))
                continue;
            if (quote.Value == "'" && end + 1 < text.Length && text[end + 1] == '\'')
            {
                end++;
                continue;
            }
            return end == start || NothingPattern().IsMatch(text[start..end]) ? null : start..end;
        }
        return start < text.Length ? start..text.Length : null;
    }

    private static bool IsEscaped(string text, int at)
    {
        var slashes = 0;
        while (at - slashes > 0 && text[at - slashes - 1] == '\\')
            slashes++;
        return slashes % 2 == 1;
    }

    // "secret: { secretName: chat }"
    private static bool IsOfReferences(string text, int start) =>
        InnerKeyPattern()
            .Matches(text[start..Math.Min(EndOfLine(text, start), start + LongestInside)])
            .Select(match => match.Value)
            .ToArray()
            is var keys
        && keys.Any(key => CredentialKeys.IsReference(key) || key is "valueFrom" or "key" or "name")
        && !keys.Contains("literals");

    private static int AfterScheme(string text, int start) =>
        SchemePattern().Match(text, Math.Min(start, text.Length)) is { Success: true } scheme
            ? scheme.Index + scheme.Length
            : start;

    private static int EndOfLine(string text, int start) =>
        text.AsSpan(start).IndexOfAny('\n', '\r') is >= 0 and var length ? start + length : text.Length;

    private static Range? Trimmed(string text, int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or '\t')
            end--;
        return end > start ? start..end : null;
    }

    [GeneratedRegex("""\G(\\{0,7}["']|`)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex QuotePattern();

    // What is filled in later, what a template fills in, and what is nothing, stand for themselves.
    [GeneratedRegex(
        """\G(["']?([$]\([\w.-]+\)|[$]\{[\w.-]+\}|[$][A-Z_][A-Z0-9_]*|\{\{[^"'`}]*\}\}|\*\*\*|null|~|true|false)["']?)(?=[\s,;\])}"']|$)|\G(["']["']|[|>][+-]?[0-9]?)[ \t]*(?=[\r\n#,}]|$)""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex NothingPattern();

    [GeneratedRegex(
        @"\G(bearer|basic|token|apikey)[ \t]+",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex SchemePattern();

    [GeneratedRegex(
        """\G([^\s"'`,;&|\]}]|,(?!\s|$|["']?[\w.-]+["']?\s?[:=])|&(?![\w.-]+=))*""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex EndPattern();

    [GeneratedRegex(@"[A-Za-z][\w.-]{1,80}(?=[""']?\s?[:=])", RegexOptions.CultureInvariant)]
    private static partial Regex InnerKeyPattern();
}
