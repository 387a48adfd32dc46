using System.Collections.Immutable;
using System.Text.Json;
using KrakenLint.Findings;
using KrakenLint.Maps;
using KrakenLint.Reporting.JsonReports;
using KrakenLint.Text;

namespace KrakenLint.Reporting.Drawings;

/// <summary>
/// The message path for scripts: <c>{"version", "bundles": [{"name", "namespace", "files", "entries", "services",
/// "workloads", "offPath"}]}</c>. Services and workloads are named by their <c>id</c>; properties are only ever added; what is
/// absent is null.
/// </summary>
internal static class MapJson
{
    public static MapFormat Row { get; } = new("json", "the map for scripts", Write);

    private static void Write(MapReport report, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("version", report.Version);
                Write(json, "bundles", report.Map.Bundles, bundle => Write(json, bundle));
                json.WriteEndObject();
            }
        );

    private static void Write(Utf8JsonWriter json, BundleMap map)
    {
        json.WriteStartObject();
        json.WriteString("name", map.Name);
        json.WriteString("namespace", map.Namespace);
        Write(json, "files", map.Files);
        Write(json, "entries", map.Entries, entry => Write(json, entry));
        Write(json, "services", map.Services, service => Write(json, service));
        Write(json, "workloads", map.Workloads, workload => Write(json, workload));
        Write(json, "offPath", map.OffPath);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EntryHop entry)
    {
        json.WriteStartObject();
        WriteName(json, entry.Resource, entry.Span);
        json.WriteString("controller", entry.Controller.Length == 0 ? null : entry.Controller);
        Write(json, "routes", entry.Routes, route => Write(json, route));
        Write(json, "findings", entry.Findings);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RouteHop route)
    {
        json.WriteStartObject();
        json.WriteString("host", route.Host);
        json.WriteString("path", route.Path);
        json.WriteString("pathType", route.PathType);
        Write(json, "place", route.Span);
        json.WritePropertyName("tls");
        Write(json, route.Tls);
        json.WriteString("meaning", route.Meaning.Length == 0 ? null : route.Meaning);
        Write(json, "evidence", route.Evidence, mark => Write(json, mark));
        Write(json, "stickiness", route.Stickiness, setting => Write(json, setting));
        json.WritePropertyName("cookie");
        if (route.Cookie is { } cookie)
            Write(json, cookie);
        else
            json.WriteNullValue();
        Write(json, "timeouts", route.Timeouts, setting => Write(json, setting));
        json.WriteStartObject("service");
        json.WriteString("name", route.Service.Name);
        json.WriteString("namespace", route.Service.Namespace);
        json.WriteString("port", route.Service.Port);
        json.WriteString("state", route.Service.State);
        json.WriteString("id", route.Service.Id);
        json.WriteEndObject();
        Write(json, "findings", route.Findings);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CookieScope cookie)
    {
        json.WriteStartObject();
        json.WriteString("name", cookie.Name);
        json.WriteString("path", cookie.Path);
        Write(json, "sharedWith", cookie.SharedWith);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ServiceHop service)
    {
        json.WriteStartObject();
        json.WriteString("id", service.Id);
        WriteName(json, service.Resource, service.Span);
        json.WriteString("type", service.Type);
        Write(json, "ports", service.Ports);
        json.WritePropertyName("sessionAffinity");
        Write(json, service.Affinity);
        json.WriteString("controller", service.Controller);
        Write(json, "inForce", service.InForce, setting => Write(json, setting));
        Write(json, "roles", service.Roles);
        Write(json, "evidence", service.Evidence, mark => Write(json, mark));
        json.WriteString("pods", service.Pods);
        Write(json, "workloads", service.Workloads);
        Write(json, "findings", service.Findings);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, WorkloadHop workload)
    {
        json.WriteStartObject();
        json.WriteString("id", workload.Id);
        WriteName(json, workload.Resource, workload.Span);
        json.WriteString("replicas", workload.Replicas);
        Write(json, "budgets", workload.Budgets);
        Write(json, "roles", workload.Roles);
        Write(json, "evidence", workload.Evidence, mark => Write(json, mark));
        Write(json, "calls", workload.Calls, call => Write(json, call));
        Write(json, "uses", workload.Uses, use => Write(json, use));
        Write(json, "direct", workload.Direct, way => Write(json, way));
        Write(json, "findings", workload.Findings);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CallHop call)
    {
        json.WriteStartObject();
        Write(json, "variables", call.Variables);
        json.WriteString("what", call.What.Length == 0 ? null : call.What);
        json.WriteString("scheme", call.Scheme.Length == 0 ? null : call.Scheme);
        json.WriteString("host", call.Host);
        json.WriteString("port", call.Port);
        json.WriteString("state", call.State);
        json.WriteString("service", call.Service);
        json.WriteString("source", call.Source);
        json.WriteString("back", call.Back.Length == 0 ? null : call.Back);
        Write(json, "place", call.Span);
        Write(json, "findings", call.Findings);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DirectHop way)
    {
        json.WriteStartObject();
        json.WriteString("what", way.What);
        json.WriteString("words", way.Words);
        json.WriteString("state", way.State);
        Write(json, "place", way.Span);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, UseHop use)
    {
        json.WriteStartObject();
        json.WriteString("kind", use.Kind);
        json.WriteString("name", use.Name);
        json.WriteString("state", use.State);
        Write(json, "place", use.Span);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Setting setting)
    {
        json.WriteStartObject();
        json.WriteString("name", setting.Name);
        json.WriteString("value", setting.Value);
        json.WriteString("source", setting.Source);
        Write(json, "place", setting.Span);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EvidenceMark mark)
    {
        json.WriteStartObject();
        json.WriteString("id", mark.Id);
        json.WriteString("strength", mark.Strength);
        json.WriteString("means", mark.Means);
        json.WriteString("said", mark.Said);
        Write(json, "place", mark.Span);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<Finding> findings) =>
        Write(
            json,
            name,
            findings,
            finding =>
            {
                json.WriteStartObject();
                json.WriteString("rule", finding.Rule.Id);
                json.WriteString("severity", finding.Severity.Word());
                json.WriteString("message", finding.Message);
                json.WriteString("fingerprint", finding.Fingerprint);
                Write(json, "place", finding.Span);
                json.WriteEndObject();
            }
        );

    private static void WriteName(Utf8JsonWriter json, ResourceName resource, SourceSpan span)
    {
        json.WriteString("kind", resource.Kind);
        json.WriteString("name", resource.Name);
        json.WriteString("namespace", resource.Namespace);
        Write(json, "place", span);
    }

    private static void Write(Utf8JsonWriter json, string name, SourceSpan? span)
    {
        if (span is not { } found)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("file", found.File.Path);
        json.WriteNumber("line", found.StartPosition.Line);
        json.WriteNumber("column", found.StartPosition.Column);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<string> texts) =>
        Write(json, name, texts, json.WriteStringValue);

    private static void Write<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }
}
