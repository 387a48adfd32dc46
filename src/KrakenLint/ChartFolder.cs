using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>A chart's folder, read.</summary>
/// <param name="Path">As people write it.</param>
internal sealed record ChartFolder(string Path, Chart Chart, ImmutableArray<InputNote> Notes)
{
    private const int MostFiles = 20_000;

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
        if (!Directory.Exists(path))
            return (null, [Failure(shown, "no such folder; expected the folder of a chart, which holds Chart.yaml")]);
        var notes = new List<InputNote>();
        var files = new List<ChartFile>();
        foreach (var file in Walk(path).Take(MostFiles))
        {
            var read = reader.Read(file);
            if (read.File is { } content)
                files.Add(new ChartFile(System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'), content));
            if (read.Note is { } note)
                notes.Add(note);
        }
        if (ChartReader.Read(files) is not { } chart)
            return (null, [.. notes, Failure(shown, "is no chart: expected a Chart.yaml with a name")]);
        notes.AddRange(
            chart.AllProblems.Select(problem => new InputNote(
                "chart",
                problem.Span.File.Path,
                problem.Text,
                IsFailure: true,
                problem.Span
            ))
        );
        return (new ChartFolder(shown, chart, [.. notes]), []);
    }

    private static InputNote Failure(string path, string text) => new("chart", path, text, IsFailure: true);

    // Links to folders are not followed: they lead out of the chart, or in circles.
    private static IEnumerable<string> Walk(string folder)
    {
        foreach (
            var entry in new DirectoryInfo(folder)
                .EnumerateFileSystemInfos()
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
        )
        {
            var path = System.IO.Path.Combine(folder, entry.Name);
            if (entry is DirectoryInfo { LinkTarget: null } && entry.Name != ".git")
            {
                foreach (var inner in Walk(path))
                    yield return inner;
            }
            else if (entry is FileInfo { LinkTarget: null })
                yield return path;
        }
    }
}
