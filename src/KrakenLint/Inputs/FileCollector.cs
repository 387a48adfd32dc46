using KrakenLint.Cli.Charts;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Text;
using Microsoft.Extensions.FileSystemGlobbing;

namespace KrakenLint.Cli;

/// <summary>What the arguments of a run came to.</summary>
/// <param name="Excluded">Files and folders that the configuration leaves out; the notes say by which glob.</param>
internal sealed record Collected(List<LintInput> Inputs, List<InputNote> Notes, int Excluded)
{
    /// <summary>Folders of charts that were come by, which are rendered instead of read file by file.</summary>
    public List<string> Charts { get; init; } = [];
}

/// <summary>Finds the files that files, folders, globs and <c>-</c> on the command line mean; whatever means none is noted.</summary>
/// <param name="exclude">What is not read.</param>
/// <param name="valuesFiles">What holds values for a chart, whatever it is called.</param>
internal sealed class FileCollector(FileReader reader, PathGlobs exclude, PathGlobs valuesFiles)
{
    private const string Json = ".json";

    private static readonly string[] Extensions = [".yaml", ".yml", Json];

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    // In the order in which they were come by.
    private readonly List<(InputNote? Note, Wanted? File)> steps = [];
    private readonly Dictionary<Located, HashSet<string>> excluded = [];

    private readonly ValuesOverlays overlays = new();
    private readonly List<string> charts = [];

    // Of fewer files a second thread takes as long to begin as it saves.
    private const int FewFiles = 100;

    private const string StandardInput = "-";

    /// <summary>A file that is to be read.</summary>
    /// <param name="IsPlain">True where it is known to be no link.</param>
    private sealed record Wanted(string Path, string? Argument, bool IsPlain, bool IsValues);

    /// <summary>True where a chart in a folder is one input, false where its files are.</summary>
    public bool TakesCharts { get; init; }

    /// <summary>How many files may be read at a time.</summary>
    public int Jobs { get; init; } = 1;

    // Files that an argument means, also those that another argument has named before.
    private int wanted;

    public Collected Collect(IEnumerable<string> arguments)
    {
        foreach (var argument in arguments)
            Add(argument);
        var (inputs, notes) = ReadAll();
        return new Collected(
            inputs,
            [.. notes, .. excluded.Select(pair => NoteOf(pair.Key, pair.Value.Count))],
            excluded.Values.Sum(paths => paths.Count)
        )
        {
            Charts = charts,
        };
    }

    // Finding is quick, reading waits for the disk.
    private (List<LintInput> Inputs, List<InputNote> Notes) ReadAll()
    {
        var files = steps.Select(step => step.File).OfType<Wanted>().ToArray();
        var read = OrderedWork.Do(
            files,
            files.Length < FewFiles ? 1 : Jobs,
            file => file.Path == StandardInput ? reader.ReadStandardInput() : reader.Read(file.Path, file.IsPlain)
        );
        var (inputs, notes) = (new List<LintInput>(files.Length), new List<InputNote>());
        var next = 0;
        foreach (var (note, file) in steps)
        {
            if (file is not null)
                Keep(read[next++], file);
            if (note is not null)
                notes.Add(note);
        }
        return (inputs, notes);

        void Keep(ReadFile one, Wanted wanted)
        {
            if (one.File is { } file)
                inputs.Add(new LintInput(file, wanted.Argument) { IsValues = wanted.IsValues || overlays.Holds(file) });
            if (one.Note is { } note)
                notes.Add(note);
        }
    }

    /// <summary>Whether a file is called as manifests are.</summary>
    public static bool IsYaml(string path) =>
        Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static bool IsJson(string extension) => extension.Equals(Json, StringComparison.OrdinalIgnoreCase);

    private static InputNote NoteOf(Located glob, int count) =>
        new(
            "excluded",
            glob.Span.File.Path,
            $"exclude \"{glob.Text}\" leaves out {(count == 1 ? "one file or folder" : $"{count} files or folders")}",
            IsFailure: false,
            glob.Span
        );

    private bool IsExcluded(string path)
    {
        if (exclude.Find(path) is not { } glob)
            return false;
        if (!excluded.TryGetValue(glob, out var paths))
            excluded[glob] = paths = [];
        paths.Add(Path.GetFullPath(path));
        wanted++;
        return true;
    }

    private void Add(string argument)
    {
        if (argument == StandardInput)
            steps.Add((null, new Wanted(StandardInput, null, IsPlain: false, IsValues: false)));
        else if (argument.Length == 0)
            Note("missing", "\"\"", "is no path; expected a file, a folder or a glob");
        else if (argument.Contains("://", StringComparison.Ordinal))
            Note("missing", argument, ChartAddress.Refused(argument));
        else if (Directory.Exists(argument))
            AddFolder(argument);
        else if (TakesCharts && ChartFolder.IsPacked(argument))
            AddPacked(argument);
        else if (File.Exists(argument) || new FileInfo(argument).LinkTarget is not null)
            Read(argument, null);
        else if (argument.Contains('*', StringComparison.Ordinal))
            AddGlob(argument);
        else
            Note("missing", argument, "no such file or folder");
    }

    private void AddFolder(string folder)
    {
        if (IsExcluded(folder))
            return;
        var before = wanted + steps.Count;
        if (reader.LeadsOut(folder))
            Note("outside", folder, "is a link that leads out of the repository, and was not followed");
        else if (!IsChart(folder))
            Walk(folder);
        if (wanted + steps.Count == before)
            Note("no-input", folder, "the folder holds no .yaml, .yml or .json file to lint");
    }

    private void AddPacked(string path)
    {
        if (!IsExcluded(path) && seen.Add(Path.GetFullPath(path)))
            charts.Add(path);
    }

    private bool IsChart(string folder)
    {
        if (!TakesCharts || !ValuesOverlays.IsChart(folder))
            return false;
        wanted++;
        if (seen.Add(Path.GetFullPath(folder)))
            charts.Add(folder);
        return true;
    }

    // Dot-folders hold no manifests.
    private void Walk(string folder)
    {
        var (tree, shown) = (Boundary.Of(folder), Shown(folder));
        foreach (
            var found in FolderWalk.In(
                folder,
                (entry, path) =>
                    entry.Name.StartsWith('.') ? AddHidden(entry, path) : !IsExcluded(path) && !IsChart(path)
            )
        )
        {
            if (found.Entry is not { } entry || found.IsFolderLink)
                AddUnread(found, tree);
            else if (entry.Name.StartsWith('.') && AtomicFile.IsLeftover(found.Path))
                Tell(new InputNote("leftover", Shown(found.Path), AtomicFile.AboutLeftovers, IsFailure: false));
            else if (entry.Name.StartsWith('.'))
                AddHidden(entry, found.Path);
            else if (entry.Name is "helmfile.yaml.gotmpl" or "helmfile.gotmpl" && !IsExcluded(found.Path))
                Tell(ReleaseFinder.NotRendered(Shown(found.Path)));
            else if (IsYaml(found.Path))
                AddFound(found.Path, entry, tree, shown);
        }
    }

    private bool AddHidden(FolderEntry entry, string path)
    {
        if (exclude.Find(path) is null && HiddenManifests.In(entry, path) is { } note)
            Tell(note);
        return false;
    }

    // What a link to a folder of the same tree holds is read where it lies.
    private void AddUnread(Walked found, Boundary? tree)
    {
        if (found.Entry is not { } entry)
            Note("unreadable", found.Path, "the folder cannot be read: permission denied, or it is being changed");
        else if (!entry.Name.StartsWith('.') && tree?.Holds(found.Path) != true && exclude.Find(found.Path) is null)
            Tell(
                new InputNote(
                    "outside",
                    Shown(found.Path),
                    "is a link to a folder, which is not followed; name that folder to lint what it holds",
                    IsFailure: false
                )
            );
    }

    // A link among the files of a folder may lead to another of them, not out of the folder.
    private void AddFound(string path, FolderEntry entry, Boundary tree, string argument)
    {
        if (entry.IsLink && File.Exists(path) && !tree.Holds(path))
        {
            if (!IsExcluded(path))
                Note("outside", path, "is a link that leads out of the folder, and was not followed");
        }
        else if (!IsJson(Path.GetExtension(entry.Name)) || exclude.Find(path) is not null)
            Read(path, argument, !entry.IsLink);
        else
            AddJson(path, argument, !entry.IsLink);
    }

    // Most JSON beside manifests is something else: only what speaks of a kind is an input.
    private void AddJson(string path, string argument, bool isPlain)
    {
        if (JsonSniffer.MayBeManifest(path, reader.MostBytes) is not { } may)
            Tell(
                new InputNote(
                    "too-large",
                    Shown(path),
                    $"is no manifest as far as it was read, which is {FileReader.Size(reader.MostBytes)} (--max-file-size)",
                    IsFailure: false
                )
            );
        else if (may)
            Read(path, argument, isPlain);
    }

    private void AddGlob(string pattern)
    {
        var segments = pattern.Replace('\\', '/').Split('/');
        var wild = Array.FindIndex(segments, segment => segment.Contains('*', StringComparison.Ordinal));
        var folder =
            wild == 0 ? "."
            : string.Join('/', segments[..wild]) is { Length: > 0 } start ? start
            : "/";
        var unread = new List<Walked>();
        var found = Directory.Exists(folder)
            ? new Matcher(StringComparison.Ordinal)
                .AddInclude(string.Join('/', segments[wild..]))
                .Execute(new GlobFolder(folder, null, unread))
                .Files.Select(match => Path.Combine(folder, match.Path))
                .Order(StringComparer.Ordinal)
                .ToArray()
            : [];
        var tree = Boundary.Of(folder);
        foreach (var one in unread.DistinctBy(one => one.Path))
            AddUnread(one, tree);
        foreach (var path in found)
            Read(path, null);
        if (found.Length == 0)
            Note("no-input", pattern, "the glob matches no file");
    }

    private void Read(string path, string? argument, bool isPlain = false)
    {
        wanted++;
        if (!IsExcluded(path) && seen.Add(Path.GetFullPath(path)))
            steps.Add((null, new Wanted(path, argument, isPlain, valuesFiles.Find(path) is not null)));
    }

    private void Tell(InputNote note) => steps.Add((note, null));

    private void Note(string code, string path, string text) =>
        Tell(new InputNote(code, Shown(path), text, IsFailure: true));

    private static string Shown(string path) => FileReader.Shown(path);
}
