using System.Buffers;
using System.Text.RegularExpressions;

namespace KrakenLint.Units;

/// <summary>What must not be printed: values of keys that look like credentials, and passwords inside URLs.</summary>
public static partial class Credentials
{
    /// <summary>What is shown instead.</summary>
    public const string Mask = "***";

    private const string Separator = "://";

    private const int LongestPassword = 1024;

    private static readonly string[] WebSchemes = ["http", "https", "ws", "wss"];

    private static readonly SearchValues<char> AfterUrl = SearchValues.Create("\"' \t\r\n");

    private static readonly SearchValues<char> AfterAuthority = SearchValues.Create("/?#\"' \t\r\n");

    /// <summary>True for names such as <c>REDIS_PASSWORD</c>, <c>jwtSecret</c>, <c>api-key</c>, <c>auth_token</c>.</summary>
    public static bool IsKey(string name) => KeyPattern().IsMatch(name) && !ReferencePattern().IsMatch(name);

    /// <summary>True for names of what only says where a credential is: <c>secretName</c>, <c>tokenUrl</c>.</summary>
    public static bool IsReference(string name) => ReferencePattern().IsMatch(name);

    /// <summary>The text with the password of every URL in it replaced.</summary>
    public static string Redact(string text)
    {
        var redacted = text;
        // From the end, so that what stands before keeps its place.
        foreach (var password in AllIn(text).Reverse())
            redacted = $"{redacted[..password.Start]}{Mask}{redacted[password.End..]}";
        return redacted;
    }

    /// <summary>The same, for what people write: <c>password=x</c> and <c>token: x</c> are replaced as well.</summary>
    public static string RedactProse(string text) =>
        AssignmentPattern()
            .Replace(
                Redact(text),
                match => IsKey(match.Groups["key"].Value) ? $"{match.Groups["start"].Value}{Mask}" : match.Value
            );

    /// <summary>True where a URL in the text holds a password, or one follows an option for it: <c>requirepass x</c>.</summary>
    public static bool HasPassword(string text) => AllIn(text).Any();

    private static IEnumerable<Range> AllIn(string text) =>
        text.Contains("requirepass", StringComparison.Ordinal) || text.Contains("masterauth", StringComparison.Ordinal)
            ? PasswordsIn(text).Concat(AfterOptionsIn(text)).OrderBy(range => range.Start.Value)
            : PasswordsIn(text);

    private static IEnumerable<Range> AfterOptionsIn(string text) =>
        OptionPattern()
            .Matches(text)
            .Select(match => match.Groups["value"])
            .Where(value => !value.Value.Contains(Separator, StringComparison.Ordinal))
            .Select(value => value.Index..(value.Index + value.Length));

    // "scheme://user:password@": by hand, because a pattern would try every letter of a long word as a scheme's first.
    private static IEnumerable<Range> PasswordsIn(string text)
    {
        for (
            var at = text.IndexOf(Separator, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(Separator, at + Separator.Length, StringComparison.Ordinal)
        )
        {
            var start = at + Separator.Length;
            var length = text.AsSpan(start).IndexOfAny(AfterAuthority);
            var rest = start + (length < 0 ? text.Length - start : length);
            if (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]))
                continue;
            if ((PasswordIn(text, start, rest) ?? UnencodedIn(text, at, start, rest)) is { } password)
                yield return password;
            foreach (var parameter in ParametersIn(text, rest))
                yield return parameter;
        }
    }

    // "user:password@"; a user without a password may be a token.
    private static Range? PasswordIn(string text, int start, int end)
    {
        var authority = text.AsSpan(start, end - start);
        var (colon, at) = (authority.IndexOf(':'), authority.LastIndexOf('@'));
        if (at <= 0)
            return null;
        if (colon < 0 || colon > at)
            return start..(start + at);
        return at > colon + 1 ? (start + colon + 1)..(start + at) : null;
    }

    // "postgresql://user:pass/word@host": a password that nobody encoded. On the web a number before the slash is a port.
    private static Range? UnencodedIn(string text, int separator, int start, int end)
    {
        var colon = text.IndexOf(':', start, end - start);
        if (colon < 0 || text.AsSpan(start, end - start).Contains('@'))
            return null;
        var rest = text.AsSpan(end, Math.Min(LongestPassword, text.Length - end));
        var at = (rest.IndexOfAny(AfterUrl) is >= 0 and var stop ? rest[..stop] : rest).LastIndexOf('@');
        if (at < 0)
            return null;
        var isPort = end > colon + 1 && text.AsSpan(colon + 1, end - colon - 1).IndexOfAnyExceptInRange('0', '9') < 0;
        var isWeb = WebSchemes.Any(scheme => text.AsSpan(0, separator).EndsWith(scheme, StringComparison.Ordinal));
        return isPort && isWeb ? null : (colon + 1)..(end + at);
    }

    // "?access_token=…" up to the end of the URL.
    private static IEnumerable<Range> ParametersIn(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAny(AfterUrl);
        var end = length < 0 ? text.Length : start + length;
        for (
            var at = text.IndexOf('=', start, end - start);
            at >= 0;
            at = at < end ? text.IndexOf('=', at, end - at) : -1
        )
        {
            var name = text.LastIndexOfAny(['?', '&', ';'], at, at - start + 1);
            var next = text.IndexOfAny(['&', ';', '#'], at, end - at);
            next = next < 0 ? end : next;
            if (name >= 0 && next > at + 1 && KeyPattern().IsMatch(text.AsSpan(name + 1, at - name - 1)))
                yield return (at + 1)..next;
            at = Math.Min(end, Math.Max(next, at + 1));
        }
    }

    [GeneratedRegex(
        """(requirepass|masterauth)[ \t=:"',]+(?<value>[^\s"'$]+)""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex OptionPattern();

    [GeneratedRegex(
        "secret|passw|requirepass|masterauth|passphrase|pwd|token|credential|[-_.]auth$|(^|[-_.])(pass|salt)$|(api|app|private|access|encryption|signing|session|crypto|master|license|hmac|cipher|jwt|ssh)[-_.]?key",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex KeyPattern();

    [GeneratedRegex(
        @"(?<start>(?<key>[\w.-]+)\s?[=:]\s?)[^\s,;]+",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex AssignmentPattern();

    // Keys that name where a credential is, not the credential: secretName, existingSecret, secretKeyRef, tokenUrl, …
    [GeneratedRegex(
        "(secret|token|password|credential)s?[-_.]?(name|ref|keyref|class|store|file|path|mount|url|uri|host|ttl|expir[a-z]*)$|^(existing|image[-_]?pull)[-_.]?secrets?$|^automount|^checksum/|/auth-(tls-)?secret$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex ReferencePattern();
}
