using KrakenLint.Findings;
using KrakenLint.Maps;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Reporting.Drawings;

/// <summary>The words that maps for people have in common.</summary>
internal sealed class MapWords(BundleMap map)
{
    private readonly bool isOneFile = map.Files.Length == 1;

    /// <summary>A place; the bundle's only file is named once, above.</summary>
    public string Place(SourceSpan? span) =>
        span is not { } found ? ""
        : isOneFile ? $":{found.StartPosition}"
        : $"{found.File.Path}:{found.StartPosition}";

    public string Setting(Setting setting) =>
        setting.Span is null
            ? $"{setting.Name} {setting.Value} ({setting.Source})"
            : $"{setting.Name} {setting.Value}{By(setting.Source)} {Place(setting.Span)}";

    /// <summary>Why something counts as what it does, with the place: <c>a path of one protocol (strong): /socket.io :7:14</c>.</summary>
    public string Evidence(EvidenceMark mark)
    {
        var means = $"{EvidenceWords.Of(mark)} ({mark.Strength})";
        return mark.Said.Length == 0
            ? $"{means} {Place(mark.Span)}".TrimEnd()
            : $"{means}: {mark.Said} {Place(mark.Span)}";
    }

    public string Finding(Finding finding) => $"{finding.Rule.Id} {finding.Rule.Name} {Place(finding.Span)}";

    public static string Path(RouteHop route) => route.Path is { Length: > 0 } path ? path : "every path";

    public static string Host(RouteHop route) => route.Host is { Length: > 0 } host ? host : "every host";

    public static string Resource(ResourceName resource) => $"{resource.Kind} {resource.Name}";

    public static string Name(ServiceLink link) =>
        $"Service {(link.Namespace is null ? "" : $"{link.Namespace}/")}{link.Name}{Port(link.Port)}";

    public static string Host(CallHop call) => $"{call.Host}{Port(call.Port)}";

    /// <summary>What became of a reference, in words; empty where all is well.</summary>
    public static string State(string state) =>
        state switch
        {
            "missing" => "not found in this bundle",
            "port-missing" => "no such port",
            "key-missing" => "no such key",
            "optional" => "optional, not found",
            "external" => "outside this bundle",
            "unknown" => "not known here",
            "local" => "this pod itself",
            "none" => "no Service",
            "empty" => "missing: the address is empty",
            _ => "",
        };

    /// <summary>True for states that leave a message nowhere to go.</summary>
    public static bool IsBroken(string state) =>
        state is "missing" or "port-missing" or "key-missing" or "none" or "empty";

    public static string Pods(ServiceHop service) =>
        service.Pods switch
        {
            "missing" => "no pods: its selector matches no workload",
            "unknown" when service.Type == "ExternalName" => "leads outside",
            "unknown" => "no selector",
            _ => "",
        };

    public static Severity? Gravest(IEnumerable<Finding> findings) =>
        findings.Select(finding => (Severity?)finding.Severity).Max();

    private static string By(string source) => source is "annotation" or "field" ? "" : $" by {source}";

    private static string Port(string? port) => port is null ? "" : $":{port}";
}
