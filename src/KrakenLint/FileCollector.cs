using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using Microsoft.Extensions.FileSystemGlobbing;

namespace KrakenLint.Cli;

/// <summary>What the arguments of a run came to.</summary>
/// <param name="Excluded">Files and folders that the configuration leaves out; the notes say by which glob.</param>
internal sealed record Collected(List<LintInput> Inputs, List<InputNote> Notes, int Excluded);

/// <summary>Finds the files that files, folders, globs and <c>-</c> on the command line mean; whatever means none is noted.</summary>
/// <param name="exclude">What is not read.</param>
/// <param name="valuesFiles">What holds values for a chart, whatever it is called.</param>
internal sealed class FileCollector(FileReader reader, PathGlobs exclude, PathGlobs valuesFiles)
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<LintInput> inputs = [];
    private readonly List<InputNote> notes = [];
    private readonly Dictionary<Located, HashSet<string>> excluded = [];

    private readonly ValuesOverlays overlays = new();

    // Files that an argument means, also those that another argument has named before.
    private int wanted;

    public Collected Collect(IEnumerable<string> arguments)
    {
        foreach (var argument in arguments)
            Add(argument);
        return new Collected(
            inputs,
            [.. notes, .. excluded.Select(pair => NoteOf(pair.Key, pair.Value.Count))],
            excluded.Values.Sum(paths => paths.Count)
        );
    }

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
        if (argument == "-")
            Keep(reader.ReadStandardInput(), null, isValues: false);
        else if (Directory.Exists(argument))
            AddFolder(argument);
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
        var before = wanted + notes.Count;
        Walk(folder, Shown(folder));
        if (wanted + notes.Count == before)
            Note("no-input", folder, "the folder holds no .yaml, .yml or .json file to lint");
    }

    // Links to folders are not followed: they lead out of the tree, or in circles. Dot-folders hold no manifests.
    private void Walk(string folder, string argument)
    {
        try
        {
            var entries = new DirectoryInfo(folder)
                .EnumerateFileSystemInfos()
                .OrderBy(entry => entry.Name, StringComparer.Ordinal);
            foreach (var entry in entries.Where(entry => !entry.Name.StartsWith('.')))
            {
                var path = Path.Combine(folder, entry.Name);
                if (entry is DirectoryInfo { LinkTarget: null } && !IsExcluded(path))
                    Walk(path, argument);
                else if (entry is FileInfo && Extensions.Contains(entry.Extension))
                    AddFound(path, entry, argument);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Note("unreadable", folder, $"cannot be read: {error.Message}");
        }
    }

    // A link among the files of a folder may lead to another of them, not out of the folder.
    private void AddFound(string path, FileSystemInfo entry, string argument)
    {
        var target = entry.LinkTarget is null ? null : entry.ResolveLinkTarget(returnFinalTarget: true);
        var root = Path.GetFullPath(argument).TrimEnd('/') + "/";
        if (target is not null && target.Exists && !target.FullName.StartsWith(root, StringComparison.Ordinal))
            Note("outside", path, "is a link that leads out of the folder, and was not followed");
        else if (IsWanted(path, entry.Extension))
            Read(path, argument);
    }

    // Most JSON beside manifests is something else: only what speaks of a kind is an input.
    private static bool IsWanted(string path, string extension)
    {
        if (extension != ".json" || !File.Exists(path))
            return true;
        try
        {
            var text = File.ReadAllText(path);
            return text.Contains("\"apiVersion\"", StringComparison.Ordinal)
                && text.Contains("\"kind\"", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private void AddGlob(string pattern)
    {
        var segments = pattern.Replace('\\', '/').Split('/');
        var wild = Array.FindIndex(segments, segment => segment.Contains('*', StringComparison.Ordinal));
        var folder =
            wild == 0 ? "."
            : string.Join('/', segments[..wild]) is { Length: > 0 } start ? start
            : "/";
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(string.Join('/', segments[wild..]));
        var found = Directory.Exists(folder)
            ? matcher.GetResultsInFullPath(folder).Order(StringComparer.Ordinal).ToArray()
            : [];
        foreach (var path in found)
            Read(Path.Combine(folder, Path.GetRelativePath(folder, path)), null);
        if (found.Length == 0)
            Note("no-input", pattern, "the glob matches no file");
    }

    private void Read(string path, string? argument)
    {
        wanted++;
        if (!IsExcluded(path) && seen.Add(Path.GetFullPath(path)))
            Keep(reader.Read(path), argument, valuesFiles.Find(path) is not null);
    }

    private void Keep(ReadFile read, string? argument, bool isValues)
    {
        if (read.File is { } file)
            inputs.Add(new LintInput(file, argument) { IsValues = isValues || overlays.Holds(file) });
        if (read.Note is { } note)
            notes.Add(note);
    }

    private void Note(string code, string path, string text) =>
        notes.Add(new InputNote(code, Shown(path), text, IsFailure: true));

    private static string Shown(string path) => FileReader.Shown(path);
}
