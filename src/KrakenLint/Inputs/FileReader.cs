using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Findings;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>A file, or why there is none.</summary>
internal sealed record ReadFile(SourceFile? File, InputNote? Note);

/// <summary>Reads files as inputs, with the names that reports show.</summary>
/// <param name="mostBytes">Larger files are not read.</param>
/// <param name="standardInputName">What standard input is called, or null.</param>
/// <param name="project">What the configuration's files may not lead out of; null where there is none.</param>
internal sealed class FileReader(Streams streams, long mostBytes, string? standardInputName, Boundary? project = null)
{
    // Charts are read side by side.
    private readonly ConcurrentDictionary<string, Boundary?> repositories = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> readPaths = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string?> folders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);

    /// <summary>What is the same for all files of a folder that are no links.</summary>
    /// <param name="Real">Where the folder really lies; null where links lead in a circle.</param>
    /// <param name="LeadsOut">True where it lies outside of what it is called as a part of.</param>
    /// <param name="Below">Its path below the repository's root, with a <c>/</c> at the end; null for what lies elsewhere.</param>
    private sealed record Place(string? Real, bool LeadsOut, string? Below);

    /// <summary>Texts that stand for those of files, by absolute paths with <c>/</c> between folders.</summary>
    public IReadOnlyDictionary<string, byte[]> Open { get; init; } = ImmutableDictionary<string, byte[]>.Empty;

    /// <summary>What was read before; null where nobody reads again.</summary>
    public ReadMemory? Memory { get; init; }

    /// <summary>Larger files are not read; nor is what is put together of several.</summary>
    public long MostBytes => mostBytes;

    /// <param name="path">As reports call files.</param>
    public bool HasRead(string path) => readPaths.ContainsKey(path);

    /// <param name="path">As reports call files.</param>
    public bool Exists(string path) => File.Exists(Path.Combine(RunRoot() ?? Environment.CurrentDirectory, path));

    /// <param name="isPlain">True where the path is known to end with no link.</param>
    public ReadFile Read(string path, bool isPlain = false)
    {
        var result = (isPlain ? ReadPlain(path) : null) ?? ReadBytes(path);
        if (result.File is { } file)
            readPaths[file.ReportPath] = true;
        return result;
    }

    /// <summary>Whether a link on the way leads out of the repository that it lies in: what a repository holds names nothing outside.</summary>
    public bool LeadsOut(string path) => LeadsOut(path, RealPathOf(path));

    /// <summary>Where a file really lies; of each folder that is found out once, and once more of what is opened in the end.</summary>
    public string? RealPathOf(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder || new FileInfo(full).LinkTarget is not null)
            return RealPath.Of(full);
        return folders.GetOrAdd(folder, RealPath.Of) is { } real ? Path.Combine(real, Path.GetFileName(full)) : null;
    }

    private bool LeadsOut(string path, string? end) =>
        project?.IsLeftBy(path, end) == true
        || RepositoryOf(Path.GetDirectoryName(Path.GetFullPath(path)))?.IsLeftBy(path, end) == true;

    // Most files: what is known of their folder is all that there is to ask.
    private ReadFile? ReadPlain(string path)
    {
        var full = Path.GetFullPath(path);
        // Behind a link "..", which a name alone does not tell, leads elsewhere than to the folder above.
        if (
            Open.Count > 0
            || path.Contains("..", StringComparison.Ordinal)
            || Path.GetDirectoryName(full) is not { } folder
        )
            return null;
        var place = places.GetOrAdd(folder, static (at, reader) => reader.PlaceOf(at), this);
        if (place.Real is not { } real || place.LeadsOut)
            return null;
        var name = Path.GetFileName(full);
        try
        {
            if (!BoundedFile.TryReadPlain(Path.Combine(real, name), mostBytes, out var bytes))
                return null;
            var shown = Shown(path);
            var below = place.Below is { } start ? start + name : null;
            return bytes is null
                ? TooLarge(shown, LengthOf(path))
                : Found(new SourceFile(shown, bytes, below, full.Replace('\\', '/')));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What is wrong is found out once more, and told.
            return null;
        }
    }

    private Place PlaceOf(string folder)
    {
        var any = Path.Combine(folder, "any");
        var real = folders.GetOrAdd(folder, RealPath.Of);
        return new Place(
            real,
            LeadsOut(any, real is null ? null : Path.Combine(real, "any")),
            RepositoryPath(any)?[..^"any".Length]
        );
    }

    private ReadFile ReadBytes(string path)
    {
        var shown = Shown(path);
        try
        {
            if (LeadsOut(path))
                return Unread("outside", shown, "is a link that leads out of the repository, and was not followed");
            var full = Path.GetFullPath(path).Replace('\\', '/');
            if (Open.TryGetValue(full, out var open) && open.Length <= mostBytes)
                return Found(new SourceFile(shown, open, RepositoryPath(path), full));
            if (BoundedFile.Read(path, mostBytes, end => LeadsOut(path, end)) is not { } bytes)
                return TooLarge(shown, LengthOf(path));
            return Found(new SourceFile(shown, bytes, RepositoryPath(path), full));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Unread("unreadable", shown, $"cannot be read: {BoundedFile.Reason(error, path)}");
        }
    }

    private ReadFile Found(SourceFile file) => new(Memory?.Same(file) ?? file, null);

    private static ReadFile Unread(string code, string shown, string text) =>
        new(null, new InputNote(code, shown, text, IsFailure: true));

    private static long LengthOf(string path) =>
        new FileInfo(path) is var info && info.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target
            ? target.Length
            : info.Length;

    public ReadFile ReadStandardInput()
    {
        var name = standardInputName is null ? "stdin" : Shown(standardInputName);
        if (BoundedFile.Read(streams.In.Value, mostBytes) is not { } bytes)
            return TooLarge(name, null);
        if (bytes.Length == 0)
            return new ReadFile(null, new InputNote("no-input", name, "standard input is empty", IsFailure: true));
        var path = standardInputName is null ? null : RepositoryPath(standardInputName);
        var file = new SourceFile(name, bytes, path);
        readPaths[file.ReportPath] = true;
        return new ReadFile(file, null);
    }

    /// <summary>A path as people write it: relative where it was given so, <c>/</c> between folders, no <c>./</c> before it.</summary>
    public static string Shown(string path)
    {
        var shown = path.Replace('\\', '/');
        while (shown.StartsWith("./", StringComparison.Ordinal))
            shown = shown[2..].TrimStart('/');
        return shown.Length == 0 ? "." : shown;
    }

    /// <summary>
    /// The path below the root of the repository that the run is in; outside of any repository below that of the file, else
    /// below the current folder, so that reports do not depend on the machine. Null for what lies elsewhere.
    /// </summary>
    private string? RepositoryPath(string path)
    {
        var full = Path.GetFullPath(path);
        var root = RunRoot() ?? RepositoryOf(Path.GetDirectoryName(full))?.Folder ?? Environment.CurrentDirectory;
        var relative = Path.GetRelativePath(root, full).Replace('\\', '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? null
            : relative;
    }

    private string? RunRoot() => RepositoryOf(Environment.CurrentDirectory)?.Folder;

    private Boundary? RepositoryOf(string? folder) =>
        folder is null
            ? null
            : repositories.GetOrAdd(
                folder,
                at => Boundary.RepositoryAround(at) is { } root ? Boundary.Around(root) : null
            );

    private ReadFile TooLarge(string shown, long? length)
    {
        var limit = Size(mostBytes);
        var size = length > mostBytes ? Size(length.Value) : $"more than {limit}";
        return new ReadFile(
            null,
            new InputNote(
                "too-large",
                shown,
                $"has {size} and was not read; the limit is {limit} (--max-file-size)",
                IsFailure: true
            )
        );
    }

    public static string Size(long bytes) =>
        bytes < 1 << 20
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MiB");
}
