using System.Collections.Immutable;
using KrakenLint.Conditions;

namespace KrakenLint.Runbooks;

/// <summary>One thing of a bundle that a runbook speaks of.</summary>
/// <param name="Title">What people call it, where there are several.</param>
/// <param name="Item">What conditions look at.</param>
/// <param name="Values">What is known, by the names of <see cref="RunbookNames"/>.</param>
public sealed record Topic(string Title, Item Item, ImmutableDictionary<string, string> Values);

/// <summary>A kind of topic, and the topics of that kind in a bundle.</summary>
/// <param name="Name">What files call it.</param>
/// <param name="Summary">One line for the documentation.</param>
internal sealed record TopicKind(string Name, string Summary, Func<BundleView, IEnumerable<Topic>> Find);

/// <summary>The table of topics.</summary>
public static class Topics
{
    internal static ImmutableArray<TopicKind> All { get; } =
    [
        new("bundle", "everything together, once", BundleTopics.Of),
        new("backend", "each workload that carries real-time traffic", WorkloadTopics.Backends),
        new("frontend", "each workload that serves the pages", view => WorkloadTopics.WithRole(view, "frontend")),
        new("way", "each real-time route, with what serves it", WayTopics.Of),
        new("controller", "what serves the real-time routes, each once", WayTopics.Controllers),
        new("redis", "each Redis that a real-time workload calls", RedisTopics.Of),
        new("server", "each Redis workload of the bundle that a real-time workload calls", RedisTopics.Servers),
        new("livekit", "each LiveKit server of the bundle", LiveKitTopics.Servers),
        new("livekit-client", "each address of LiveKit that a workload hands out", LiveKitTopics.Clients),
    ];

    /// <summary>What files may call a topic.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(kind => kind.Name)];

    internal static TopicKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
