using System.Text.RegularExpressions;

namespace KrakenLint.Units;

/// <summary>What must not be printed: values of keys that look like credentials, and passwords inside URLs.</summary>
public static partial class Credentials
{
    /// <summary>What is shown instead.</summary>
    public const string Mask = "***";

    /// <summary>True for names such as <c>REDIS_PASSWORD</c>, <c>jwtSecret</c>, <c>api-key</c>, <c>auth_token</c>.</summary>
    public static bool IsKey(string name) => KeyPattern().IsMatch(name) && !ReferencePattern().IsMatch(name);

    /// <summary>The text with the password of every URL in it replaced.</summary>
    public static string Redact(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? UserInfoPattern().Replace(text, $"${{head}}{Mask}@") : text;

    /// <summary>True where a URL in the text holds a password.</summary>
    public static bool HasPassword(string text) =>
        text.Contains("://", StringComparison.Ordinal) && UserInfoPattern().IsMatch(text);

    [GeneratedRegex(
        "secret|passw|passphrase|token|api[-_.]?key|private[-_.]?key|access[-_.]?key|encryption[-_.]?key|credential",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex KeyPattern();

    // Keys that name where a credential is, not the credential: secretName, existingSecret, secretKeyRef, tokenUrl, …
    [GeneratedRegex(
        "(secret|token|password|credential)s?[-_.]?(name|ref|keyref|class|store|file|path|mount|url|uri|host|ttl|expir[a-z]*)$|^(existing|image[-_]?pull)[-_.]?secrets?$|^automount|^checksum/",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(
        "(?<head>[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\s\"':@]*:)[^/?#\\s\"'@]+@",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex UserInfoPattern();
}
