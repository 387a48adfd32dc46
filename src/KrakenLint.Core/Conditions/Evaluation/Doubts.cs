using System.Collections.Immutable;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>What likely, but not surely, carries WebSocket traffic, with the reason to think so: <c>path "/ws"</c>.</summary>
public sealed record Doubts(
    ImmutableDictionary<Resource, string> OfResources,
    ImmutableDictionary<Route, string> OfRoutes,
    ImmutableDictionary<YamlNode, string> OfSections
)
{
    public static Doubts None { get; } =
        new(
            ImmutableDictionary<Resource, string>.Empty,
            ImmutableDictionary<Route, string>.Empty,
            ImmutableDictionary<YamlNode, string>.Empty
        );

    /// <summary>The reason for an item; null where it is beyond doubt.</summary>
    public string? About(Item item)
    {
        if (item.Route is { } route)
            return OfRoutes.GetValueOrDefault(route);
        if (item.Resource is { } resource)
            return OfResources.GetValueOrDefault(resource);
        return item.Node is { } node && !OfSections.IsEmpty
            ? OfSections.GetValueOrDefault(item.Section ?? IngressSections.Around(node))
            : null;
    }
}
