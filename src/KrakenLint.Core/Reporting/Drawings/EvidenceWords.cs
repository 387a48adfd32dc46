using KrakenLint.Maps;

namespace KrakenLint.Reporting.Drawings;

/// <summary>What the codes of evidence stand for (<c>rules/roles.yaml</c>), in the words of maps.</summary>
internal static class EvidenceWords
{
    private static readonly (string Id, string Means)[] Rows =
    [
        ("E1", "a path of one protocol"),
        ("E2", "an annotation lists this Service for WebSocket"),
        ("E2-present", "an annotation about WebSocket"),
        ("E3", "a port with appProtocol ws or wss"),
        ("E4", "Contour upgrades the connections"),
        ("E5", "the project says so"),
        ("E6", "it logs what only Socket.IO logs"),
        ("E7", "a path that often is a WebSocket's"),
        ("E8", "a telling name of the Service's port"),
        ("E9", "a telling component label"),
        ("E10", "a sticky cookie and an hour of read timeout"),
        ("E12", "a telling host"),
        ("E13", "a telling name of the container's port"),
        ("E14", "a telling name of the Service"),
        ("E15", "an image of a real-time server"),
    ];

    public static bool Knows(string id) => Rows.Any(row => row.Id == id);

    /// <returns>What was seen; a role that a workload has by itself is seen by its image, its name or its labels.</returns>
    public static string Of(EvidenceMark mark) =>
        Rows.FirstOrDefault(row => row.Id == mark.Id).Means
        ?? (mark.Id == mark.Means ? $"it looks like {mark.Id}" : mark.Id);
}
