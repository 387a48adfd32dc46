using System.Collections.Immutable;
using KrakenLint.Maps;

namespace KrakenLint.Reporting.Drawings;

/// <summary>The trees of one map: what clients reach, what is inside, what has no Service, what lies beside the path.</summary>
internal sealed class MapTrees
{
    private readonly BundleMap map;
    private readonly MapLines lines;
    private readonly Dictionary<string, ServiceHop> services;
    private readonly Dictionary<string, WorkloadHop> workloads;
    private readonly HashSet<string> drawn = [];
    private readonly HashSet<RouteHop> expanding;

    public MapTrees(BundleMap map)
    {
        this.map = map;
        lines = new MapLines(new MapWords(map));
        services = map.Services.ToDictionary(service => service.Id);
        workloads = map.Workloads.ToDictionary(workload => workload.Id);
        // Each Service is drawn in full once: where real-time traffic comes in, else at the first of its routes.
        expanding = new HashSet<RouteHop>(
            map.Entries.SelectMany(entry => entry.Routes)
                .Where(route => route.Service.Id is not null)
                .GroupBy(route => route.Service.Id)
                .Select(group => group.FirstOrDefault(route => route.Meaning.Length > 0) ?? group.First()),
            ReferenceEqualityComparer.Instance
        );
    }

    public IEnumerable<TreeNode> All()
    {
        var entries = map.Entries.Select(EntryNode).ToArray();
        var open = map
            .Services.Where(IsOpen)
            .Where(service => !drawn.Contains(service.Id))
            .Select(ServiceNode)
            .ToArray();
        var none = map.Entries.IsEmpty
            ?
            [
                Leaf(
                    new TreeText(
                        "no Ingress and no other route leads in",
                        open.Length == 0 ? MapLines.Doubtful : MapLines.Dim
                    )
                ),
            ]
            : Array.Empty<TreeNode>();
        yield return Section("Client", [.. none, .. entries, .. open]);
        var inside = map.Services.Where(service => !drawn.Contains(service.Id)).Select(ServiceNode).ToArray();
        if (inside.Length > 0)
            yield return Section("Inside the cluster", inside);
        var alone = map.Workloads.Where(workload => !drawn.Contains(workload.Id)).Select(WorkloadNode).ToArray();
        if (alone.Length > 0)
            yield return Section("Behind no Service", alone);
        if (!map.OffPath.IsEmpty)
            yield return Section("Findings beside the path", [.. BesideNodes()]);
    }

    private static TreeNode Section(string title, TreeNode[] children) =>
        new(TreeLine.Of(new TreeText(title, MapLines.Bold)), [], [.. children]);

    private static TreeNode Leaf(params TreeText[] pieces) => new(TreeLine.Of(pieces), [], []);

    // Each hop is drawn in full once.
    private string Where(string id) => drawn.Contains(id) ? "see above" : "see below";

    private static bool IsOpen(ServiceHop service) => service.Type is "LoadBalancer" or "NodePort";

    private IEnumerable<TreeNode> BesideNodes() =>
        map
            .OffPath.GroupBy(finding => finding.Resource?.ToString() ?? finding.Span.File.Path)
            .Select(group => new TreeNode(
                TreeLine.Of(
                    new TreeText(
                        MapLines.Escape(group.First().Resource is { } name ? MapWords.Resource(name) : group.Key),
                        MapLines.Bold
                    )
                ),
                [.. group.Select(lines.FindingLine)],
                []
            ));

    private TreeNode EntryNode(EntryHop entry)
    {
        var common = CommonSettings(entry);
        return new TreeNode(
            TreeLine.Of(
                new TreeText(MapLines.Escape(MapWords.Resource(entry.Resource)), MapLines.Bold),
                lines.Place(entry.Span),
                new TreeText(entry.Controller.Length == 0 ? "controller not known" : entry.Controller)
            ),
            [.. common, .. entry.Findings.Select(lines.FindingLine)],
            [.. entry.Routes.GroupBy(MapWords.Host).Select(host => HostNode(host.Key, [.. host], common))]
        );
    }

    // What every route of a resource has is said once, above them.
    private ImmutableArray<TreeLine> CommonSettings(EntryHop entry)
    {
        var all = entry.Routes.Select(route => lines.SettingLines(route).ToArray()).ToArray();
        return
        [
            .. all.FirstOrDefault([]).Where(line => all.All(lines => lines.Any(other => MapLines.IsSame(line, other)))),
        ];
    }

    private TreeNode HostNode(string host, RouteHop[] routes, ImmutableArray<TreeLine> common)
    {
        var tls = routes[0].Tls;
        var secure =
            tls.Value == "none"
                ? new TreeText("no TLS", MapLines.Doubtful)
                : new TreeText(MapLines.Escape($"TLS {tls.Value}"));
        return new TreeNode(
            TreeLine.Of(new TreeText(MapLines.Escape(host), MapLines.Bold), secure, lines.Place(tls.Span)),
            [],
            [.. routes.Select(route => RouteNode(route, common))]
        );
    }

    private TreeNode RouteNode(RouteHop route, ImmutableArray<TreeLine> common) =>
        new(
            TreeLine.Of(
                new TreeText(MapLines.Escape(MapWords.Path(route)), MapLines.Bold),
                lines.Place(route.Span),
                new TreeText(MapLines.Escape(route.PathType ?? ""), MapLines.Dim),
                new TreeText(route.Meaning, MapLines.Good)
            ),
            [
                .. lines.EvidenceLines(route.Evidence),
                .. lines.SettingLines(route).Where(line => !common.Any(other => MapLines.IsSame(line, other))),
                .. MapLines.CookieLines(route),
                .. route.Findings.Select(lines.FindingLine),
            ],
            [LinkNode(route)]
        );

    private TreeNode LinkNode(RouteHop route)
    {
        var link = route.Service;
        if (link.Id is { } id && services.TryGetValue(id, out var service))
        {
            var state = MapWords.State(link.State);
            return expanding.Contains(route) && !drawn.Contains(id)
                ? ServiceNode(service, MapWords.Name(link), state)
                : Leaf(
                    MapLines.Plain(MapWords.Name(link)),
                    new TreeText(state, MapLines.Bad),
                    new TreeText(Where(id), MapLines.Dim)
                );
        }
        var color = MapWords.IsBroken(link.State) ? MapLines.Bad : MapLines.Dim;
        return Leaf(
            MapLines.Plain(link.State == "none" ? "" : MapWords.Name(link)),
            new TreeText(MapWords.State(link.State), color)
        );
    }

    private TreeNode ServiceNode(ServiceHop service) => ServiceNode(service, MapWords.Resource(service.Resource), "");

    private TreeNode ServiceNode(ServiceHop service, string name, string state)
    {
        drawn.Add(service.Id);
        return new TreeNode(
            TreeLine.Of(
                new TreeText(MapLines.Escape(name), MapLines.Bold),
                lines.Place(service.Span),
                new TreeText(state, MapLines.Bad),
                MapLines.Plain(service.Type),
                MapLines.Plain(string.Join(", ", service.Ports)),
                lines.Affinity(service)
            ),
            [
                .. lines.BalancerLines(service),
                .. MapLines.RoleLines(service.Roles),
                .. lines.EvidenceLines(service.Evidence),
                .. service.Findings.Select(lines.FindingLine),
            ],
            [.. service.Workloads.Select(WorkloadLink), .. PodsMissing(service)]
        );
    }

    private static IEnumerable<TreeNode> PodsMissing(ServiceHop service)
    {
        if (MapWords.Pods(service) is { Length: > 0 } text)
            yield return Leaf(new TreeText(text, service.Pods == "missing" ? MapLines.Bad : MapLines.Dim));
    }

    private TreeNode WorkloadLink(string id)
    {
        var workload = workloads[id];
        return drawn.Contains(id)
            ? Leaf(MapLines.Plain(MapWords.Resource(workload.Resource)), new TreeText(Where(id), MapLines.Dim))
            : WorkloadNode(workload);
    }

    private TreeNode WorkloadNode(WorkloadHop workload)
    {
        drawn.Add(workload.Id);
        return new TreeNode(
            TreeLine.Of(
                new TreeText(MapLines.Escape(MapWords.Resource(workload.Resource)), MapLines.Bold),
                lines.Place(workload.Span),
                MapLines.Plain(workload.Replicas)
            ),
            [
                .. MapLines.RoleLines(workload.Roles),
                .. lines.EvidenceLines(workload.Evidence),
                .. MapLines.BudgetLines(workload),
                .. MapLines.UseLines(workload),
                .. lines.DirectLines(workload),
                .. workload.Findings.Select(lines.FindingLine),
            ],
            [.. workload.Calls.Select(CallNode)]
        );
    }

    private TreeNode CallNode(CallHop call)
    {
        var target = call.Service is { } id && services.TryGetValue(id, out var found) ? found : null;
        var isNext = target is not null && call.What.Length > 0 && !drawn.Contains(target.Id);
        return new TreeNode(
            TreeLine.Of(
                new TreeText(call.What, MapLines.Good),
                new TreeText(MapLines.Escape(MapWords.Host(call)), MapLines.Bold),
                new TreeText(MapWords.State(call.State), MapWords.IsBroken(call.State) ? MapLines.Bad : MapLines.Dim),
                new TreeText(target is null || isNext ? "" : Where(target.Id), MapLines.Dim),
                MapLines.Plain($"by {string.Join(", ", call.Variables)} in {call.Source}"),
                lines.Place(call.Span)
            ),
            [.. MapLines.BackLines(call), .. call.Findings.Select(lines.FindingLine)],
            isNext && target is not null ? [ServiceNode(target)] : []
        );
    }
}
