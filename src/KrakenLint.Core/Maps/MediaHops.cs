using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Conditions;
using KrakenLint.Conditions.Syntax;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Maps;

/// <summary>
/// What browsers reach of a LiveKit server past the backend: signalling through a way in, media and TURN on ports of their
/// own (https://docs.livekit.io/transport/self-hosting/ports-firewall/).
/// </summary>
internal static class MediaHops
{
    private const string Server = "livekit";
    private const int Signalling = 7880;
    private static readonly string[] KnownKeys = ["port", "rtc", "keys", "turn", "redis"];

    public static ImmutableArray<DirectHop> Of(Resource workload, Scope scope)
    {
        if (!scope.Roles.Has(workload, Server))
            return [];
        var config = ConfigText
            .Of(scope.Graph, workload)
            .Select(text => text.Document(scope.Graph))
            .FirstOrDefault(root => root is { } known && KnownKeys.Any(key => known[key] is not null));
        return
        [
            SignallingOf(workload, scope, config),
            .. config is { } written
                ? [MediaOf(workload, scope, written), TurnOf(written)]
                : new[] { Unread("media"), Unread("TURN") },
        ];
    }

    private static DirectHop Unread(string what) =>
        new(
            what,
            "its ports are not known here: no configuration in this bundle",
            RelationReader.NameOf(EdgeState.Unknown),
            null
        );

    private static DirectHop SignallingOf(Resource workload, Scope scope, YamlNode? config)
    {
        var graph = scope.Graph;
        var port = PortAt(config?["port"]) ?? Signalling;
        var hosts = graph
            .Routes.Where(route =>
                graph.ServiceOf(route) is { } service && graph.WorkloadsOf(service).Contains(workload)
            )
            .Select(route => (Name: route.HostText is { Length: > 0 } host ? host : "every host", route.Item))
            .DistinctBy(way => way.Name)
            .ToArray();
        if (hosts.Length > 0)
            return Reached(
                "signalling",
                $"WebSocket by {string.Join(", ", hosts.Select(way => way.Name))}",
                SpanOf(hosts[0].Item)
            );
        return OutsideOf(workload, scope, isUdp: false) is { } way
            ? Reached("signalling", $"TCP {port} {way}", null)
            : Closed("signalling", $"TCP {port}", config?["port"]);
    }

    private static DirectHop MediaOf(Resource workload, Scope scope, YamlNode config)
    {
        var rtc = config["rtc"];
        var single = PortAt(rtc?["udp_port"]);
        var (first, last) = (PortAt(rtc?["port_range_start"]), PortAt(rtc?["port_range_end"]));
        var udp =
            single is { } one ? $"UDP {one}"
            : first is { } low && last is { } high ? $"UDP {low} to {high}"
            : "UDP on ports of its own choice";
        var ports = PortAt(rtc?["tcp_port"]) is { } tcp ? $"{udp}, TCP {tcp}" : udp;
        var place = rtc?["udp_port"] ?? rtc?["port_range_start"] ?? rtc;
        return OutsideOf(workload, scope, isUdp: true) is { } way
            ? Reached("media", $"{ports} {way}", place is { } node ? SpanOf(node) : null)
            : Closed("media", ports, place);
    }

    private static DirectHop TurnOf(YamlNode config)
    {
        if (config["turn"] is not { } turn || turn["enabled"] is not { IsScalar: true, Text: "true" } enabled)
            return new DirectHop(
                "TURN",
                "off: who may send no UDP has no media",
                "off",
                config["turn"] is { } off ? SpanOf(off) : null
            );
        var ports = new[] { ("tls_port", "TLS"), ("udp_port", "UDP") }
            .Select(row => (row.Item2, Port: PortAt(turn[row.Item1])))
            .Where(row => row.Port is not null)
            .Select(row => $"{row.Item1} {row.Port}")
            .ToArray();
        return ports.Length > 0
            ? new DirectHop("TURN", string.Join(", ", ports), RelationReader.NameOf(EdgeState.Found), SpanOf(enabled))
            : new DirectHop("TURN", "on, without a port", RelationReader.NameOf(EdgeState.Missing), SpanOf(enabled));
    }

    /// <summary>How packets come from outside of the cluster to a pod without a route; null where nothing here lets them.</summary>
    private static string? OutsideOf(Resource workload, Scope scope, bool isUdp)
    {
        if (Kinds.PodSpec(workload)?["hostNetwork"] is { IsScalar: true, Text: "true" })
            return "on the address of the node";
        var open = scope
            .Graph.Bundle.OfKind("Service")
            .FirstOrDefault(service =>
                Resource.ScalarAt(service.Spec, "type") is "LoadBalancer" or "NodePort"
                && scope.Graph.WorkloadsOf(service).Contains(workload)
                && (service.Spec?["ports"])
                    .MappingsOrNone()
                    .Any(port => Resource.ScalarAt(port, "protocol") == "UDP" == isUdp)
            );
        return open is null ? null : $"by Service {open.Name}";
    }

    private static DirectHop Reached(string what, string words, SourceSpan? span) =>
        new(what, words, RelationReader.NameOf(EdgeState.Found), span);

    private static DirectHop Closed(string what, string ports, YamlNode? place) =>
        new(
            what,
            $"{ports}: nothing in this bundle lets it in from outside",
            RelationReader.NameOf(EdgeState.Missing),
            place is { } node ? SpanOf(node) : null
        );

    private static SourceSpan SpanOf(YamlNode node) => Marks.SpanOf(node);

    // Only a number is shown: the configuration may be a Secret's.
    private static int? PortAt(YamlNode? node) =>
        node is { IsScalar: true } scalar
        && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port is > 0 and <= ushort.MaxValue
            ? port
            : null;
}
