using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Force;
using KrakenLint.Graph.Routes;
using KrakenLint.Rules;

namespace KrakenLint.Comparing;

/// <summary>The ways in of one rendering, by host and path.</summary>
internal sealed class WaysOfSide
{
    private const string AnyHost = "*";

    // What the rest of a finding is about is nobody's connection.
    private static readonly string[] Tags = ["websocket", "socket.io", "sticky-sessions", "timeouts"];

    private readonly Dictionary<(string Host, string Path), Way> byPath;
    private readonly ILookup<Way, Finding> findings;

    public WaysOfSide(LintResult result)
    {
        Ways =
        [
            .. result
                .Bundles.SelectMany(scope => Way.In(scope.Graph))
                .Select(way => (HostOf(way.Route), PathOf(way.Route), way))
                .DistinctBy(row => (row.Item1, row.Item2)),
        ];
        byPath = Ways.ToDictionary(row => (row.Host, row.Path), row => row.Way);
        var ofResource = Ways.Select(row => row.Way)
            .GroupBy(way => $"{way.Route.Resource.Kind}/{way.Route.Resource.Name}")
            .ToDictionary(group => group.Key, group => group.OrderBy(way => way.Route.Item.Span.Start).ToArray());
        findings = result
            .Findings.Where(finding => finding.Severity >= Severity.Warning && finding.Rule.Tags.Any(Tags.Contains))
            .Select(finding => (finding, Way: WayOf(finding, ofResource)))
            .SelectMany(row => row.Way is { } way ? new[] { (way, row.finding) } : [])
            .ToLookup(row => row.way, row => row.finding);
    }

    public ImmutableArray<(string Host, string Path, Way Way)> Ways { get; }

    public bool Has(string host, string path) => byPath.ContainsKey((host, path));

    /// <summary>What serves requests for a path: the route with the longest path that covers it.</summary>
    public Way? Serving(string host, string path)
    {
        foreach (var tried in host == AnyHost ? [AnyHost] : new[] { host, AnyHost })
        {
            for (var shorter = path; ; shorter = Parent(shorter))
            {
                if (byPath.TryGetValue((tried, shorter), out var found))
                    return found;
                if (shorter == "/")
                    break;
            }
        }
        return null;
    }

    public ImmutableArray<Finding> FindingsOn(Way way) => [.. findings[way]];

    // What stands in one rule is about that rule; what is about the whole resource is told once, with its first.
    private static Way? WayOf(Finding finding, Dictionary<string, Way[]> ofResource)
    {
        if (!ofResource.TryGetValue($"{finding.Resource?.Kind}/{finding.Resource?.Name}", out var ways))
            return null;
        var (low, high) = (0, ways.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = ways[middle].Route.Item.Span.Start <= finding.Span.Start ? (middle, high) : (low, middle - 1);
        }
        return ways[low].Route.Item.Span.Contains(finding.Span) ? ways[low] : ways[0];
    }

    private static string Parent(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "/";

    // A load balancer for connections has no host; its Service is what people know.
    private static string HostOf(Route route) =>
        route.Resource.Kind == "Service"
            ? $"Service {route.Resource.Name}"
            : route.HostText?.ToLowerInvariant() ?? AnyHost;

    // "/chat/", "/chat" and "/chat(/|$)(.*)" serve the same requests.
    private static string PathOf(Route route) => $"/{string.Join('/', route.Segments)}";
}
