using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary><c>HelmChart</c> and <c>HelmChartConfig</c> of helm.cattle.io, which k3s and RKE2 install.</summary>
internal static class CattleCharts
{
    private const string Config = "HelmChartConfig";

    public static IEnumerable<ReleaseSpec> Read(YamlNode root, ReleaseSources sources)
    {
        if (root["spec"] is not { IsMapping: true } spec)
            yield break;
        var metadata = root["metadata"];
        var name = Resource.ScalarAt(metadata, "name") ?? "";
        var space = Resource.ScalarAt(metadata, "namespace");
        var reading = new SpecReading(metadata?["name"] ?? root);
        Add(reading, spec);
        if (sources.Find(Config, name, space) is { Spec: { } more })
            Add(reading, more);
        foreach (var pair in spec["set"].PairsOrNone().Where(pair => pair.Value.IsScalar))
            reading.AddSet(pair.Key.Text, pair.Value, isText: false);
        yield return reading.Spec($"HelmChart {SpecReading.NameOf(root)}") with
        {
            Release = name,
            Namespace = Resource.ScalarAt(spec, "targetNamespace") ?? space,
            IsMoved = Resource.ScalarAt(spec, "targetNamespace") is null,
        };
    }

    /// <summary>What is said of a chart that the distribution brings.</summary>
    public static IEnumerable<ReleaseSpec> ReadConfig(YamlNode root, ReleaseSources sources)
    {
        var metadata = root["metadata"];
        var name = Resource.ScalarAt(metadata, "name") ?? "";
        var space = Resource.ScalarAt(metadata, "namespace");
        if (root["spec"] is not { IsMapping: true } spec || sources.Find("HelmChart", name, space) is not null)
            yield break;
        var reading = new SpecReading(metadata?["name"] ?? root);
        Add(reading, spec);
        yield return reading.Spec($"{Config} {SpecReading.NameOf(root)}") with
        {
            Release = name,
            Namespace = space,
        };
    }

    private static void Add(SpecReading reading, YamlNode spec)
    {
        reading.AddText(spec["valuesContent"]);
        reading.AddNode(spec["values"]);
        if (spec["valuesSecrets"] is { IsSequence: true, IsEmptyCollection: false } secrets)
            reading.AddUnseen(secrets, "values of Secrets in the cluster are not visible");
    }
}
