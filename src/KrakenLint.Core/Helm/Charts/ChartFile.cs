using KrakenLint.Text;

namespace KrakenLint.Helm.Charts;

/// <summary>A file of a chart.</summary>
/// <param name="Path">Below the chart's folder, with <c>/</c> between folders.</param>
/// <param name="IsPacked">True where it lies in an archive, so that nobody edits it.</param>
public sealed record ChartFile(string Path, SourceFile File, bool IsPacked = false);
