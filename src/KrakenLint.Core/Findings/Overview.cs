using KrakenLint.Conditions;
using KrakenLint.Graph;
using KrakenLint.Manifests;

namespace KrakenLint.Findings;

/// <summary>What a run saw, for those who wonder why a rule spoke or kept silent.</summary>
internal static class Overview
{
    private static readonly (DocumentKind Kind, string One, string Many)[] Names =
    [
        (DocumentKind.Manifest, "manifest", "manifests"),
        (DocumentKind.Values, "values file", "values files"),
        (DocumentKind.NotAManifest, "other document", "other documents"),
        (DocumentKind.Template, "unrendered template", "unrendered templates"),
        (DocumentKind.Broken, "broken document", "broken documents"),
    ];

    public static IEnumerable<string> OfFiles(IEnumerable<ManifestFile> files) =>
        files.Select(file =>
            $"{file.File.Path}: {(file.Documents.IsEmpty ? "nothing" : string.Join(", ", Counts(file)))}"
        );

    public static IEnumerable<string> OfRoutes(BundleGraph graph, RoleMap roles)
    {
        if (graph.Routes.IsEmpty)
            yield break;
        if (!graph.Routes.Any(route => roles.Likely.Means(route, "websocket")))
            yield return "no route shows evidence of WebSockets: the rules about them stay silent";
        foreach (var (route, reason) in roles.Likely.Doubts.OfRoutes.OrderBy(pair => graph.OrderOf(pair.Key)))
            yield return $"{route.Resource}: {route.HostText}{route.PathText} → {route.ServiceText} may carry WebSocket because of {reason}; only rules that say so judge it";
        foreach (var route in graph.Routes.Where(route => roles.Means(route, "websocket")))
        {
            var meaning = roles.Means(route, "socketio") ? "Socket.IO" : "WebSocket";
            var evidence = roles.Evidence[route].Select(found => $"{found.Id} ({found.Strength})").Distinct();
            yield return $"{route.Resource}: {route.HostText}{route.PathText} → {route.ServiceText} carries {meaning} by {string.Join(", ", evidence)}";
        }
    }

    private static IEnumerable<string> Counts(ManifestFile file) =>
        Names
            .Select(name => (name, Count: file.Documents.Count(document => document.Kind == name.Kind)))
            .Where(pair => pair.Count > 0)
            .Select(pair => $"{pair.Count} {(pair.Count == 1 ? pair.name.One : pair.name.Many)}");
}
