using System.Buffers;

namespace KrakenLint.Units;

/// <summary>Finds passwords and tokens in URLs, also those that nobody encoded.</summary>
internal static class UrlCredentials
{
    public const string Separator = "://";

    private const int LongestPassword = 1024;
    private const int LongestName = 64;

    private static readonly string[] WebSchemes = ["http", "https", "ws", "wss"];

    private static readonly SearchValues<char> AfterUrl = SearchValues.Create("\"' \t\r\n");

    private static readonly SearchValues<char> AfterAuthority = SearchValues.Create("/?#\"' \t\r\n");

    private static readonly SearchValues<char> Later = SearchValues.Create("${}%<>()*,:");

    public static IEnumerable<Range> In(string text)
    {
        var read = 0;
        for (
            var at = text.IndexOf(Separator, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(Separator, at + Separator.Length, StringComparison.Ordinal)
        )
        {
            if (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]))
                continue;
            var start = at + Separator.Length;
            var end = EndOfAuthority(text, start);
            if ((PasswordIn(text, start, end) ?? UnencodedIn(text, at)) is { } password)
                yield return password;
            // A URL inside another one has its parameters in common with it.
            if (end < read)
                continue;
            read = text.AsSpan(end).IndexOfAny(AfterUrl) is >= 0 and var length ? end + length : text.Length;
            foreach (var parameter in ParametersIn(text, end, read))
                yield return parameter;
        }
    }

    /// <summary>
    /// The password of a URL that cannot be taken apart for sure, since its password holds what ends one: of
    /// "postgresql://user:pass/word@host", "user:p@ss/word@host" and "user:pass#word".
    /// </summary>
    /// <param name="separator">Where "://" stands.</param>
    public static Range? UnencodedIn(string text, int separator)
    {
        var start = separator + Separator.Length;
        var end = EndOfAuthority(text, start);
        var authority = text.AsSpan(start, end - start);
        var colon = authority.IndexOf(':');
        if (colon < 0 || authority[0] == '[')
            return null;
        var rest = text.AsSpan(end, Math.Min(LongestPassword, text.Length - end));
        rest = rest.IndexOfAny(AfterUrl) is >= 0 and var stop ? rest[..stop] : rest;
        var from = start + colon + 1;
        if (authority.Contains('@'))
            return LastInPath(rest) is >= 0 and var later ? from..(end + later) : null;
        var port = authority[(colon + 1)..];
        var isPort = port.Length > 0 && port.IndexOfAnyExceptInRange('0', '9') < 0;
        if (rest.LastIndexOf('@') is >= 0 and var at && !(isPort && IsWeb(text, separator)))
            return from..(end + at);
        return port.Length > 0 && IsNoPort(port) ? from..(end + rest.Length) : null;
    }

    // "/word@host" and "?word@host" go on with a password; "?tag=a@b" does not.
    private static int LastInPath(ReadOnlySpan<char> rest)
    {
        var query = rest.IndexOf('?');
        var at = (query < 0 ? rest : rest[..query]).LastIndexOf('@');
        if (query < 0 || rest[query..].LastIndexOf('@') is not (>= 0 and var last))
            return at;
        return rest[query..].IndexOf('=') is >= 0 and var sign && sign < last ? at : query + last;
    }

    // What others fill in later may be a port.
    private static bool IsNoPort(ReadOnlySpan<char> port) =>
        char.IsAsciiLetterOrDigit(port[0]) && port.ContainsAnyExceptInRange('0', '9') && !port.ContainsAny(Later);

    private static bool IsWeb(string text, int separator)
    {
        foreach (var scheme in WebSchemes)
        {
            if (text.AsSpan(0, separator).EndsWith(scheme, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static int EndOfAuthority(string text, int start) =>
        text.AsSpan(start).IndexOfAny(AfterAuthority) is >= 0 and var length ? start + length : text.Length;

    // "user:password@"; a user without a password may be a token.
    private static Range? PasswordIn(string text, int start, int end)
    {
        var authority = text.AsSpan(start, end - start);
        var (colon, at) = (authority.IndexOf(':'), authority.LastIndexOf('@'));
        if (at <= 0)
            return null;
        if (UnencodedIn(text, start - Separator.Length) is { } longer)
            return longer;
        if (colon < 0 || colon > at)
            return start..(start + at);
        // "https://token:@host" and "https://token:x-oauth-basic@host": the token is in the user's place.
        if (IsWeb(text, start - Separator.Length) && authority[(colon + 1)..at] is "" or "x-oauth-basic")
            return start..(start + at);
        return at > colon + 1 ? (start + colon + 1)..(start + at) : null;
    }

    // "?access_token=…" up to the end of the URL.
    private static IEnumerable<Range> ParametersIn(string text, int start, int end)
    {
        for (
            var at = text.IndexOf('=', start, end - start);
            at >= 0;
            at = at < end ? text.IndexOf('=', at, end - at) : -1
        )
        {
            var name = text.LastIndexOfAny(['?', '&', ';'], at, Math.Min(LongestName, at - start + 1));
            var next = text.IndexOfAny(['&', ';', '#'], at, end - at);
            next = next < 0 ? end : next;
            if (name >= 0 && next > at + 1 && CredentialKeys.HasParameter(text.AsSpan(name + 1, at - name - 1)))
                yield return (at + 1)..next;
            at = Math.Min(end, Math.Max(next, at + 1));
        }
    }
}
