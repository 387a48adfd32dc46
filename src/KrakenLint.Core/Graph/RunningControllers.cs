using System.IO.Enumeration;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Ways;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>Controllers whose own workloads are in the bundle, known by their images.</summary>
internal static class RunningControllers
{
    /// <summary>The tag of the controller's image; null where it does not run here.</summary>
    public static string? TagOf(Bundle bundle, Controller controller) =>
        bundle
            .Resources.Where(Kinds.IsWorkload)
            .SelectMany(workload => Containers.Of(workload))
            .Where(container => IsOf(controller, container))
            .Select(container => ImageReference.Parse(Resource.ScalarAt(container, "image") ?? "").Tag)
            .FirstOrDefault();

    public static bool IsOf(Controller controller, YamlNode container) =>
        Resource.ScalarAt(container, "image") is { } image
        && ImageReference.Parse(image).Repository is var repository
        && controller.Serves.Images.Any(glob => FileSystemName.MatchesSimpleExpression(glob, repository));
}
