using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Units;

namespace KrakenLint.Conditions;

/// <summary>What a URL must be like; a relative or empty value has no host and no scheme, and nothing to object to.</summary>
/// <param name="Schemes">Allowed schemes; empty for any.</param>
/// <param name="IsExternal">True for a host that browsers can reach, false for one inside the cluster, null for any.</param>
/// <param name="HasUserInfo">Whether a user name may or must be there; null for either.</param>
/// <param name="HasPassword">Whether a password may or must be there; null for either.</param>
public sealed record UrlExpectation(
    ImmutableArray<string> Schemes,
    bool? IsExternal,
    int? Port,
    string? Path,
    bool? HasUserInfo,
    bool? HasPassword
)
{
    public TestResult Run(Reading reading, Scope scope)
    {
        if (reading.Value is not { } value)
            return TestResult.Of(false);
        if (Parse(value.Text) is not { } url)
            return TestResult.Of(HasUserInfo != true && HasPassword != true);
        if (Schemes.Length > 0 && url.Scheme.Length > 0 && !Schemes.Contains(url.Scheme))
            return new TestResult(false, $"the scheme is {url.Scheme}", 0..url.Scheme.Length);
        // Neither host nor port nor path can be told.
        if (url.IsAmbiguous)
            return TestResult.Of(HasPassword != false && HasUserInfo != false);
        if (
            IsExternal is { } wanted
            && url.Host.Length > 0
            && IsKnown(url.Host)
            && wanted != IsReachable(url.Host, scope)
        )
            return new TestResult(
                false,
                wanted ? $"browsers cannot reach {url.Host}" : $"{url.Host} is public",
                url.HostStart..(url.HostStart + url.Host.Length)
            );
        if (Port is { } port && url.Port != port)
            return new TestResult(
                false,
                $"the port is {url.Port?.ToString(CultureInfo.InvariantCulture) ?? "not given"}"
            );
        if (Path is not null && PathOf(url) is var path && path != Path)
            return new TestResult(false, $"the path is {path}");
        if (HasUserInfo is { } userInfo && userInfo != url.UserName is not null)
            return TestResult.Of(false);
        return TestResult.Of(HasPassword is null || HasPassword == url.Password is not null);
    }

    public override string ToString()
    {
        var parts = new List<string>();
        if (Schemes.Length > 0)
            parts.Add(string.Join(" or ", Schemes.Select(scheme => $"{scheme}://")));
        if (IsExternal is { } external)
            parts.Add(external ? "a host that browsers can resolve" : "a host inside the cluster");
        if (Port is { } port)
            parts.Add($"port {port.ToString(CultureInfo.InvariantCulture)}");
        if (Path is not null)
            parts.Add($"path {Path}");
        if (HasUserInfo is { } userInfo)
            parts.Add(userInfo ? "a user name" : "no user name");
        if (HasPassword is { } password)
            parts.Add(password ? "a password" : "no password");
        return string.Join(" and ", parts);
    }

    private static UrlReference? Parse(string text)
    {
        if (UrlReference.Parse(text) is { } url)
            return url;
        var end = text.AsSpan().IndexOfAny('/', '?', '#') is >= 0 and var slash ? slash : text.Length;
        var (host, port) = UrlReference.HostAndPort(text[..end]);
        return HostName.IsWellFormed(host) && !host.All(char.IsAsciiDigit)
            ? new UrlReference("", null, null, host, 0, port, text[end..])
            : null;
    }

    // A query may hold a token.
    private static string PathOf(UrlReference url) =>
        url.Path.AsSpan().IndexOfAny('?', '#') is >= 0 and var end ? url.Path[..end] : url.Path;

    // "${HOST}" and "%HOST%" are filled in later, by something that is not here to be asked.
    private static bool IsKnown(string host) => HostName.IsWellFormed(host);

    private static bool IsReachable(string host, Scope scope) =>
        HostName.IsExternal(host) && !scope.Graph.Bundle.Named("Service", host).Any();
}
