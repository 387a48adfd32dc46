using System.IO.Enumeration;
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
                .Where(workload => Containers.Of(workload).Any(container => IsOf(controller, container)))
                .SelectMany(workload => ControllerConfig.Of(graph, workload))
                .Select(edge => edge.To)
                .OfType<Resource>()
                .Distinct(),
        ];

    /// <summary>The release that runs in the bundle; null where none does, or its tag is no version.</summary>
    public static VersionNumber? VersionOf(BundleGraph graph, Controller controller) =>
        graph.OfBundle(controller.Serves, () => new Running(FindVersion(graph, controller))).Version;

    private sealed record Running(VersionNumber? Version);

    private static VersionNumber? FindVersion(BundleGraph graph, Controller controller) =>
        graph
            .Bundle.Resources.Where(Kinds.IsWorkload)
            .SelectMany(workload => Containers.Of(workload))
            .Where(container => IsOf(controller, container))
            .Select(container => ImageReference.Parse(Resource.ScalarAt(container, "image") ?? "").Tag)
            .Select(tag => tag is not null && VersionNumber.TryParse(tag, out var version) ? version : null)
            .FirstOrDefault(version => version is not null);

    private static bool IsOf(Controller controller, Yaml.YamlNode container) =>
        Resource.ScalarAt(container, "image") is { } image
        && ImageReference.Parse(image).Repository is var repository
        && controller.Serves.Images.Any(glob => FileSystemName.MatchesSimpleExpression(glob, repository));
}
