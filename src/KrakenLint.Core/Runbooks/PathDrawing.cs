using System.Collections.Immutable;
using System.Text;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Maps;
using KrakenLint.Rules;

namespace KrakenLint.Runbooks;

/// <summary>The real-time part of a message path as a few lines, each hop with what was found on it.</summary>
internal sealed class PathDrawing(BundleView view)
{
    private readonly StringBuilder text = new();
    private readonly HashSet<string> drawn = [];

    private readonly HashSet<(string Kind, string Name)> meant =
    [
        .. view
            .Roles.Roles.Where(pair => pair.Value.Any(IsRealTimeRole))
            .Select(pair => (pair.Key.Kind, pair.Key.Name)),
        .. view.TopicsOf("livekit-client")
            .Select(topic => topic.Item.Resource)
            .OfType<Resource>()
            .Select(client => (client.Kind, client.Name)),
    ];

    public string Draw()
    {
        text.Append("Browser\n");
        var entries = view.Map.Entries.Where(entry => entry.Routes.Any(IsRealTime)).ToArray();
        foreach (var entry in entries)
            Draw(entry);
        foreach (var workload in view.Map.Workloads.Where(IsMeant).Where(workload => !drawn.Contains(workload.Id)))
        {
            text.Append("  (no route in these manifests)\n");
            Draw(workload, "  ");
        }
        return text.ToString();
    }

    private void Draw(EntryHop entry)
    {
        var controller = entry.Controller.Length > 0 ? $" ({entry.Controller})" : "";
        Line("  ", $"{entry.Resource.Kind} {entry.Resource.Name}{controller}", entry.Findings);
        foreach (var route in entry.Routes.Where(IsRealTime))
        {
            var tls = route.Tls.Value == "none" ? "no TLS" : "TLS";
            var meaning = route.Meaning.Length > 0 ? $"{route.Meaning}, " : "";
            Line("    ", $"{route.Host ?? "any host"}{route.Path} ({meaning}{tls})", route.Findings);
            var service = view.Map.Services.FirstOrDefault(service => service.Id == route.Service.Id);
            var port = route.Service.Port is { } number ? $":{number}" : "";
            if (service is null)
                Line("      ", $"Service {route.Service.Name}{port}: {WordOf(route.Service.State)}", []);
            else
                Draw(service, port);
        }
    }

    private void Draw(ServiceHop service, string port)
    {
        Line("      ", $"Service {service.Resource.Name}{port}", service.Findings);
        if (service.Pods == "missing")
            Line("        ", "no pods: its selector matches nothing", []);
        foreach (var id in service.Workloads)
        {
            if (view.Map.Workloads.FirstOrDefault(workload => workload.Id == id) is { } workload)
                Draw(workload, "        ");
        }
    }

    private void Draw(WorkloadHop workload, string indent)
    {
        var isNew = drawn.Add(workload.Id);
        var name = $"{workload.Resource.Kind} {workload.Resource.Name}, {workload.Replicas}";
        Line(indent, isNew ? name : $"{name}: see above", isNew ? workload.Findings : []);
        if (!isNew)
            return;
        foreach (var call in workload.Calls.Where(call => call.State != "local"))
        {
            var port = call.Port is { } number ? $":{number}" : "";
            var what = call.What.Length > 0 ? $"{call.What} " : "";
            var state = call.State == "found" ? "" : $": {WordOf(call.State)}";
            Line($"{indent}  ", $"{what}{call.Host}{port}{state}", call.Findings);
        }
    }

    private static string WordOf(string state) =>
        state switch
        {
            "missing" => "no such Service here",
            "port-missing" => "the Service has no such port",
            "external" => "outside of these manifests",
            _ => "not known",
        };

    private void Line(string indent, string words, ImmutableArray<Finding> found)
    {
        var serious = found.Where(finding => finding.Severity > Severity.Note).ToArray();
        var mark =
            serious.Any(finding => finding.Severity == Severity.Error) ? "✗"
            : serious.Length > 0 ? "!"
            : view.IsWhole ? "✓"
            : " ";
        var ids = serious.Select(finding => finding.Rule.Id).Distinct().Order(StringComparer.Ordinal);
        var line = $"{mark} {indent}└ {OneLine(words)}{string.Concat(ids.Select(id => $"  {id}"))}";
        text.Append(line.TrimEnd()).Append('\n');
    }

    private static string OneLine(string words) => words.ReplaceLineEndings(" ");

    // Where no route is real-time itself, those count that lead to what is.
    private bool IsRealTime(RouteHop route) =>
        route.Meaning.Length > 0
        || (
            !view.Graph.Routes.Any(view.IsRealTimeRoute)
            && view.Map.Workloads.Any(workload => IsMeant(workload) && IsBehind(workload, route))
        );

    private bool IsBehind(WorkloadHop workload, RouteHop route) =>
        view.Map.Services.Any(service => service.Id == route.Service.Id && service.Workloads.Contains(workload.Id));

    private bool IsMeant(WorkloadHop workload) => meant.Contains((workload.Resource.Kind, workload.Resource.Name));

    private static bool IsRealTimeRole(string role) =>
        role is "livekit"
        || role.StartsWith("websocket-", StringComparison.Ordinal)
        || role.StartsWith("socketio-", StringComparison.Ordinal);
}
