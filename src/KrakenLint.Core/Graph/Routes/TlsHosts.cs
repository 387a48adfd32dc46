using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.Routes;

/// <summary>The tls entries of an Ingress by the hosts that they are for.</summary>
internal sealed class TlsHosts
{
    private readonly ImmutableArray<YamlNode> entries;

    // The first entry for each host, and for what lies below a domain (with its dot).
    private readonly Dictionary<string, int> byHost = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> byDomain = new(StringComparer.OrdinalIgnoreCase);
    private readonly int forAll = int.MaxValue;

    public TlsHosts(Resource ingress)
    {
        entries = [.. (ingress.Spec?["tls"]).MappingsOrNone()];
        for (var at = 0; at < entries.Length; at++)
        {
            var hosts = entries[at]["hosts"].ItemsOrNone().Select(host => host.Text).ToArray();
            if (hosts.Length == 0)
                forAll = Math.Min(forAll, at);
            foreach (var host in hosts)
            {
                byHost.TryAdd(host, at);
                if (host.StartsWith("*.", StringComparison.Ordinal))
                    byDomain.TryAdd(host[1..], at);
            }
        }
    }

    /// <returns>The first entry that a host is served with; null where there is none.</returns>
    /// <param name="host">Null for every host.</param>
    public YamlNode? For(string? host)
    {
        if (host is null)
            return entries is [var any, ..] ? any : null;
        var first = Math.Min(forAll, byHost.GetValueOrDefault(host, int.MaxValue));
        var domains = byDomain.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var dot = host.IndexOf('.'); dot >= 0; dot = host.IndexOf('.', dot + 1))
        {
            if (domains.TryGetValue(host.AsSpan(dot), out var at))
                first = Math.Min(first, at);
        }
        return first < entries.Length ? entries[first] : null;
    }
}
