using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph.Routes;

/// <summary>The routes of a bundle by what other routes ask for, so that a host with many of them costs no square.</summary>
internal sealed class RouteIndex
{
    private readonly ILookup<string, Route> byHost;
    private readonly ILookup<(string Host, string Path), Route> byPath;
    private readonly ILookup<string, int> depths;
    private readonly ILookup<(string Service, string Port), Route> byBackend;
    private readonly Dictionary<Route, int> order = [];
    private readonly Lazy<Dictionary<(Resource, int), int>> backends;
    private readonly Func<Route, (string Service, string Port)?> backendOf;

    /// <param name="routes">In the order of the input, which every answer keeps.</param>
    /// <param name="backendOf">What a route leads to, such that equal values mean the same; null for nothing.</param>
    public RouteIndex(ImmutableArray<Route> routes, Func<Route, (string Service, string Port)?> backendOf)
    {
        this.backendOf = backendOf;
        for (var index = 0; index < routes.Length; index++)
            order[routes[index]] = index;
        byHost = routes.ToLookup(HostOf);
        backends = new(() =>
            routes
                .GroupBy(RuleOf)
                .ToDictionary(
                    group => group.Key,
                    group => group.Select(route => route.Backend).OfType<YamlNode>().Where(IsUsed).Distinct().Count()
                )
        );
        var withPath = routes.Where(route => route.Path is not null).ToArray();
        byPath = withPath.ToLookup(route => (HostOf(route), PathOf(route.Segments)));
        depths = withPath
            .Select(route => (Host: HostOf(route), Depth: route.Segments.Length))
            .Distinct()
            .ToLookup(pair => pair.Host, pair => pair.Depth);
        byBackend = routes
            .Select(route => (Route: route, Backend: backendOf(route)))
            .Where(pair => pair.Backend is not null)
            .ToLookup(pair => pair.Backend ?? default, pair => pair.Route);
    }

    /// <summary>The place of a route among all of the bundle.</summary>
    public int OrderOf(Route route) => order[route];

    public IEnumerable<Route> OfHost(string? host) => byHost[host ?? ""];

    /// <summary>Routes of the same host whose path's segments are the first ones of this route's.</summary>
    public IEnumerable<Route> Above(Route route)
    {
        var host = HostOf(route);
        var segments = route.Segments;
        return depths[host]
            .Where(depth => depth < segments.Length)
            .SelectMany(depth => byPath[(host, PathOf(segments.AsSpan(0, depth)))])
            .OrderBy(above => order[above]);
    }

    /// <summary>Other routes that lead to the same Service and port.</summary>
    public IEnumerable<Route> WithBackendOf(Route route) =>
        backendOf(route) is { } backend ? byBackend[backend].Where(other => !ReferenceEquals(other, route)) : [];

    /// <summary>Over how many backends the rule of a route spreads its requests, by weight.</summary>
    public int BackendsOf(Route route) => backends.Value.GetValueOrDefault(RuleOf(route), 1);

    private static (Resource, int) RuleOf(Route route) => (route.Resource, (route.Rule ?? route.Item).Span.Start);

    // Istio has the weight beside the destination.
    private static bool IsUsed(YamlNode backend) =>
        (Resource.ScalarAt(backend, "weight") ?? Resource.ScalarAt(backend.Parent, "weight")) != "0";

    private static string HostOf(Route route) => route.HostText ?? "";

    private static string PathOf(ReadOnlySpan<string> segments) => string.Join('/', segments);
}
