using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Helm;

/// <summary>What of a chart is in none of its renderings, so that nothing of it was judged.</summary>
/// <param name="Templates">They print nothing with these values.</param>
/// <param name="Crds">helm prints them where it is asked to.</param>
internal sealed record SilentFiles(ImmutableArray<SourceFile> Templates, ImmutableArray<SourceFile> Crds)
{
    /// <param name="renderings">Each as it should be, with the documents that it came to.</param>
    public static SilentFiles Of(
        IReadOnlyCollection<(ChartRendering Rendering, ImmutableArray<ManifestFile> Printed)> renderings
    )
    {
        var sources = renderings
            .SelectMany(one => one.Printed)
            .SelectMany(file => file.Documents)
            .Select(document => HelmSource.Of(document.Yaml)?.Path)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        // Who gives output without comments of where it is from leaves nothing to tell by.
        if (sources.Count == 0)
            return new SilentFiles([], []);
        var files = renderings.SelectMany(one => one.Rendering.Files).Where(MayPrint).ToArray();
        var spoken = files.Where(file => sources.Contains(file.Source)).Select(file => file.File.File).ToHashSet();
        var silent = files.Where(file => !spoken.Contains(file.File.File)).DistinctBy(file => file.File.File).ToArray();
        return new SilentFiles(
            [.. silent.Where(file => file.Tree is not null).Select(file => file.File.File)],
            [.. silent.Where(file => file.Tree is null).Select(file => file.File.File)]
        );
    }

    // Helpers have this ending by custom, and descriptions that.
    private static bool MayPrint(PredictedFile file) =>
        !file.Source.EndsWith(".tpl", StringComparison.Ordinal)
        && !file.Source.EndsWith(".md", StringComparison.Ordinal);
}
