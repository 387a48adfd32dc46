using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Maps;
using KrakenLint.Rules;

namespace KrakenLint.Reporting.Drawings.Svg;

/// <summary>
/// The cards and arrows of one bundle: browsers, ways in, Services, workloads, what these call. What is only called stands
/// within the card of the call.
/// </summary>
internal sealed class SvgCards
{
    public const string Browsers = "browsers";

    /// <summary>The widths of the columns in characters.</summary>
    public static ImmutableArray<int> Widths { get; } = [10, 38, 30, 34, 34];

    private const int MostFindings = 8;
    private readonly BundleMap map;
    private readonly Dictionary<string, ServiceHop> services;
    private readonly Dictionary<string, WorkloadHop> workloads;
    private readonly HashSet<string> drawn = [];
    private readonly HashSet<string> onlyCalled;
    private readonly ImmutableArray<SvgCard>.Builder cards = ImmutableArray.CreateBuilder<SvgCard>();
    private readonly ImmutableArray<SvgArrow>.Builder arrows = ImmutableArray.CreateBuilder<SvgArrow>();

    private SvgCards(BundleMap map)
    {
        this.map = map;
        services = map.Services.ToDictionary(service => service.Id);
        workloads = map.Workloads.ToDictionary(workload => workload.Id);
        var routed = map.Entries.SelectMany(entry => entry.Routes).Select(route => route.Service.Id).ToHashSet();
        onlyCalled =
        [
            .. map
                .Workloads.SelectMany(workload => workload.Calls)
                .Where(call => call.What.Length > 0)
                .Select(call => call.Service)
                .OfType<string>()
                .Where(id => !routed.Contains(id) && !IsOpen(services[id])),
        ];
    }

    public static (ImmutableArray<SvgCard> Cards, ImmutableArray<SvgArrow> Arrows) Of(BundleMap map)
    {
        var made = new SvgCards(map);
        made.Make();
        return (made.cards.ToImmutable(), made.arrows.ToImmutable());
    }

    private void Make()
    {
        var browsers = new SvgLines(Widths[0]).Add("Browsers", "title");
        if (map.Entries.IsEmpty && !map.Services.Any(IsOpen))
            browsers.Add("no way in", "warning");
        cards.Add(new SvgCard(Browsers, 0, browsers.All, "", null));
        foreach (var (index, entry) in map.Entries.Index())
            AddEntry(entry, $"entry{index}");
        foreach (var service in map.Services.Where(service => !onlyCalled.Contains(service.Id)))
            AddService(service, null);
        var behindCalls = onlyCalled.SelectMany(id => services[id].Workloads).ToHashSet();
        foreach (
            var workload in map.Workloads.Where(workload =>
                !behindCalls.Contains(workload.Id) || workload.Calls.Any(call => call.What.Length > 0)
            )
        )
            AddWorkload(workload.Id, null);
    }

    private static bool IsOpen(ServiceHop service) => service.Type is "LoadBalancer" or "NodePort";

    private void AddEntry(EntryHop entry, string key)
    {
        var lines = new SvgLines(Widths[1]).Add(MapWords.Resource(entry.Resource), "title");
        lines.Add(entry.Controller.Length == 0 ? "controller not known" : entry.Controller, "dim");
        var common = entry
            .Routes.Select(TextsOf)
            .FirstOrDefault([])
            .Where(text => entry.Routes.All(route => TextsOf(route).Contains(text)))
            .ToArray();
        foreach (var (text, kind) in common)
            lines.Add(text, kind);
        AddFindings(lines, entry.Findings);
        var starts = new List<(RouteHop Route, int Line)>();
        foreach (var route in entry.Routes)
        {
            starts.Add((route, lines.Count));
            AddRoute(lines, route, common);
        }
        var all = entry.Findings.Concat(entry.Routes.SelectMany(route => route.Findings)).ToArray();
        AddVerdict(lines, all, entry.Routes.Any(route => MapWords.IsBroken(route.Service.State)));
        cards.Add(new SvgCard(key, 1, lines.All, StateOf(all), null));
        arrows.Add(new SvgArrow(Browsers, null, key, "good"));
        foreach (var (route, line) in starts)
        {
            if (route.Service.Id is not { } id)
                continue;
            AddService(services[id], key);
            arrows.Add(new SvgArrow(key, line, id, MapWords.IsBroken(route.Service.State) ? "bad" : "good"));
        }
    }

    /// <summary>What is in force on a route: said once where it is the same on all of them.</summary>
    private static (string Text, string Kind)[] TextsOf(RouteHop route) =>
        [
            route.Tls.Value == "none" ? ("no TLS", "warning") : ($"TLS {route.Tls.Value}", "dim"),
            (Joined(route.Stickiness), "dim"),
            (Joined(route.Timeouts), "dim"),
        ];

    private static string Joined(ImmutableArray<Setting> settings) =>
        string.Join(
            ", ",
            settings.Select(setting => $"{setting.Name} {setting.Value}{(setting.Span is null ? " (default)" : "")}")
        );

    private static void AddRoute(SvgLines lines, RouteHop route, (string Text, string Kind)[] common)
    {
        lines.Add($"{MapWords.Host(route)} {MapWords.Path(route)}", "strong");
        lines.Add(route.Meaning, "dim");
        foreach (var (text, kind) in TextsOf(route).Except(common))
            lines.Add(text, kind);
        if (route.Stickiness.IsEmpty && route.Meaning == "Socket.IO")
            lines.Add("not sticky", "warning");
        if (route.Service.Id is null || MapWords.IsBroken(route.Service.State))
            lines.Add(
                $"✗ {(route.Service.State == "none" ? "" : $"{MapWords.Name(route.Service)}: ")}{MapWords.State(route.Service.State)}",
                MapWords.IsBroken(route.Service.State) ? "error" : "dim"
            );
        AddFindings(lines, route.Findings);
    }

    private void AddService(ServiceHop service, string? beside)
    {
        if (!drawn.Add(service.Id))
            return;
        var lines = new SvgLines(Widths[2]).Add(MapWords.Resource(service.Resource), "title");
        AddService(lines, service);
        AddVerdict(lines, service.Findings, service.Pods == "missing");
        var isLost = service.Pods == "missing";
        cards.Add(new SvgCard(service.Id, 2, lines.All, isLost ? "error" : StateOf(service.Findings), beside));
        foreach (var id in service.Workloads)
        {
            AddWorkload(id, service.Id);
            arrows.Add(new SvgArrow(service.Id, null, id, "good"));
        }
    }

    private static void AddService(SvgLines lines, ServiceHop service)
    {
        lines.Add($"{service.Type} {string.Join(", ", service.Ports)}", "dim");
        if (IsOpen(service))
            lines.Add("open to the outside", "back");
        lines.Add(service.Controller, "dim");
        lines.Add(Joined(service.InForce), "dim");
        if (service.Affinity.Value != "None")
            lines.Add($"sessionAffinity {service.Affinity.Value}", "warning");
        lines.Add(MapWords.Pods(service), service.Pods == "missing" ? "error" : "dim");
        AddFindings(lines, service.Findings);
    }

    private void AddWorkload(string id, string? beside)
    {
        if (!drawn.Add(id))
            return;
        var workload = workloads[id];
        var lines = new SvgLines(Widths[3]).Add(MapWords.Resource(workload.Resource), "title");
        lines.Add(workload.Replicas, "dim").Add(string.Join(", ", workload.Roles), "dim");
        foreach (var use in workload.Uses.Where(use => MapWords.IsBroken(use.State)))
            lines.Add($"✗ {use.Kind} {use.Name}: {MapWords.State(use.State)}", "error");
        AddFindings(lines, workload.Findings);
        AddVerdict(lines, workload.Findings, workload.Uses.Any(use => MapWords.IsBroken(use.State)));
        // Calls of other programs are many and none of the message path: those that lead nowhere, or were found fault with, are told.
        var calls = workload
            .Calls.Where(call => call.What.Length > 0 || MapWords.IsBroken(call.State) || !call.Findings.IsEmpty)
            .ToArray();
        cards.Add(new SvgCard(id, 3, lines.All, StateOf(workload.Findings), beside));
        AddDirect(workload);
        foreach (var (index, call) in calls.Index())
            AddCall(call, id, $"{id} call {index}");
    }

    private void AddDirect(WorkloadHop workload)
    {
        if (workload.Direct.IsEmpty)
            return;
        var key = $"{workload.Id} direct";
        var lines = new SvgLines(Widths[1]).Add("Past the backend", "title");
        foreach (var way in workload.Direct)
            lines.Add(
                $"{SignOf(way.State)} {way.What}: {way.Words}",
                MapWords.IsBroken(way.State) ? "error"
                    : way.State == "found" ? "good"
                    : "warning"
            );
        var isLost = workload.Direct.Any(way => MapWords.IsBroken(way.State));
        cards.Add(new SvgCard(key, 1, lines.All, isLost ? "error" : "", null));
        arrows.Add(new SvgArrow(Browsers, null, key, "good"));
        arrows.Add(new SvgArrow(key, null, workload.Id, isLost ? "bad" : "good"));
    }

    private void AddCall(CallHop call, string from, string key)
    {
        var isBroken = MapWords.IsBroken(call.State);
        var lines = new SvgLines(Widths[4]).Add($"{call.What} {MapWords.Host(call)}".Trim(), "title");
        var state = MapWords.State(call.State);
        lines.Add(
            state.Length == 0 ? "✓ found" : $"{SignOf(call.State)} {state}",
            isBroken ? "error"
                : state.Length == 0 ? "good"
                : "dim"
        );
        lines.Add($"by {string.Join(", ", call.Variables)} in {call.Source}", "dim");
        AddFindings(lines, call.Findings);
        if (call.Service is { } id)
            AddCalled(lines, services[id]);
        lines.Add(call.Back, isBroken ? "error" : "back");
        var found = call.Service is { } other && onlyCalled.Contains(other) ? FindingsBehind(services[other]) : [];
        cards.Add(new SvgCard(key, 4, lines.All, StateOf(call, found), from));
        arrows.Add(
            new SvgArrow(
                from,
                null,
                key,
                isBroken ? "bad"
                    : call.Service is null ? "dim"
                    : "good"
            )
        );
        if (call.Back.Length > 0 && !isBroken)
            arrows.Add(new SvgArrow(key, lines.Count - 1, from, "back"));
    }

    private static string StateOf(CallHop call, IEnumerable<Finding> behind) =>
        MapWords.IsBroken(call.State) ? "absent"
        : StateOf(call.Findings.Concat(behind)) is { Length: > 0 } state ? state
        : call.Service is null ? "outside"
        : "";

    // A hop says that it is well as clearly as that it is not.
    private static void AddVerdict(SvgLines lines, IEnumerable<Finding> findings, bool isBroken)
    {
        if (!isBroken && !findings.Any())
            lines.Add("✓ nothing found", "good");
    }

    private IEnumerable<Finding> FindingsBehind(ServiceHop service) =>
        service.Findings.Concat(service.Workloads.SelectMany(id => workloads[id].Findings));

    private void AddCalled(SvgLines lines, ServiceHop service)
    {
        lines.Add(MapWords.Resource(service.Resource), "strong");
        if (!onlyCalled.Contains(service.Id) || !drawn.Add(service.Id))
        {
            lines.Add("has a card of its own", "dim");
            return;
        }
        AddService(lines, service);
        foreach (var workload in service.Workloads.Select(id => workloads[id]))
        {
            lines.Add($"{MapWords.Resource(workload.Resource)}, {workload.Replicas}", "strong");
            AddFindings(lines, workload.Findings);
        }
    }

    private static void AddFindings(SvgLines lines, ImmutableArray<Finding> findings)
    {
        var gravest = findings.OrderByDescending(finding => finding.Severity).ToArray();
        foreach (var finding in gravest.Take(MostFindings))
            lines.Add(
                $"{SignOf(finding.Severity)} {finding.Rule.Id} {finding.Rule.Name}",
                finding.Severity.Word(),
                finding
            );
        if (gravest.Length > MostFindings)
            lines.Add($"and {gravest.Length - MostFindings} more findings", "dim");
    }

    public static string SignOf(Severity severity) =>
        severity switch
        {
            Severity.Error => "✗",
            Severity.Warning => "!",
            _ => "·",
        };

    private static string SignOf(string state) =>
        MapWords.IsBroken(state) ? "✗"
        : state == "found" ? "✓"
        : "·";

    private static string StateOf(IEnumerable<Finding> findings) =>
        MapWords.Gravest(findings) is { } gravest && gravest > Severity.Note ? gravest.Word() : "";
}
