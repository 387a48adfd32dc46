using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Text;

namespace KrakenLint.Maps;

/// <summary>The message path of one bundle: ways in, the Services behind them, what runs there and what that calls.</summary>
/// <param name="Name">What the bundle is: a chart or its files.</param>
/// <param name="Namespace">Of resources that name none; null where nothing says.</param>
/// <param name="Files">The files that it stands in, in order.</param>
/// <param name="Entries">Ingresses and other routes, in the order of the input.</param>
/// <param name="Services">Every Service once, those with a route first.</param>
/// <param name="Workloads">Every long-running workload once, in the order of the Services.</param>
/// <param name="OffPath">Findings on resources that are no hop: ConfigMaps, network policies, ….</param>
public sealed record BundleMap(
    string Name,
    string? Namespace,
    ImmutableArray<string> Files,
    ImmutableArray<EntryHop> Entries,
    ImmutableArray<ServiceHop> Services,
    ImmutableArray<WorkloadHop> Workloads,
    ImmutableArray<Finding> OffPath
)
{
    /// <summary>All findings on the map, each once.</summary>
    public IEnumerable<Finding> Findings =>
        Entries
            .SelectMany(entry => entry.Findings.Concat(entry.Routes.SelectMany(route => route.Findings)))
            .Concat(Services.SelectMany(service => service.Findings))
            .Concat(Workloads.SelectMany(workload => workload.Findings))
            .Concat(Workloads.SelectMany(workload => workload.Calls.SelectMany(call => call.Findings)))
            .Concat(OffPath);
}

/// <summary>What was read and drawn.</summary>
/// <param name="Result">The run itself, with its notes and counts.</param>
public sealed record RunMap(LintResult Result, ImmutableArray<BundleMap> Bundles);

/// <summary>One resource that lets requests in.</summary>
/// <param name="Controller">Such as <c>ingress-nginx</c>; empty where nothing tells.</param>
/// <param name="Span">Its name.</param>
public sealed record EntryHop(
    ResourceName Resource,
    SourceSpan Span,
    string Controller,
    ImmutableArray<RouteHop> Routes,
    ImmutableArray<Finding> Findings
);

/// <summary>A host and a path, with what is in force there.</summary>
/// <param name="Host">Null for every host.</param>
/// <param name="Path">Null for every path.</param>
/// <param name="Tls">Words: <c>TLS by Secret talk-tls</c>, <c>no TLS</c>.</param>
/// <param name="Meaning"><c>Socket.IO</c>, <c>WebSocket</c> or empty.</param>
/// <param name="Cookie">What the browser is given; null without a sticky cookie.</param>
public sealed record RouteHop(
    string? Host,
    string? Path,
    string? PathType,
    SourceSpan Span,
    Setting Tls,
    string Meaning,
    ImmutableArray<EvidenceMark> Evidence,
    ImmutableArray<Setting> Stickiness,
    CookieScope? Cookie,
    ImmutableArray<Setting> Timeouts,
    ServiceLink Service,
    ImmutableArray<Finding> Findings
);

/// <summary>The cookie of sticky sessions on one route.</summary>
/// <param name="Path">The part of the site that the browser sends it to.</param>
/// <param name="SharedWith">Shorter paths whose cookie of the same name, for other pods, the browser sends here too.</param>
public sealed record CookieScope(string Name, string Path, ImmutableArray<string> SharedWith);

/// <summary>A value in force, and who set it.</summary>
/// <param name="Source"><c>annotation</c>, <c>field</c>, <c>default</c> or <c>ConfigMap NAME</c>.</param>
/// <param name="Span">Null for defaults.</param>
public sealed record Setting(string Name, string Value, string Source, SourceSpan? Span);

/// <summary>Why something counts as what it does.</summary>
/// <param name="Id">As in <c>rules/roles.yaml</c>.</param>
/// <param name="Strength"><c>strong</c>, <c>medium</c> or <c>weak</c>.</param>
/// <param name="Said">What the node says, masked and on one line.</param>
public sealed record EvidenceMark(string Id, string Strength, string Means, string Said, SourceSpan? Span);

/// <summary>A reference to a Service.</summary>
/// <param name="State"><c>found</c>, <c>missing</c>, <c>port-missing</c>, <c>external</c> or <c>none</c>.</param>
/// <param name="Id">Of the <see cref="ServiceHop"/>; null where it is not in the bundle.</param>
public sealed record ServiceLink(string Name, string? Namespace, string? Port, string State, string? Id);

/// <param name="Id">Unique in its map: <c>Service/namespace/name</c>.</param>
/// <param name="Type"><c>ClusterIP</c>, <c>NodePort</c>, <c>LoadBalancer</c>, <c>ExternalName</c> or <c>headless</c>.</param>
/// <param name="Ports">Such as <c>80 http → 3000</c>.</param>
/// <param name="Pods"><c>found</c>, <c>missing</c> (its selector matches none) or <c>unknown</c> (it has no selector).</param>
/// <param name="Workloads">Ids of <see cref="WorkloadHop"/>.</param>
public sealed record ServiceHop(
    string Id,
    ResourceName Resource,
    SourceSpan Span,
    string Type,
    ImmutableArray<string> Ports,
    Setting Affinity,
    ImmutableArray<string> Roles,
    ImmutableArray<EvidenceMark> Evidence,
    string Pods,
    ImmutableArray<string> Workloads,
    ImmutableArray<Finding> Findings
)
{
    /// <summary>Of a Service of type LoadBalancer: what makes it one, such as <c>aws-nlb</c>; empty where nothing tells.</summary>
    public string Controller { get; init; } = "";

    /// <summary>What is in force on the way through that.</summary>
    public ImmutableArray<Setting> InForce { get; init; } = [];
}

/// <param name="Id">Unique in its map: <c>Deployment/namespace/name</c>.</param>
/// <param name="Replicas">Words: <c>2 replicas</c>, <c>2–10 replicas by HorizontalPodAutoscaler talk</c>, <c>one pod per node</c>.</param>
/// <param name="Budgets">Names of its PodDisruptionBudgets.</param>
/// <param name="Uses">ConfigMaps, Secrets, claims and the ServiceAccount.</param>
public sealed record WorkloadHop(
    string Id,
    ResourceName Resource,
    SourceSpan Span,
    string Replicas,
    ImmutableArray<string> Budgets,
    ImmutableArray<string> Roles,
    ImmutableArray<EvidenceMark> Evidence,
    ImmutableArray<CallHop> Calls,
    ImmutableArray<UseHop> Uses,
    ImmutableArray<Finding> Findings
)
{
    /// <summary>What browsers reach of a media server without the backend; empty for others.</summary>
    public ImmutableArray<DirectHop> Direct { get; init; } = [];
}

/// <summary>A way of browsers to a server past the backend.</summary>
/// <param name="What"><c>signalling</c>, <c>media</c> or <c>TURN</c>.</param>
/// <param name="Words">Ports, and what lets them in.</param>
/// <param name="State"><c>found</c>, <c>missing</c>, <c>off</c> or <c>unknown</c>.</param>
/// <param name="Span">Null where nothing is written.</param>
public sealed record DirectHop(string What, string Words, string State, SourceSpan? Span);

/// <summary>A host that environment variables name; user names and passwords are never part of it.</summary>
/// <param name="Variables">Names of the variables.</param>
/// <param name="What"><c>Redis</c>, <c>LiveKit</c>, <c>PostgreSQL</c>, … or empty.</param>
/// <param name="State"><c>found</c>, <c>missing</c>, <c>port-missing</c>, <c>external</c>, <c>local</c>, <c>empty</c> (no address is written) or
/// <c>unknown</c>.</param>
/// <param name="Source">Who wrote the value: <c>env</c>, <c>ConfigMap NAME</c>, <c>Secret NAME</c>.</param>
public sealed record CallHop(
    ImmutableArray<string> Variables,
    string What,
    string Scheme,
    string Host,
    string? Port,
    string State,
    string? Service,
    string Source,
    SourceSpan Span,
    ImmutableArray<Finding> Findings
)
{
    /// <summary>What comes back from there to the callers, in words: pub/sub to all pods; empty where nothing does.</summary>
    public string Back { get; init; } = "";
}

/// <param name="State"><c>found</c>, <c>missing</c>, <c>key-missing</c> or <c>optional</c>.</param>
public sealed record UseHop(string Kind, string Name, string State, SourceSpan Span);
