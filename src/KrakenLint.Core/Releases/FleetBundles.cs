using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>Fleet's <c>fleet.yaml</c>, once for each target that says something of its own.</summary>
internal static class FleetBundles
{
    private const string Title = "fleet.yaml";

    public static IEnumerable<ReleaseSpec> Read(YamlNode root, ReleaseSources sources)
    {
        var targets = root["targetCustomizations"]
            .MappingsOrNone()
            .Where(target => target["helm"] is { IsMapping: true })
            .ToArray();
        if (root["helm"] is { IsMapping: true } || targets.Length > 0)
            yield return Of(root, null, sources);
        foreach (var target in targets)
            yield return Of(root, target, sources);
    }

    private static ReleaseSpec Of(YamlNode root, YamlNode? target, ReleaseSources sources)
    {
        var (own, other) = (root["helm"], target?["helm"]);
        var reading = new SpecReading(own?["chart"] ?? root);
        Add(reading, own, sources);
        Add(reading, other, sources);
        var name = Resource.ScalarAt(other, "releaseName") ?? Resource.ScalarAt(own, "releaseName");
        var chart = Resource.ScalarAt(other, "chart") ?? Resource.ScalarAt(own, "chart") ?? ".";
        var isRemote = (Resource.ScalarAt(own, "repo") ?? Resource.ScalarAt(other, "repo")) is not null;
        return reading.Spec(
            target is { } one ? $"{Title} {Resource.ScalarAt(one, "name") ?? "target"}"
            : name is null ? Title
            : $"{Title} {name}"
        ) with
        {
            Chart =
                isRemote || chart.Contains("://", StringComparison.Ordinal)
                    ? null
                    : new PlacedPath(PathFrom.File, chart),
            Release = name,
            Cluster = Resource.ScalarAt(target, "clusterName"),
            Stage = Resource.ScalarAt(target, "name") ?? "",
            Namespace =
                Resource.ScalarAt(target, "namespace")
                ?? Resource.ScalarAt(root, "namespace")
                ?? Resource.ScalarAt(root, "defaultNamespace"),
        };
    }

    private static void Add(SpecReading reading, YamlNode? helm, ReleaseSources sources)
    {
        foreach (var file in helm?["valuesFiles"].ItemsOrNone().Where(item => item.IsScalar) ?? [])
            reading.AddFile(file, new PlacedPath(PathFrom.File, file.Text));
        foreach (var from in helm?["valuesFrom"].MappingsOrNone() ?? [])
        {
            if (from["configMapKeyRef"] is { } map)
                reading.AddFrom(map, "ConfigMap", Resource.ScalarAt(map, "namespace"), sources);
            else if (from["secretKeyRef"] is { } secret)
                reading.AddFrom(secret, "Secret", Resource.ScalarAt(secret, "namespace"), sources);
        }
        reading.AddNode(helm?["values"]);
    }
}
