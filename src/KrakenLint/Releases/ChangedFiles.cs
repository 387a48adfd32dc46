using System.Collections.Immutable;
using KrakenLint.Cli.Charts;
using KrakenLint.Helm.Merging;

namespace KrakenLint.Cli;

/// <summary>What a change touches: files, and all that lies in folders.</summary>
internal sealed class ChangedFiles(ImmutableArray<string> paths)
{
    private readonly ImmutableHashSet<string> all = [.. paths.Select(path => Path.GetFullPath(path).TrimEnd('/'))];

    private readonly Lazy<HashSet<string>> around = new(() => [.. paths.SelectMany(FoldersAround)]);

    /// <summary>True for a folder in which something is changed, or which is changed as a whole.</summary>
    public bool Touches(string folder)
    {
        var full = Path.GetFullPath(folder).TrimEnd('/');
        return around.Value.Contains(full) || Has(full);
    }

    /// <summary>True for a chart of which a file, or a file with values, is changed.</summary>
    public bool Has(ChartRequest chart) => (!chart.IsUnseen && Touches(chart.Folder)) || chart.Choices.Any(Has);

    /// <summary>True where something is changed that lies in no folder of the charts.</summary>
    public bool HasOutside(ImmutableArray<ChartRequest> charts)
    {
        var folders = charts
            .Where(chart => !chart.IsUnseen)
            .Select(chart => $"{Path.GetFullPath(chart.Folder).TrimEnd('/')}/")
            .ToArray();
        return all.Any(path => !folders.Any(folder => $"{path}/".StartsWith(folder, StringComparison.Ordinal)));
    }

    // Nobody has kept which files a generator has asked.
    private bool Has(ValuesChoice choice) =>
        choice.IsGenerated
        || choice
            .FullPaths.Concat(choice.Roots.Select(root => CarriedValues.Span(root).File.FullPath).OfType<string>())
            .Concat(choice.DescribedBy is { } file ? [file] : [])
            .Any(Has);

    private static IEnumerable<string> FoldersAround(string path)
    {
        for (
            var at = Path.GetDirectoryName(Path.GetFullPath(path).TrimEnd('/'));
            at is not null;
            at = Path.GetDirectoryName(at)
        )
            yield return at;
    }

    public bool Has(string full)
    {
        for (var at = full; at is not null; at = Path.GetDirectoryName(at))
        {
            if (all.Contains(at))
                return true;
        }
        return false;
    }

    /// <summary>True for a release that one of the files describes, or gives values to.</summary>
    public bool Has(FoundRelease release) =>
        release
            .Choice.FullPaths.Concat(release.Choice.Roots.Select(root => CarriedValues.Span(root).File.FullPath))
            .Append(release.File.FullPath)
            .OfType<string>()
            .Any(Has);
}
