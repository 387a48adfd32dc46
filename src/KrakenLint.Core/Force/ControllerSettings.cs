using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Ways;

namespace KrakenLint.Force;

/// <summary>The ConfigMaps that a controller in the bundle is told to read.</summary>
internal static class ControllerSettings
{
    public static IReadOnlyList<Resource> Of(BundleGraph graph, Controller controller) =>
        graph.OfBundle(controller, () => Find(graph, controller));

    private static Resource[] Find(BundleGraph graph, Controller controller) =>
        controller.Name == "ingress-nginx" && graph.NginxConfigMap is { } known ? [known] : Told(graph, controller);

    private static Resource[] Told(BundleGraph graph, Controller controller) =>
        [
            .. graph
                .Bundle.Resources.Where(Kinds.IsWorkload)
                .Where(workload =>
                    Containers.Of(workload).Any(container => RunningControllers.IsOf(controller, container))
                )
                .SelectMany(workload => ControllerConfig.Of(graph, workload))
                .Select(edge => edge.To)
                .OfType<Resource>()
                .Distinct(),
        ];

    /// <summary>The release that runs in the bundle; null where none does, or its tag is no version.</summary>
    public static VersionNumber? VersionOf(BundleGraph graph, Controller controller) =>
        VersionNumber.TryParse(graph.TagOf(controller) ?? "", out var version) ? version : null;
}
