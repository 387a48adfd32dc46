using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace KrakenLint.Units;

/// <summary>Whether a browser on the Internet can resolve and reach a host name.</summary>
public static class HostName
{
    private static readonly SearchValues<char> LabelLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
    );

    private static readonly string[] InternalSuffixes = [".local", ".internal", ".localhost", ".cluster.local", ".svc"];

    /// <summary>
    /// False for localhost, private and link-local addresses, names without a dot, <c>*.svc*</c>, <c>*.local</c> and
    /// <c>*.internal</c>. Services of the bundle are the caller's to exclude.
    /// </summary>
    public static bool IsExternal(string host)
    {
        var name = host.TrimEnd('.').ToLowerInvariant();
        if (IPAddress.TryParse(name.Trim('[', ']'), out var address))
            return !IsPrivate(address);
        if (!name.Contains('.', StringComparison.Ordinal))
            return false;
        return !name.Contains(".svc.", StringComparison.Ordinal)
            && !InternalSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));
    }

    /// <summary>True for names that mean the machine itself.</summary>
    public static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>True where the text can be a DNS name (RFC 1123 labels, underscores allowed) or an address.</summary>
    public static bool IsWellFormed(string host)
    {
        if (host.Length is 0 or > 253)
            return false;
        if (IPAddress.TryParse(host.Trim('[', ']'), out _))
            return true;
        return host.TrimEnd('.').Split('.').All(IsLabel);
    }

    /// <summary>Whether two addresses, with or without a port, may be one: a Service's name may go on with its namespace.</summary>
    public static bool IsSameAddress(string left, string right)
    {
        var (one, other) = (UrlReference.HostAndPort(left), UrlReference.HostAndPort(right));
        return (one.Port is null || other.Port is null || one.Port == other.Port)
            && (IsBeginning(one.Host, other.Host) || IsBeginning(other.Host, one.Host));
    }

    private static bool IsBeginning(string part, string host) =>
        string.Equals(part, host, StringComparison.OrdinalIgnoreCase)
        || host.StartsWith($"{part}.", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a host, or a wildcard such as <c>*.example.com</c>, stands for another one; a wildcard stands for exactly one
    /// label (https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards).
    /// </summary>
    public static bool Covers(string pattern, string host)
    {
        if (string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase))
            return true;
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && pattern.StartsWith("*.", StringComparison.Ordinal)
            && host.AsSpan(dot).Equals(pattern.AsSpan(1), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63
        && label[0] != '-'
        && label[^1] != '-'
        && !label.AsSpan().ContainsAnyExcept(LabelLetters);

    private static bool IsPrivate(IPAddress address)
    {
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return true;
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6LinkLocal || (bytes[0] & 0xFE) == 0xFC;
        return bytes switch
        {
            [10, ..] or [192, 168, ..] or [169, 254, ..] => true,
            [172, >= 16 and <= 31, ..] => true,
            [100, >= 64 and <= 127, ..] => true,
            _ => false,
        };
    }
}

/// <summary>A URL taken apart as RFC 3986 does it, tolerant of what stands in manifests.</summary>
/// <param name="Scheme">Lower case, or empty where there is none (<c>host:port</c>).</param>
/// <param name="Host">Without brackets; empty for relative URLs.</param>
/// <param name="HostStart">Index of the host in the text.</param>
/// <param name="Port">Null where none is written.</param>
public sealed record UrlReference(
    string Scheme,
    string? UserName,
    string? Password,
    string Host,
    int HostStart,
    int? Port,
    string Path
)
{
    /// <summary>Where the password begins, 0-based in UTF-16 units; of use only where there is one.</summary>
    public int PasswordStart { get; private init; }

    /// <summary>True where a password that is not encoded hides where the host begins.</summary>
    public bool IsAmbiguous { get; private init; }

    private static readonly SearchValues<char> SchemeLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
    );

    /// <returns>Null where the text has no scheme and <c>//</c>, that is: is no absolute URL.</returns>
    public static UrlReference? Parse(string text)
    {
        var separator = text.IndexOf("://", StringComparison.Ordinal);
        if (separator <= 0 || text.AsSpan(0, separator).TrimStart().ContainsAnyExcept(SchemeLetters))
            return null;
        // Where the host begins cannot be told: it may be a part of the password.
        if (UrlCredentials.UnencodedIn(text, separator) is { } unencoded)
            return new UrlReference(SchemeOf(text, separator), null, text[unencoded], "", 0, null, "")
            {
                IsAmbiguous = true,
            };
        var authority = separator + 3;
        var end = text.AsSpan(authority).IndexOfAny('/', '?', '#') is >= 0 and var length
            ? authority + length
            : text.Length;
        var at = text.LastIndexOf('@', end - 1, end - authority);
        var hostStart = at < 0 ? authority : at + 1;
        var (user, password) = at < 0 ? (null, null) : UserInfo(text[authority..at]);
        var (host, port) = HostAndPort(text[hostStart..end]);
        var start = hostStart + (text.AsSpan(hostStart).StartsWith("[") ? 1 : 0);
        return new UrlReference(SchemeOf(text, separator), user, password, host, start, port, text[end..])
        {
            PasswordStart = at - (password?.Length ?? 0),
        };
    }

    /// <summary>Splits <c>host:port</c>; the port is null where absent or no number.</summary>
    public static (string Host, int? Port) HostAndPort(string text)
    {
        if (text.StartsWith('[') && text.IndexOf(']', StringComparison.Ordinal) is > 0 and var bracket)
            return (text[1..bracket], PortOf(text[(bracket + 1)..].TrimStart(':')));
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || text.IndexOf(':', colon + 1) >= 0)
            return (text, null);
        return (text[..colon], PortOf(text[(colon + 1)..]));
    }

    private static string SchemeOf(string text, int separator) => text[..separator].Trim().ToLowerInvariant();

    private static int? PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    private static (string? User, string? Password) UserInfo(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }
}
