using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm.Charts;
using KrakenLint.Text;

namespace KrakenLint.Cli.Charts;

/// <summary>A chart's folder, read.</summary>
/// <param name="Path">As people write it.</param>
internal sealed record ChartFolder(string Path, Chart Chart, ImmutableArray<InputNote> Notes)
{
    /// <summary>What a file is called: below the chart's folder, or as given where it lies outside.</summary>
    public string NameOf(SourceFile file)
    {
        var prefix = Path == "." ? "" : $"{Path.TrimEnd('/')}/";
        return file.Path.StartsWith(prefix, StringComparison.Ordinal) ? file.Path[prefix.Length..] : file.Path;
    }

    /// <returns>The chart, or why it cannot be read.</returns>
    public static (ChartFolder? Folder, ImmutableArray<InputNote> Problems) Read(string path, FileReader reader)
    {
        var shown = FileReader.Shown(path);
        if (path.Contains("://", StringComparison.Ordinal))
            return (null, [Failure(shown, ChartAddress.Refused(path))]);
        if (IsPacked(path))
            return ReadPacked(path, shown, reader);
        if (!Directory.Exists(path))
            return (null, [Failure(shown, "no such folder; expected the folder of a chart, which holds Chart.yaml")]);
        if (reader.LeadsOut(path))
            return (null, [Failure(shown, "is a link that leads out of the repository, and was not followed")]);
        var (files, notes) = new ChartFiles(path, reader).Read();
        return Of(shown, notes, reader.Memory is { } memory ? memory.ChartOf(path, files) : ChartReader.Read(files));
    }

    /// <summary>True for a file that is called as packed charts are.</summary>
    public static bool IsPacked(string path) =>
        (path.EndsWith(".tgz", StringComparison.Ordinal) || path.EndsWith(".tar.gz", StringComparison.Ordinal))
        && File.Exists(path);

    // Nothing is unpacked but in memory.
    private static (ChartFolder? Folder, ImmutableArray<InputNote> Problems) ReadPacked(
        string path,
        string shown,
        FileReader reader
    )
    {
        var read = reader.Read(path);
        if (read.File is not { } archive)
            return (null, read.Note is { } note ? [note] : []);
        if (ChartArchive.Read(archive) is { } files)
            return Of(shown, [], ChartReader.Read(files) is { } chart ? chart with { IsSealed = true } : null);
        return (
            null,
            [
                Failure(
                    shown,
                    "is no packed chart that is read: expected a gzipped tar archive of one folder, with at most 64 MiB in 20000 files"
                ),
            ]
        );
    }

    private static (ChartFolder? Folder, ImmutableArray<InputNote> Problems) Of(
        string shown,
        IEnumerable<InputNote> notes,
        Chart? read
    )
    {
        if (read is not { } chart)
            return (null, [.. notes, Failure(shown, "is no chart: expected a Chart.yaml with a name")]);
        var problems = chart.AllProblems.Select(problem => new InputNote(
            "chart",
            problem.Span.File.Path,
            problem.Text,
            IsFailure: true,
            problem.Span
        ));
        return (new ChartFolder(shown, chart, [.. notes, .. problems]), []);
    }

    private static InputNote Failure(string path, string text) => new("chart", path, text, IsFailure: true);
}
