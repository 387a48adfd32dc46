using System.Collections.Immutable;
using KrakenLint.Cli.Charts;

namespace KrakenLint.Cli;

/// <summary>Adds to a run the charts that its folders hold, and the releases that its files describe.</summary>
internal static class ReleaseScope
{
    /// <param name="collected">What the paths came to; what releases take from it is taken out.</param>
    /// <param name="jobs">How many documents of a file may be read at a time.</param>
    public static RunScope Of(RunScope scope, Collected collected, FileReader reader, bool seesCharts, int jobs = 1)
    {
        if (scope.IsRendered)
            return scope;
        var finder = new ReleaseFinder(reader, seesCharts) { Jobs = jobs };
        var releases = finder.In(collected.Inputs);
        collected.Notes.AddRange(finder.Notes);
        collected.Inputs.RemoveAll(finder.IsAlone);
        return With(scope with { Clusters = finder.Clusters }, collected.Charts, releases);
    }

    /// <summary>The same for a change: what it touches stands for the charts that use it, wherever in the repository.</summary>
    /// <param name="whole">Everything in the repository.</param>
    public static RunScope Of(
        RunScope scope,
        Collected collected,
        Collected whole,
        ChangedFiles changed,
        FileReader reader
    )
    {
        var finder = new ReleaseFinder(reader, seesCharts: true);
        var releases = finder.In(whole.Inputs);
        var touched = releases.Where(changed.Has).ToArray();
        var charts = scope
            .Charts.Select(chart => Path.GetFullPath(chart.Folder).TrimEnd('/'))
            .Concat(touched.Select(release => release.Chart).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        var files = touched.Select(release => release.File.Path).ToHashSet(StringComparer.Ordinal);
        collected.Notes.AddRange(finder.Notes.Where(note => files.Contains(note.Path)));
        collected.Inputs.RemoveAll(ReleaseFinder.IsCarrierAlone);
        var folders = touched
            .Select(release => release.Chart)
            .OfType<string>()
            .Select(folder => Path.GetRelativePath(Environment.CurrentDirectory, folder));
        var all = With(
            scope with
            {
                Clusters = finder.Clusters,
            },
            folders.Concat(collected.Charts).Distinct(),
            [.. releases.Where(release => release.Chart is not null || touched.Contains(release))]
        );
        var wanted = scope
            .Charts.Select(chart => chart.Folder)
            .Concat(collected.Charts)
            .Select(folder => Path.GetFullPath(folder).TrimEnd('/'))
            .Concat(charts)
            .ToHashSet(StringComparer.Ordinal);
        var mine = all
            .Charts.Where(chart => chart.IsUnseen || wanted.Contains(Path.GetFullPath(chart.Folder).TrimEnd('/')))
            .ToImmutableArray();
        return all with { Charts = mine, Neighbours = [.. RunEnvironments.Around(mine, all.Charts).Except(mine)] };
    }

    /// <param name="folders">Charts that are rendered with the values beside them.</param>
    public static RunScope With(RunScope scope, IEnumerable<string> folders, ImmutableArray<FoundRelease> releases)
    {
        if (scope.Charts.IsEmpty && releases.IsEmpty && !folders.Any())
            return scope;
        var charts = scope.Charts.ToList();
        foreach (var folder in folders)
        {
            if (!charts.Any(chart => IsAt(chart, Path.GetFullPath(folder))))
                charts.Add(ChartRequest.Beside(folder));
        }
        foreach (var group in releases.Where(release => release.Chart is not null).GroupBy(release => release.Chart))
            Add(charts, group.Key ?? "", [.. group.Select(release => release.Choice)]);
        // What several releases share is judged once.
        var unseen = SharedValues
            .Groups([.. releases.Where(release => release.Chart is null).Select(release => release.Choice)])
            .Select(choices => new ChartRequest(choices[0].Name, null, null, [], choices) { IsUnseen = true });
        return scope with
        {
            Charts = RunEnvironments.Settled([
                .. charts.OrderBy(chart => chart.Folder, StringComparer.Ordinal),
                .. unseen,
            ]),
        };
    }

    private static void Add(List<ChartRequest> charts, string folder, ImmutableArray<ValuesChoice> choices)
    {
        var at = charts.FindIndex(chart => IsAt(chart, folder));
        if (at < 0)
        {
            var shown = Path.GetRelativePath(Environment.CurrentDirectory, folder);
            charts.Add(new ChartRequest(shown, null, null, [], choices));
            return;
        }
        // A values file that a release names is one of the release, not one for itself.
        var named = choices.SelectMany(choice => choice.FullPaths).ToHashSet(StringComparer.Ordinal);
        charts[at] = charts[at] with
        {
            Choices =
            [
                .. charts[at]
                    .Choices.Where(choice => !choice.Files.Any(file => named.Contains(Path.GetFullPath(file)))),
                .. choices,
            ],
        };
    }

    private static bool IsAt(ChartRequest chart, string full) =>
        !chart.IsUnseen && Path.GetFullPath(chart.Folder).TrimEnd('/') == full.TrimEnd('/');
}
