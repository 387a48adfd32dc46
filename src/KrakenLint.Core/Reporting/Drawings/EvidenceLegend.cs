using KrakenLint.Maps;

namespace KrakenLint.Reporting.Drawings;

/// <summary>What the codes of evidence stand for (<c>rules/roles.yaml</c>), for those who see them on a map.</summary>
internal static class EvidenceLegend
{
    private static readonly (string Id, string Means)[] Rows =
    [
        ("E1", "a path that belongs to one protocol, such as /socket.io"),
        ("E2", "an annotation that lists this Service among those that speak WebSocket"),
        ("E2-present", "an annotation about WebSocket on its Ingress"),
        ("E3", "a Service's port with appProtocol kubernetes.io/ws or wss"),
        ("E4", "Contour is told to upgrade the connections of this route"),
        ("E5", "the project says so: its configuration, a label or an annotation"),
        ("E6", "the program logs what only Socket.IO logs (DEBUG)"),
        ("E7", "a path that often is a WebSocket's, such as /ws"),
        ("E8", "a Service's port called ws, wss or websocket"),
        ("E9", "a label app.kubernetes.io/component that such servers often have"),
        ("E10", "a sticky cookie together with an hour of read timeout"),
        ("E12", "a host that begins with ws, socket, websocket or realtime"),
        ("E13", "a container's port called ws, wss or websocket"),
        ("E14", "a Service with a name for real-time traffic, such as chat-ws"),
        ("E15", "an image of a server for real-time traffic, or of an application that holds a WebSocket open"),
    ];

    public static bool Knows(string id) => Rows.Any(row => row.Id == id);

    /// <summary>A line for each code that the maps show.</summary>
    public static void Write(RunMap map, TextWriter output)
    {
        var shown = map
            .Bundles.SelectMany(bundle => bundle.Entries)
            .SelectMany(entry => entry.Routes)
            .SelectMany(route => route.Evidence)
            .Concat(map.Bundles.SelectMany(bundle => bundle.Services).SelectMany(service => service.Evidence))
            .Concat(map.Bundles.SelectMany(bundle => bundle.Workloads).SelectMany(workload => workload.Evidence))
            .Select(mark => mark.Id)
            .ToHashSet(StringComparer.Ordinal);
        var separator = "\n";
        foreach (var (id, means) in Rows.Where(row => shown.Contains(row.Id)))
        {
            output.Write($"{separator}{id}: {means}\n");
            separator = "";
        }
    }
}
