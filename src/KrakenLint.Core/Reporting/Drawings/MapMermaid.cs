using System.Globalization;
using System.Text;
using KrakenLint.Findings;
using KrakenLint.Maps;
using KrakenLint.Rules;

namespace KrakenLint.Reporting.Drawings;

/// <summary>The message path as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), for pages.</summary>
internal static class MapMermaid
{
    public static MapFormat Row { get; } = new("mermaid", "a flowchart for Markdown pages", Write);

    private static void Write(MapReport report, TextWriter output)
    {
        output.Write("flowchart LR\n");
        output.Write("  client([\"Client\"])\n");
        var number = 0;
        foreach (var map in report.Map.Bundles)
        {
            output.Write($"  subgraph b{number}[\"{Label([map.Name])}\"]\n");
            new Chart(map, $"b{number}", output).Write();
            output.Write("  end\n");
            number++;
        }
        output.Write("  classDef error stroke:#c62828,stroke-width:3px\n");
        output.Write("  classDef warning stroke:#ef6c00,stroke-width:2px\n");
        output.Write("  classDef absent stroke:#c62828,stroke-dasharray:5 5\n");
    }

    /// <summary>Lines of a label: everything but letters, digits and a few harmless signs is written as a character code.</summary>
    private static string Label(IEnumerable<string> lines) =>
        string.Join("<br/>", lines.Where(line => line.Length > 0).Select(Escape));

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or '/' or ':' or '-'))
                escaped.Append((char)rune.Value);
            else if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
                escaped.Append(Escape($"U+{rune.Value:X4}"));
            else
                escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }
        return escaped.ToString();
    }

    /// <summary>One bundle; node names are its own, so that no name of the input is ever syntax.</summary>
    private sealed class Chart(BundleMap map, string prefix, TextWriter output)
    {
        private readonly MapWords words = new(map);
        private readonly Dictionary<string, string> names = [];
        private int next;

        public void Write()
        {
            foreach (var service in map.Services)
                WriteService(service);
            foreach (var workload in map.Workloads)
                WriteWorkload(workload);
            foreach (var entry in map.Entries)
                WriteEntry(entry);
            foreach (var service in map.Services)
                WriteLinks(service);
            foreach (var workload in map.Workloads)
                WriteCalls(workload);
        }

        private void WriteEntry(EntryHop entry)
        {
            var name = Node(
                [MapWords.Resource(entry.Resource), entry.Controller, .. Found(entry.Findings)],
                entry.Findings
            );
            output.Write($"    client --> {name}\n");
            foreach (var route in entry.Routes)
                WriteRoute(name, route);
        }

        private void WriteRoute(string entry, RouteHop route)
        {
            var cookie = route.Cookie is { } found ? $"cookie {found.Name}, path {found.Path}" : "";
            var node = Node(
                [
                    $"{MapWords.Host(route)} {MapWords.Path(route)}",
                    route.Meaning,
                    route.Tls.Value == "none" ? "no TLS" : $"TLS {route.Tls.Value}",
                    cookie,
                    .. route.Timeouts.Select(setting => $"{setting.Name} {setting.Value}"),
                    .. Found(route.Findings),
                ],
                route.Findings
            );
            output.Write($"    {entry} --> {node}\n");
            var target = route.Service.Id is { } id
                ? names[id]
                : Absent([MapWords.Name(route.Service), MapWords.State(route.Service.State)]);
            var state = route.Service.Id is null ? "" : MapWords.State(route.Service.State);
            output.Write($"    {node} {Arrow([state])} {target}\n");
        }

        private void WriteService(ServiceHop service)
        {
            var affinity = $"{service.Affinity.Name} {service.Affinity.Value}";
            names[service.Id] = Node(
                [
                    MapWords.Resource(service.Resource),
                    service.Type,
                    string.Join(", ", service.Ports),
                    affinity,
                    .. Found(service.Findings),
                ],
                service.Findings
            );
        }

        private void WriteWorkload(WorkloadHop workload) =>
            names[workload.Id] = Node(
                [
                    MapWords.Resource(workload.Resource),
                    workload.Replicas,
                    string.Join(", ", workload.Roles),
                    .. workload.Direct.Select(way => $"browsers: {way.What} {way.Words}"),
                    .. Found(workload.Findings),
                ],
                workload.Findings
            );

        private void WriteLinks(ServiceHop service)
        {
            if (service.Type is "LoadBalancer" or "NodePort")
                output.Write($"    client --> {names[service.Id]}\n");
            foreach (var workload in service.Workloads)
                output.Write($"    {names[service.Id]} --> {names[workload]}\n");
            if (service.Pods == "missing")
                output.Write($"    {names[service.Id]} --> {Absent(["no pods"])}\n");
        }

        private void WriteCalls(WorkloadHop workload)
        {
            foreach (var call in workload.Calls)
            {
                var target = call.Service is { } id
                    ? names[id]
                    : Absent(
                        [call.What, MapWords.Host(call), MapWords.State(call.State)],
                        MapWords.IsBroken(call.State)
                    );
                var state = call.Service is null ? "" : MapWords.State(call.State);
                var text = string.Join(", ", call.Variables);
                output.Write(
                    $"    {names[workload.Id]} {Arrow([call.What, text, call.Back, state, .. Found(call.Findings)])} {target}\n"
                );
            }
        }

        private static string Arrow(IEnumerable<string> lines) =>
            Label(lines) is { Length: > 0 } label ? $"-->|\"{label}\"|" : "-->";

        private IEnumerable<string> Found(IEnumerable<Finding> findings) =>
            findings.Select(finding => $"{finding.Severity.Word()} {words.Finding(finding)}");

        private string Node(IEnumerable<string> lines, IEnumerable<Finding> findings)
        {
            var name = $"{prefix}n{next++}";
            var style = MapWords.Gravest(findings) switch
            {
                Severity.Error => ":::error",
                Severity.Warning => ":::warning",
                _ => "",
            };
            output.Write($"    {name}[\"{Label(lines)}\"]{style}\n");
            return name;
        }

        private string Absent(IEnumerable<string> lines, bool isBroken = true)
        {
            var name = $"{prefix}n{next++}";
            output.Write($"    {name}(\"{Label(lines)}\"){(isBroken ? ":::absent" : "")}\n");
            return name;
        }
    }
}
