using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Ways;

namespace KrakenLint.Force;

/// <summary>
/// Routes of one host whose sticky cookies have one name and mean different Services. Found by host, name and the path that a
/// cookie is sent to, so that many routes cost no square.
/// </summary>
internal sealed class CookieRivals
{
    private static readonly object Key = new();

    // Whoever meets the cookies of so many others meets one of another Service.
    private const int MostKept = 32;

    // Of the rule that is asked for, and of another one.
    private const int MostOfService = 2;

    // No cookie is confined to a longer path.
    private const int Deepest = 64;

    private readonly BundleGraph graph;
    private readonly Dictionary<(string Host, string Name, string Path), List<Route>> sent = [];

    private CookieRivals(BundleGraph graph)
    {
        this.graph = graph;
        foreach (var route in graph.Routes)
        {
            if (NameOf(route) is not { } name)
                continue;
            var key = (route.HostText ?? "", name, string.Join('/', Route.SegmentsOf(ReachOf(route))));
            if (!sent.TryGetValue(key, out var known))
                sent[key] = known = [];
            if (known.Count < MostKept && known.Count(other => ServiceOf(other) == ServiceOf(route)) < MostOfService)
                known.Add(route);
        }
    }

    /// <returns>A route to another Service whose cookie of the same name the browser sends here as well; null where there is none.</returns>
    public static Route? Of(BundleGraph graph, Route route) =>
        graph.OfBundle(Key, () => new CookieRivals(graph)).Find(route);

    private Route? Find(Route route)
    {
        if (NameOf(route) is not { } name)
            return null;
        var segments = Route.SegmentsOf(route.PathText ?? "/");
        for (var depth = 0; depth <= Math.Min(segments.Length, Deepest); depth++)
        {
            var key = (route.HostText ?? "", name, string.Join('/', segments.AsSpan(0, depth)));
            if (sent.GetValueOrDefault(key)?.Find(other => IsRival(other, route)) is { } rival)
                return rival;
        }
        return null;
    }

    // Between the Services of one rule another cookie chooses. What two routes of ingress-nginx do to each other depends on its mode.
    private bool IsRival(Route other, Route route) =>
        ServiceOf(other) != ServiceOf(route)
        && other.Rule?.Equals(route.Rule) != true
        && !(ControllerOf(other) == Controllers.IngressNginx && ControllerOf(route) == Controllers.IngressNginx);

    private string? NameOf(Route route)
    {
        var way = Way.Of(graph, route);
        return way[WaySetting.Affinity].Value == "cookie" ? way["cookieName"].Value : null;
    }

    // Without a path of its own a cookie is sent to where it came from.
    private string ReachOf(Route route) =>
        Way.Of(graph, route)["cookiePath"].Value is { Length: > 0 } path ? path : route.PathText ?? "/";

    private string? ControllerOf(Route route) => Way.Of(graph, route).Controller?.Name;

    private static (string?, string?) ServiceOf(Route route) => (route.ServiceSpace, route.ServiceText);
}
