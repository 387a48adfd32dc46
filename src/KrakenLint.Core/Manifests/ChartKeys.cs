using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>The keys at the top of a chart's values: those of its own, of the charts that it brings, and <c>global</c>.</summary>
public sealed class ChartKeys
{
    private readonly HashSet<string> keys;

    private ChartKeys(HashSet<string> keys) => this.keys = keys;

    /// <param name="chart">Chart.yaml.</param>
    /// <param name="values">values.yaml.</param>
    public static ChartKeys Of(SourceFile chart, SourceFile values)
    {
        var own = MappingOf(values).PairsOrNone().Select(pair => pair.Key.Text);
        var brought = (MappingOf(chart)?["dependencies"])
            .MappingsOrNone()
            .Select(part => Resource.ScalarAt(part, "alias") ?? Resource.ScalarAt(part, "name"))
            .OfType<string>();
        return new ChartKeys([.. own, .. brought, "global"]);
    }

    /// <summary>True for a file that holds one mapping, is no manifest, and says nothing that the chart does not know.</summary>
    public bool Fit(SourceFile file) =>
        MappingOf(file) is { } mapping
        && mapping["kind"] is null
        && mapping.Pairs.Any()
        && mapping.Pairs.All(pair => keys.Contains(pair.Key.Text));

    private static YamlNode? MappingOf(SourceFile file) =>
        YamlReader.Read(file).Documents is [{ Tree: { Root: { IsMapping: true } root } }] ? root : null;
}
