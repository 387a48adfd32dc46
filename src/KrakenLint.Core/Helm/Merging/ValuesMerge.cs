using KrakenLint.Helm.Charts;
using KrakenLint.Rendering;
using KrakenLint.Yaml;

namespace KrakenLint.Helm.Merging;

/// <summary>
/// Helm's order of values: a chart's values.yaml, the parent's values under the chart's name, the values files from first to
/// last, <c>--set</c>. Mappings are merged key by key, lists replace, null deletes; each value knows its node.
/// </summary>
internal static class ValuesMerge
{
    public const string Global = "global";

    /// <summary>Values files from the first to the last, and the <c>--set</c>s after them.</summary>
    public static MapDatum OfUser(
        IEnumerable<YamlNode> files,
        IEnumerable<GivenSet> sets,
        IEnumerable<PlacedSet> placed
    )
    {
        var values = Overlaid([.. files.Select(file => DatumReader.Read(file)).OfType<MapDatum>()]);
        foreach (var set in sets.OrderBy(set => set.Kind))
            SetOption.TryApply(set, values);
        foreach (var set in placed)
            SetOption.TryApply(set, values);
        return values;
    }

    /// <summary>The defaults of a chart, and of the charts below it, under values that are given.</summary>
    public static MapDatum Coalesced(ChartInstance chart, MapDatum given)
    {
        var values =
            chart.Chart.Values is { } defaults && DatumReader.Read(defaults) is MapDatum map
                ? Under(given, map)
                : given.Copy();
        foreach (var sub in chart.Subcharts)
        {
            var own = values[sub.Name] as MapDatum ?? new MapDatum();
            if (values[Global] is MapDatum global)
            {
                own = own.Copy();
                own.Set(
                    Global,
                    own[Global] is MapDatum mine ? Under(global, mine) : global.DeepCopy(new Budget(Budget.OfChart))
                );
            }
            values.Set(sub.Name, Coalesced(sub, own));
        }
        return values;
    }

    /// <summary>Puts values over others, in place: mappings key by key.</summary>
    public static void Overlay(MapDatum values, MapDatum over)
    {
        foreach (var (key, value) in over.Entries)
            values.Set(key, value is MapDatum now && values[key] is MapDatum old ? Overlaid([old, now]) : value);
    }

    /// <summary>The value at a path of keys, or null.</summary>
    public static Datum? At(MapDatum values, IEnumerable<string> keys)
    {
        Datum? value = values;
        foreach (var key in keys)
            value = (value as MapDatum)?[key];
        return value;
    }

    // Mappings that follow each other are merged together, so that of many files each is looked at once. Among values files a
    // null is kept: it deletes a default later.
    private static MapDatum Overlaid(IReadOnlyList<MapDatum> maps)
    {
        var merged = new MapDatum
        {
            Node = maps is [.., var last] ? last.Node : null,
            Layers = [.. maps.SelectMany(map => map.Layers)],
        };
        var inner = new Dictionary<string, List<MapDatum>>();
        foreach (var (key, value) in maps.SelectMany(map => map.Entries))
        {
            if (value is not MapDatum map)
            {
                inner.Remove(key);
                merged.Set(key, value);
            }
            else if (inner.TryGetValue(key, out var before))
                before.Add(map);
            else
                inner[key] = [map];
        }
        foreach (var (key, following) in inner)
            merged.Set(key, following is [var only] ? only : Overlaid(following));
        return merged;
    }

    private static MapDatum Under(MapDatum given, MapDatum defaults)
    {
        var merged = new MapDatum
        {
            Node = given.Node ?? defaults.Node,
            Layers = [.. defaults.Layers, .. given.Layers],
        };
        foreach (var (key, value) in defaults.Entries)
        {
            if (given[key] is null)
                merged.Set(key, value);
        }
        foreach (var (key, value) in given.Entries)
        {
            if (value is MapDatum now && defaults[key] is MapDatum old)
                merged.Set(key, Under(now, old));
            else if (value is not NilDatum || defaults[key] is null)
                merged.Set(key, value);
        }
        return merged;
    }
}
