using System.Text.RegularExpressions;

namespace KrakenLint.Units;

/// <summary>What the names of keys, variables, options, parameters and headers say about their values.</summary>
internal static partial class CredentialKeys
{
    private const int LeastRandom = 16;

    /// <summary>True for names such as <c>REDIS_PASSWORD</c>, <c>jwtSecret</c>, <c>api-key</c>, <c>auth_token</c>.</summary>
    public static bool Has(string name) =>
        LookAlikes.Read(name) is var read && KeyPattern().IsMatch(read) && !ReferencePattern().IsMatch(read);

    /// <summary>The same for parameters of URLs, which name nothing that lies elsewhere.</summary>
    public static bool HasParameter(ReadOnlySpan<char> name) =>
        KeyPattern().IsMatch(name) || name is "sig" or "signature";

    /// <summary>True for names of what only says where a credential is: <c>secretName</c>, <c>tokenUrl</c>.</summary>
    public static bool IsReference(string name) => ReferencePattern().IsMatch(name);

    /// <summary>True where the name alone does not tell, and the value looks as if a generator made it.</summary>
    public static bool HasRandom(string name, string value) =>
        value.Length >= LeastRandom && WeakPattern().IsMatch(name) && IsRandom(value.TrimEnd('\n', '\r'));

    // One word of hexadecimal digits, or of letters in both cases with digits among them.
    private static bool IsRandom(string value)
    {
        var (lower, upper, digits, others) = (0, 0, 0, 0);
        foreach (var letter in value)
        {
            if (char.IsAsciiLetterLower(letter))
                lower++;
            else if (char.IsAsciiLetterUpper(letter))
                upper++;
            else if (char.IsAsciiDigit(letter))
                digits++;
            else if (letter is '+' or '/' or '=')
                others++;
            else
                return false;
        }
        var isHexadecimal = others == 0 && digits > 2 && lower + upper > 1 && value.All(char.IsAsciiHexDigit);
        return isHexadecimal || (digits > 1 && lower > 1 && upper > 1);
    }

    [GeneratedRegex(
        "secret|passw|requirepass|masterauth|passphrase|pgpass|pwd|token|credential|[-_.]auth$|bearer$|(^|[-_.])pw$|(?-i:[a-z]Pw)$|key[-_.]?data$|(^|[-_.])(db|database|redis|mysql|postgres|pg|mail|smtp|user|admin|root|ldap|bind|default)pass$|^(proxy-)?authorization$|(^|[-_.])(pass|salt)([-_.]?[0-9]+)?$|(?-i:[a-z]Pass)$|livekit[-_.]?keys|account[-_.]?key|(api|app|private|access|encryption|signing|session|crypto|master|license|hmac|cipher|jwt|ssh)[-_.]?key",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex KeyPattern();

    [GeneratedRegex(
        "(^|[-_.])(auth|hash|key|keys|salt|seed|signature|webhook|code|cert|psk|iv|pin|otp|jwt)$|(?-i:[a-z](Auth|Hash|Key|Keys|Salt|Seed|Signature|Webhook|Jwt))$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex WeakPattern();

    // Keys that name where a credential is, not the credential: secretName, existingSecret, secretKeyRef, tokenUrl, …
    [GeneratedRegex(
        "(secret|token|password|credential|(access|api|private|ssh)[-_.]?key)s?[-_.]?(name|ref|keyref|class|store|file|path|mount|url|uri|host|ttl|expir[a-z]*)$|^(existing|image[-_]?pull)[-_.]?secrets?$|^automount|^checksum/|/auth-(tls-)?secret$|^(proxy|fastcgi|uwsgi|scgi|grpc|memcached)[-_]pass$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex ReferencePattern();
}
