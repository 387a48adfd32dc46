using System.Collections.Concurrent;
using System.Collections.Immutable;
using KrakenLint.Helm.Charts;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>
/// Files and charts that were read before. What has not changed since is the same object, so that everything that was worked
/// out of it holds.
/// </summary>
internal sealed class ReadMemory
{
    private readonly ConcurrentDictionary<string, SourceFile> files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KnownChart> charts = new(StringComparer.Ordinal);

    /// <param name="path">Absolute.</param>
    public bool Has(string path) => files.ContainsKey(path);

    /// <returns>The file as it was read before where it has the same bytes, else the one that was read now.</returns>
    public SourceFile Same(SourceFile read) =>
        files.AddOrUpdate(
            read.FullPath ?? read.Path,
            read,
            (_, known) => known.Path == read.Path && known.Bytes.SequenceEqual(read.Bytes) ? known : read
        );

    /// <returns>Null where the files are no chart.</returns>
    public Chart? ChartOf(string folder, IReadOnlyCollection<ChartFile> read) =>
        charts
            .AddOrUpdate(
                folder,
                _ => KnownChart.Of(read),
                (_, known) => known.Files.SequenceEqual(read) ? known : KnownChart.Of(read)
            )
            .Chart;

    private sealed record KnownChart(ImmutableArray<ChartFile> Files, Chart? Chart)
    {
        public static KnownChart Of(IReadOnlyCollection<ChartFile> files) => new([.. files], ChartReader.Read(files));
    }
}
