using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Maps;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Reporting;

/// <summary>The trees of one map: what clients reach, what is inside, what has no Service, what lies beside the path.</summary>
internal sealed class MapTrees
{
    private const string Bold = "1";
    private const string Bad = "1;31";
    private const string Doubtful = "1;33";
    private const string Good = "1;32";
    private const string Dim = "2";

    private readonly BundleMap map;
    private readonly MapWords words;
    private readonly Dictionary<string, ServiceHop> services;
    private readonly Dictionary<string, WorkloadHop> workloads;
    private readonly HashSet<string> drawn = [];
    private readonly HashSet<RouteHop> expanding;

    public MapTrees(BundleMap map)
    {
        this.map = map;
        words = new MapWords(map);
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
            ? [Leaf(new TreeText("no Ingress and no other route leads in", open.Length == 0 ? Doubtful : Dim))]
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
        new(TreeLine.Of(new TreeText(title, Bold)), [], [.. children]);

    private static TreeNode Leaf(params TreeText[] pieces) => new(TreeLine.Of(pieces), [], []);

    private static bool IsOpen(ServiceHop service) => service.Type is "LoadBalancer" or "NodePort";

    private IEnumerable<TreeNode> BesideNodes() =>
        map
            .OffPath.GroupBy(finding => finding.Resource?.ToString() ?? finding.Span.File.Path)
            .Select(group => new TreeNode(
                TreeLine.Of(
                    new TreeText(Escape(group.First().Resource is { } name ? MapWords.Resource(name) : group.Key), Bold)
                ),
                [.. group.Select(FindingLine)],
                []
            ));

    private TreeNode EntryNode(EntryHop entry)
    {
        var common = CommonSettings(entry);
        return new TreeNode(
            TreeLine.Of(
                new TreeText(Escape(MapWords.Resource(entry.Resource)), Bold),
                new TreeText(entry.Controller.Length == 0 ? "controller not known" : entry.Controller),
                Place(entry.Span)
            ),
            [.. common, .. entry.Findings.Select(FindingLine)],
            [.. entry.Routes.GroupBy(MapWords.Host).Select(host => HostNode(host.Key, [.. host], common))]
        );
    }

    // What every route of a resource has is said once, above them.
    private ImmutableArray<TreeLine> CommonSettings(EntryHop entry)
    {
        var all = entry.Routes.Select(route => SettingLines(route).ToArray()).ToArray();
        return [.. all.FirstOrDefault([]).Where(line => all.All(lines => lines.Any(other => IsSame(line, other))))];
    }

    private static bool IsSame(TreeLine left, TreeLine right) =>
        left.Label == right.Label && left.Pieces.SequenceEqual(right.Pieces);

    private IEnumerable<TreeLine> SettingLines(RouteHop route)
    {
        if (!route.Stickiness.IsEmpty)
            yield return SettingLine("sticky", route.Stickiness);
        else
            yield return new TreeLine("sticky", [new TreeText("no", Dim)]);
        if (!route.Timeouts.IsEmpty)
            yield return SettingLine("timeouts", route.Timeouts);
    }

    private TreeLine SettingLine(string label, ImmutableArray<Setting> settings) =>
        new(label, [.. settings.Select(setting => new TreeText(Escape(words.Setting(setting))))]);

    private TreeNode HostNode(string host, RouteHop[] routes, ImmutableArray<TreeLine> common)
    {
        var tls = routes[0].Tls;
        var secure = tls.Value == "none" ? new TreeText("no TLS", Doubtful) : new TreeText(Escape($"TLS {tls.Value}"));
        return new TreeNode(
            TreeLine.Of(new TreeText(Escape(host), Bold), secure, Place(tls.Span)),
            [],
            [.. routes.Select(route => RouteNode(route, common))]
        );
    }

    private TreeNode RouteNode(RouteHop route, ImmutableArray<TreeLine> common) =>
        new(
            TreeLine.Of(
                new TreeText(Escape(MapWords.Path(route)), Bold),
                new TreeText(Escape(route.PathType ?? ""), Dim),
                new TreeText(route.Meaning, Good),
                Place(route.Span)
            ),
            [
                .. route.Evidence.Select(EvidenceLine),
                .. SettingLines(route).Where(line => !common.Any(other => IsSame(line, other))),
                .. CookieLines(route),
                .. route.Findings.Select(FindingLine),
            ],
            [LinkNode(route)]
        );

    private static IEnumerable<TreeLine> CookieLines(RouteHop route)
    {
        if (route.Cookie is not { } cookie)
            yield break;
        var own = new TreeText(Escape($"{cookie.Name}; Path={cookie.Path}"));
        yield return new TreeLine(
            "cookie",
            [
                own,
                .. cookie.SharedWith.Select(path => new TreeText(
                    Escape($"and the one of {path}, which has the same name and is for other pods"),
                    Doubtful
                )),
            ]
        );
    }

    private TreeNode LinkNode(RouteHop route)
    {
        var link = route.Service;
        if (link.Id is { } id && services.TryGetValue(id, out var service))
        {
            var state = MapWords.State(link.State);
            return expanding.Contains(route) && !drawn.Contains(id)
                ? ServiceNode(service, MapWords.Name(link), state)
                : Leaf(Plain(MapWords.Name(link)), new TreeText(state, Bad), new TreeText("drawn elsewhere", Dim));
        }
        var color = MapWords.IsBroken(link.State) ? Bad : Dim;
        return Leaf(
            Plain(link.State == "none" ? "" : MapWords.Name(link)),
            new TreeText(MapWords.State(link.State), color)
        );
    }

    private TreeNode ServiceNode(ServiceHop service) => ServiceNode(service, MapWords.Resource(service.Resource), "");

    private TreeNode ServiceNode(ServiceHop service, string name, string state)
    {
        drawn.Add(service.Id);
        var affinity = service.Affinity.Value == "None" ? Dim : Doubtful;
        return new TreeNode(
            TreeLine.Of(
                new TreeText(Escape(name), Bold),
                new TreeText(state, Bad),
                Plain(service.Type),
                Plain(string.Join(", ", service.Ports)),
                new TreeText(Escape(words.Setting(service.Affinity)), affinity),
                Place(service.Span)
            ),
            [
                .. RoleLines(service.Roles),
                .. service.Evidence.Select(EvidenceLine),
                .. service.Findings.Select(FindingLine),
            ],
            [.. service.Workloads.Select(WorkloadLink), .. PodsMissing(service)]
        );
    }

    private static IEnumerable<TreeNode> PodsMissing(ServiceHop service)
    {
        if (MapWords.Pods(service) is { Length: > 0 } text)
            yield return Leaf(new TreeText(text, service.Pods == "missing" ? Bad : Dim));
    }

    private TreeNode WorkloadLink(string id)
    {
        var workload = workloads[id];
        return drawn.Contains(id)
            ? Leaf(Plain(MapWords.Resource(workload.Resource)), new TreeText("drawn elsewhere", Dim))
            : WorkloadNode(workload);
    }

    private TreeNode WorkloadNode(WorkloadHop workload)
    {
        drawn.Add(workload.Id);
        return new TreeNode(
            TreeLine.Of(
                new TreeText(Escape(MapWords.Resource(workload.Resource)), Bold),
                Plain(workload.Replicas),
                Place(workload.Span)
            ),
            [
                .. RoleLines(workload.Roles),
                .. workload.Evidence.Select(EvidenceLine),
                .. BudgetLines(workload),
                .. UseLines(workload),
                .. workload.Findings.Select(FindingLine),
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
                new TreeText(call.What, Good),
                new TreeText(Escape(MapWords.Host(call)), Bold),
                new TreeText(MapWords.State(call.State), MapWords.IsBroken(call.State) ? Bad : Dim),
                new TreeText(target is null || isNext ? "" : "drawn elsewhere", Dim),
                Plain($"by {string.Join(", ", call.Variables)} in {call.Source}"),
                Place(call.Span)
            ),
            [.. call.Findings.Select(FindingLine)],
            isNext && target is not null ? [ServiceNode(target)] : []
        );
    }

    private static IEnumerable<TreeLine> BudgetLines(WorkloadHop workload) =>
        workload.Budgets.IsEmpty
            ? []
            : [new TreeLine("budget", [.. workload.Budgets.Select(name => Plain($"PodDisruptionBudget {name}"))])];

    private static IEnumerable<TreeLine> UseLines(WorkloadHop workload)
    {
        if (workload.Uses.IsEmpty)
            yield break;
        yield return new TreeLine(
            "uses",
            [
                .. workload.Uses.Select(use =>
                    MapWords.State(use.State) is { Length: > 0 } state
                        ? new TreeText(
                            Escape($"{use.Kind} {use.Name} ({state})"),
                            MapWords.IsBroken(use.State) ? Bad : Dim
                        )
                        : Plain($"{use.Kind} {use.Name}")
                ),
            ]
        );
    }

    private static IEnumerable<TreeLine> RoleLines(ImmutableArray<string> roles) =>
        roles.IsEmpty ? [] : [new TreeLine("role", [Plain(string.Join(", ", roles))])];

    private TreeLine EvidenceLine(EvidenceMark mark) => new("evidence", [Plain(words.Evidence(mark))]);

    private TreeLine FindingLine(Finding finding)
    {
        var (sign, color) = finding.Severity switch
        {
            Severity.Error => ("✗", Bad),
            Severity.Warning => ("!", Doubtful),
            _ => ("·", "1;36"),
        };
        return new TreeLine(
            $"{sign} {finding.Severity.Word()}",
            [new TreeText(Escape(words.Finding(finding)), color), new TreeText(Escape(finding.Label), Dim)]
        );
    }

    private TreeText Place(SourceSpan? span) => new(Escape(words.Place(span)), Dim);

    private static TreeText Plain(string text) => new(Escape(text));

    private static string Escape(string text) => TerminalText.Escape(text);
}
