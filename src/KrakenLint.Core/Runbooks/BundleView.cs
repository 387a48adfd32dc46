using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Findings;
using KrakenLint.Graph;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;
using KrakenLint.Maps;

namespace KrakenLint.Runbooks;

/// <summary>A bundle as its runbook sees it.</summary>
/// <param name="Map">Its message path.</param>
/// <param name="Findings">What was found in it, the most severe first.</param>
/// <param name="Accepted">What was found and is accepted.</param>
/// <param name="Checked">Ids of the rules that ran.</param>
/// <param name="IsWhole">False where something was not read, so that nothing can be called right.</param>
internal sealed record BundleView(
    Scope Scope,
    BundleMap Map,
    ImmutableArray<Finding> Findings,
    ImmutableArray<Finding> Accepted,
    ImmutableHashSet<string> Checked,
    bool IsWhole
)
{
    private readonly Dictionary<string, ImmutableArray<Topic>> topics = [];

    public BundleGraph Graph => Scope.Graph;

    public Bundle Bundle => Scope.Graph.Bundle;

    /// <summary>Who carries real-time traffic: those of whom it is sure, or those of whom it is likely where there is none.</summary>
    public RoleMap Roles => field ??= HasRealTime(Scope.Roles) ? Scope.Roles : Scope.Roles.Likely;

    /// <summary>True where something carries real-time traffic.</summary>
    public bool IsRealTime => HasRealTime(Roles);

    /// <summary>True where that is likely, and nothing makes it sure.</summary>
    public bool IsLikely => IsRealTime && !HasRealTime(Scope.Roles);

    public ImmutableArray<Topic> TopicsOf(string name) =>
        topics.TryGetValue(name, out var known) ? known : topics[name] = [.. Topics.Find(name)?.Find(this) ?? []];

    public bool IsRealTimeRoute(Route route) => Roles.Means(route, "websocket") || Roles.Means(route, "socketio");

    private bool HasRealTime(RoleMap roles) =>
        Bundle.Resources.Any(resource =>
            roles.Has(resource, "websocket-workload")
            || roles.Has(resource, "socketio-workload")
            || roles.Has(resource, "livekit")
        ) || Graph.Routes.Any(route => roles.Means(route, "websocket") || roles.Means(route, "socketio"));
}
