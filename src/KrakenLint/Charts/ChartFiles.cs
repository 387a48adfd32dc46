using KrakenLint.Findings;
using KrakenLint.Helm.Charts;

namespace KrakenLint.Cli.Charts;

/// <summary>
/// Reads the files of a chart's folder as helm does, which follows links: within the repository so do we, and where one
/// leads out of it, or there is too much, the chart is not rendered at all.
/// </summary>
/// <param name="folder">The chart's folder.</param>
internal sealed class ChartFiles(string folder, FileReader reader)
{
    private const int MostFiles = 20_000;

    private const string LeadsOut = "is a link that leads out of the repository, and was not followed";

    // Links in linked folders multiply.
    private const int MostLinks = 200;

    private readonly Boundary repository = Boundary.Around(folder);
    private readonly HelmIgnore ignored = HelmIgnore.Of(Ignoring(folder, reader));
    private readonly List<ChartFile> files = [];
    private readonly List<InputNote> notes = [];
    private long total;
    private int links;

    public (List<ChartFile> Files, List<InputNote> Notes) Read()
    {
        AddFolder(folder, [RealPath.Of(folder)]);
        return (files, notes);
    }

    /// <param name="around">Where the folder and those around it really lie.</param>
    /// <returns>False where there is too much.</returns>
    private bool AddFolder(string path, HashSet<string?> around)
    {
        foreach (var found in FolderWalk.In(path, (entry, inner) => !IsIgnored(inner, true) && IsEntered(entry, inner)))
        {
            // A link to a folder is one to Helm.
            if (IsIgnored(found.Path, found.IsFolderLink))
                continue;
            if (found.Entry is null)
                Note(found.Path, "the folder cannot be read: permission denied, or it is being changed");
            else if (!(found.IsFolderLink ? AddLink(found.Path, around) : AddFile(found.Path)))
                return false;
        }
        return true;
    }

    private static string Ignoring(string folder, FileReader reader) =>
        Path.Combine(folder, HelmIgnore.FileName) is var path && Path.Exists(path) && reader.Read(path).File is { } file
            ? file.Slice(0, file.Length)
            : "";

    private bool IsIgnored(string path, bool isFolder) => ignored.Ignores(NameOf(path), isFolder);

    private string NameOf(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    // Nothing in there is part of a chart, though helm reads it, links and all.
    private bool IsEntered(FolderEntry entry, string path)
    {
        if (entry.Name != ".git")
            return true;
        foreach (var found in FolderWalk.In(path, (_, _) => true))
        {
            if (found.Entry is { IsLink: true } && !repository.Holds(found.Path))
                Note(found.Path, LeadsOut);
        }
        return false;
    }

    private bool AddLink(string path, HashSet<string?> around)
    {
        var real = RealPath.Of(path);
        if (!repository.Holds(path))
            Note(path, LeadsOut);
        else if (around.Any(one => one is not null && real is not null && Boundary.Of(real).Holds(one)))
            Note(path, "is a link to a folder that it lies in, which helm would follow without end");
        else if (++links > MostLinks)
        {
            Note(folder, $"has more than {MostLinks} links to folders");
            return false;
        }
        else
            return AddFolder(path, [.. around, real]);
        return true;
    }

    private bool AddFile(string path)
    {
        if (!repository.HoldsEnd(reader.RealPathOf(path)))
        {
            Note(path, LeadsOut);
            return true;
        }
        if (AtomicFile.IsLeftover(path))
        {
            notes.Add(new InputNote("leftover", FileReader.Shown(path), AtomicFile.AboutLeftovers, IsFailure: false));
            return true;
        }
        var read = reader.Read(path);
        if (read.Note is { } note)
            notes.Add(note);
        if (read.File is not { } content)
            return true;
        files.Add(new ChartFile(NameOf(path), content));
        total += content.Length;
        if (files.Count > MostFiles)
            Note(folder, $"has more than {MostFiles} files; a chart has a few hundred at most");
        else if (total > reader.MostBytes)
            Note(folder, $"has files of more than {FileReader.Size(reader.MostBytes)} together (--max-file-size)");
        else
            return true;
        return false;
    }

    private void Note(string path, string text) =>
        notes.Add(new InputNote("chart", FileReader.Shown(path), text, IsFailure: true));
}
