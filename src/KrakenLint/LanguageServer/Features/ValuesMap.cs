using System.Collections.Immutable;
using KrakenLint.Helm.Charts;
using KrakenLint.Helm.Merging;
using KrakenLint.Templates;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>A key of the values of a chart, seen from the chart that is installed.</summary>
/// <param name="Keys">From the root of its values; those of a subchart begin with its name.</param>
internal sealed record ValuesKey(ImmutableArray<string> Keys);

/// <summary>Where the values of a chart are set, and where its templates read them.</summary>
internal sealed class ValuesMap(ImmutableArray<RenderedRelease> releases)
{
    private readonly ImmutableArray<(Chart Chart, ImmutableArray<string> Prefix)> charts =
    [
        .. releases.Take(1).SelectMany(release => Below(release.Release.Chart, [])),
    ];

    /// <summary>The key that a template reads at a place; null where it reads none.</summary>
    public ValuesKey? ReadAt(string path, int offset)
    {
        foreach (var (chart, prefix) in charts)
        {
            foreach (var file in chart.Templates.Where(file => file.File.FullPath == path))
            {
                var use = ValuesUses
                    .In(TemplateTree.Parse(file.File))
                    .LastOrDefault(use => use.Span.Start <= offset && offset <= use.Span.End);
                if (use is not null)
                    return Seen(prefix, use.KeysUpTo(offset));
            }
        }
        return null;
    }

    /// <summary>The key that a values file sets at a place, or values in a file about something else; null where that is none.</summary>
    /// <param name="offset">In a file that says the same as when it was linted.</param>
    public (ValuesKey Key, YamlNode Node)? SetAt(SourceFile file, int offset)
    {
        foreach (var root in Roots().Where(CarriedValues.Is))
        {
            var span = CarriedValues.Span(root);
            if (span.File.FullPath != file.FullPath || offset < span.Start || span.End < offset)
                continue;
            var inner = YamlPlaces.Within(root, offset);
            return YamlPlaces.KeysTo(inner, root) is { IsEmpty: false } keys ? (new ValuesKey(keys), inner) : null;
        }
        return YamlPlaces.At(file, offset) is { } node && SetAt(file.FullPath ?? "", node) is { } key
            ? (key, node)
            : null;
    }

    private ValuesKey? SetAt(string path, YamlNode node) =>
        YamlPlaces.KeysTo(node) is not { IsEmpty: false } keys ? null
        : charts.FirstOrDefault(one => one.Chart.Values?.Tree.File.FullPath == path) is { Chart: not null } own
            ? Seen(own.Prefix, keys)
        : Roots().Any(root => root.Tree.File.FullPath == path) ? new ValuesKey(keys)
        : null;

    /// <summary>Where a key is set: in the chart's own values, and in each file that lies over them.</summary>
    /// <returns>Where nothing sets it, the nearest mapping around it.</returns>
    public IEnumerable<SourceSpan> Set(ValuesKey key)
    {
        var found = Roots()
            .Select(root => (root, key.Keys))
            .Concat(
                charts
                    .Where(one => !one.Prefix.IsEmpty && key.Keys.AsSpan().StartsWith(one.Prefix.AsSpan()))
                    .Select(one => (Root: one.Chart.Values, Keys: key.Keys[one.Prefix.Length..]))
                    .Where(one => one.Root is not null)
                    .Select(one => (one.Root.GetValueOrDefault(), one.Keys))
            )
            .Select(one => (Place: YamlPlaces.Along(one.Item1, one.Keys), one.Keys.Length))
            .Where(one => one.Place.Found > 0)
            .ToArray();
        var missing = found.Length == 0 ? 0 : found.Min(one => one.Length - one.Place.Found);
        return found
            .Where(one => one.Length - one.Place.Found == missing)
            .Select(one => YamlPlaces.NameOf(one.Place.Node))
            .Where(span => span.File.FullPath is not null)
            .Distinct();
    }

    /// <summary>Where templates read a key or something below it.</summary>
    public IEnumerable<SourceSpan> Read(ValuesKey key) =>
        from one in charts
        where key.Keys.AsSpan().StartsWith(one.Prefix.AsSpan()) && key.Keys.Length > one.Prefix.Length
        let keys = key.Keys[one.Prefix.Length..]
        from file in one.Chart.Templates
        where file.File.FullPath is not null
        from use in ValuesUses.In(TemplateTree.Parse(file.File))
        where use.Keys.AsSpan().StartsWith(keys.AsSpan())
        select use.Span;

    private IEnumerable<YamlNode> Roots() =>
        releases
            .Take(1)
            .Select(release => release.Release.Chart.Values)
            .OfType<YamlNode>()
            .Concat(releases.SelectMany(release => release.Release.Overlays).DistinctBy(CarriedValues.Span));

    private static ValuesKey Seen(ImmutableArray<string> prefix, ImmutableArray<string> keys) =>
        new(keys is ["global", ..] ? keys : [.. prefix, .. keys]);

    private static IEnumerable<(Chart, ImmutableArray<string>)> Below(Chart chart, ImmutableArray<string> prefix) =>
        chart
            .Found.SelectMany(sub =>
                chart
                    .Declared.Where(one => one.Name.Text == sub.Name)
                    .Select(one => one.Alias ?? sub.Name)
                    .DefaultIfEmpty(sub.Name)
                    .SelectMany(name => Below(sub, prefix.Add(name)))
            )
            .Prepend((chart, prefix));
}
