using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary><c>helmCharts</c> of a Kustomization.</summary>
internal static class KustomizeCharts
{
    private const string DefaultHome = "charts";

    public static IEnumerable<ReleaseSpec> Read(YamlNode root, ReleaseSources sources)
    {
        var home = Resource.ScalarAt(root["helmGlobals"], "chartHome") ?? DefaultHome;
        foreach (var chart in root["helmCharts"].MappingsOrNone())
        {
            if (Resource.ScalarAt(chart, "name") is not { } name)
                continue;
            var reading = new SpecReading(chart["name"] ?? chart);
            if (chart["valuesFile"] is { IsScalar: true } file)
                reading.AddFile(file, new PlacedPath(PathFrom.File, file.Text));
            foreach (var more in chart["additionalValuesFiles"].ItemsOrNone().Where(item => item.IsScalar))
                reading.AddFile(more, new PlacedPath(PathFrom.File, more.Text));
            reading.AddNode(chart["valuesInline"]);
            var release = Resource.ScalarAt(chart, "releaseName") ?? name;
            yield return reading.Spec($"helmCharts {release}") with
            {
                Chart = new PlacedPath(PathFrom.File, $"{home}/{name}"),
                Release = release,
                Namespace = Resource.ScalarAt(chart, "namespace") ?? Resource.ScalarAt(root, "namespace"),
            };
        }
    }
}
