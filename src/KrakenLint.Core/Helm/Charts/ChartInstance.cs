using System.Collections.Immutable;
using KrakenLint.Helm.Merging;
using KrakenLint.Rendering;

namespace KrakenLint.Helm.Charts;

/// <summary>A chart as one release uses it: the subcharts that are enabled, under their aliases.</summary>
/// <param name="Path">How Helm names it: <c>chat/charts/redis</c>.</param>
internal sealed record ChartInstance(Chart Chart, string Name, string Path, ImmutableArray<ChartInstance> Subcharts)
{
    private const int DeepestNesting = 20;

    /// <summary>This chart and all below it, parents first.</summary>
    public IEnumerable<ChartInstance> All => Subcharts.SelectMany(sub => sub.All).Prepend(this);

    /// <param name="user">What the values files and <c>--set</c> say.</param>
    public static ChartInstance Of(Chart chart, MapDatum user)
    {
        // Conditions look at the values of everything that could be enabled.
        var everything = Build(chart, chart.Name, chart.Name, [], null, 0);
        var values = ValuesMerge.Coalesced(everything, user);
        return Build(chart, chart.Name, chart.Name, [], values, 0);
    }

    private static ChartInstance Build(
        Chart chart,
        string name,
        string path,
        ImmutableArray<string> keys,
        MapDatum? values,
        int depth
    )
    {
        var subcharts = ImmutableArray.CreateBuilder<ChartInstance>();
        foreach (var (sub, alias, declaration) in depth > DeepestNesting ? [] : Subchart(chart))
        {
            if (values is not null && declaration is not null && !IsEnabled(declaration, keys, values))
                continue;
            subcharts.Add(
                Build(
                    sub with
                    {
                        Name = alias,
                        Declaration = declaration,
                    },
                    alias,
                    $"{path}/charts/{alias}",
                    keys.Add(alias),
                    values,
                    depth + 1
                )
            );
        }
        return new ChartInstance(chart, name, path, subcharts.ToImmutable());
    }

    private static IEnumerable<(Chart Chart, string Name, ChartDependency? Declaration)> Subchart(Chart chart)
    {
        foreach (var sub in chart.Found)
        {
            var declared = chart.Declared.Where(one => one.Name.Text == sub.Name).ToArray();
            if (declared.Length == 0)
                yield return (sub, sub.Name, null);
            foreach (var one in declared.Where(one => IsTheOneMeant(one, sub, chart)))
                yield return (sub, one.Alias ?? sub.Name, one);
        }
    }

    // The same chart may be there in several versions, each declared on its own, or as a folder and packed beside it. Helm takes
    // the first that fits.
    private static bool IsTheOneMeant(ChartDependency declaration, Chart sub, Chart parent)
    {
        var same = parent.Found.Where(other => other.Name == sub.Name).ToArray();
        return same.Length == 1 || ReferenceEquals(Array.Find(same, other => Fits(declaration, other)), sub);
    }

    private static bool Fits(ChartDependency declaration, Chart sub) =>
        declaration.Version is not { } wanted
        || SemanticVersion.Satisfies(wanted, sub.Metadata["version"]?.Text ?? "") != false;

    private static bool IsEnabled(ChartDependency declaration, ImmutableArray<string> keys, MapDatum values)
    {
        foreach (var condition in declaration.Condition)
        {
            if (ValuesMerge.At(values, keys.AddRange(condition.Split('.'))) is BoolDatum decision)
                return decision.Value;
        }
        var tags = declaration.Tags.Select(tag => ValuesMerge.At(values, ["tags", tag])).OfType<BoolDatum>().ToArray();
        return tags.Length == 0 || tags.Any(tag => tag.Value);
    }
}
