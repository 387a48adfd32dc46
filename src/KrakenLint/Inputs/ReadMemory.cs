using System.Collections.Concurrent;
using System.Collections.Immutable;
using KrakenLint.Helm.Charts;
using KrakenLint.Helm.Merging;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>
/// Files and charts that were read before. What has not changed since is the same object, so that everything that was worked
/// out of it holds.
/// </summary>
internal sealed class ReadMemory
{
    // By its whole path and by what it is called: a chart and a release may call one file differently.
    private readonly ConcurrentDictionary<(string? Full, string Shown), SourceFile> files = new();
    private readonly ConcurrentDictionary<string, KnownChart> charts = new(StringComparer.Ordinal);

    /// <param name="path">Absolute.</param>
    public bool Has(string path) => files.Keys.Any(key => key.Full == path);

    /// <returns>The file as it was read before where it has the same bytes, else the one that was read now.</returns>
    public SourceFile Same(SourceFile read) =>
        files.AddOrUpdate(
            (read.FullPath, read.Path),
            read,
            (_, known) => known.Bytes.SequenceEqual(read.Bytes) ? known : read
        );

    /// <returns>Null where the files are no chart.</returns>
    public Chart? ChartOf(string folder, IReadOnlyCollection<ChartFile> read) =>
        charts
            .AddOrUpdate(
                folder,
                _ => KnownChart.Of(read),
                (_, known) => known.Means(read) ? known : KnownChart.Of(read)
            )
            .Chart;

    private sealed record KnownChart(ImmutableArray<ChartFile> Files, Chart? Chart)
    {
        // A values file that lies over the chart's own changes nothing of the chart, as long as no template reads it as a file.
        public bool Means(IReadOnlyCollection<ChartFile> read) =>
            Files.Length == read.Count
            && Files
                .Zip(read)
                .Where(pair => pair.First != pair.Second)
                .All(pair =>
                    pair.First.Path == pair.Second.Path
                    && ChartReader.IsOther(pair.First)
                    && !ValuesReading.MayReadAny(pair.First.File)
                    && !ValuesReading.MayReadAny(pair.Second.File)
                )
            && (Files.SequenceEqual(read) || !read.Any(file => file.File.Bytes.IndexOf("Files"u8) >= 0));

        public static KnownChart Of(IReadOnlyCollection<ChartFile> files) => new([.. files], ChartReader.Read(files));
    }
}
