using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>Flux's <c>HelmRelease</c>.</summary>
internal static class FluxReleases
{
    // Sources whose charts are folders of a repository.
    private static readonly string[] Repositories = ["GitRepository", "Bucket"];

    public static IEnumerable<ReleaseSpec> Read(YamlNode root, ReleaseSources sources)
    {
        if (root["spec"] is not { IsMapping: true } spec)
            yield break;
        var space = Resource.ScalarAt(root["metadata"], "namespace");
        var name = Resource.ScalarAt(root["metadata"], "name") ?? "";
        var target = Resource.ScalarAt(spec, "targetNamespace");
        var reading = new SpecReading(root["metadata"]?["name"] ?? root);
        var chart = ChartOf(spec, space, sources);
        // https://fluxcd.io/flux/components/helm/helmreleases/#values-files
        if (FilesOf(spec).ToArray() is [var first, ..] files && !files.Any(IsOwn))
            reading.AddUnseen(
                first,
                "valuesFiles without values.yaml take the place of the chart's own values; they are judged together with those"
            );
        foreach (var file in FilesOf(spec))
            reading.AddFile(file, new PlacedPath(PathFrom.Repository, file.Text));
        foreach (var from in spec["valuesFrom"].MappingsOrNone())
            AddFrom(reading, from, space, sources);
        reading.AddNode(spec["values"]);
        if (spec["postRenderers"] is { IsSequence: true, IsEmptyCollection: false } renderers)
            reading.AddUnseen(renderers, "postRenderers are not applied: what is linted is what they are given");
        yield return reading.Spec($"HelmRelease {SpecReading.NameOf(root)}") with
        {
            Chart = chart,
            Release = Resource.ScalarAt(spec, "releaseName") ?? (target is null ? name : $"{target}-{name}"),
            Namespace = target ?? space,
            IsMoved = target is null,
            Cluster = Resource.ScalarAt(spec["kubeConfig"]?["secretRef"], "name") is { } cluster
                ? $"{space}/{cluster}"
                : null,
        };
    }

    private static void AddFrom(SpecReading reading, YamlNode from, string? space, ReleaseSources sources)
    {
        if (Resource.ScalarAt(from, "kind") is { } kind)
            reading.AddFrom(from, kind, space, sources);
        // How the first version said it.
        else if (from["configMapKeyRef"] is { } map)
            reading.AddFrom(map, "ConfigMap", space, sources);
        else if (from["secretKeyRef"] is { } secret)
            reading.AddFrom(secret, "Secret", space, sources);
        else
            reading.AddUnseen(from, "values from elsewhere are not visible");
    }

    private static bool IsOwn(YamlNode file) =>
        file.Text is "values.yaml" || file.Text.EndsWith("/values.yaml", StringComparison.Ordinal);

    private static IEnumerable<YamlNode> FilesOf(YamlNode spec) =>
        spec["chart"]?["spec"]?["valuesFiles"] is { IsSequence: true } files
            ? files.Items.Where(file => file.IsScalar)
            : [];

    private static PlacedPath? ChartOf(YamlNode spec, string? space, ReleaseSources sources)
    {
        var chart = spec["chart"];
        if (chart?["spec"] is { } wanted)
            return PathOf(wanted);
        if (Resource.ScalarAt(chart, "path") is { } path)
            return new PlacedPath(PathFrom.Repository, path);
        return
            spec["chartRef"] is { } reference
            && Resource.ScalarAt(reference, "kind") == "HelmChart"
            && sources.Find(
                "HelmChart",
                Resource.ScalarAt(reference, "name") ?? "",
                Resource.ScalarAt(reference, "namespace") ?? space
            )
                is { Spec: { } described }
            ? PathOf(described)
            : null;
    }

    private static PlacedPath? PathOf(YamlNode chart) =>
        Repositories.Contains(Resource.ScalarAt(chart["sourceRef"], "kind"))
        && Resource.ScalarAt(chart, "chart") is { } path
            ? new PlacedPath(PathFrom.Repository, path)
            : null;
}
