using System.Collections.Concurrent;
using System.Globalization;
using KrakenLint.Findings;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>A file, or why there is none.</summary>
internal sealed record ReadFile(SourceFile? File, InputNote? Note);

/// <summary>Reads files as inputs, with the names that reports show.</summary>
/// <param name="mostBytes">Larger files are not read.</param>
/// <param name="standardInputName">What standard input is called, or null.</param>
internal sealed class FileReader(Streams streams, long mostBytes, string? standardInputName)
{
    // Charts are read side by side.
    private readonly ConcurrentDictionary<string, string?> roots = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> readPaths = new(StringComparer.Ordinal);

    /// <param name="path">As reports call files.</param>
    public bool HasRead(string path) => readPaths.ContainsKey(path);

    /// <param name="path">As reports call files.</param>
    public bool Exists(string path) => File.Exists(Path.Combine(RunRoot() ?? Environment.CurrentDirectory, path));

    public ReadFile Read(string path)
    {
        var result = ReadBytes(path);
        if (result.File is { } file)
            readPaths[file.ReportPath] = true;
        return result;
    }

    private ReadFile ReadBytes(string path)
    {
        var shown = Shown(path);
        try
        {
            var info = new FileInfo(path);
            var length = info.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target
                ? target.Length
                : info.Length;
            if (length > mostBytes)
                return TooLarge(shown, length);
            return new ReadFile(
                new SourceFile(
                    shown,
                    File.ReadAllBytes(path),
                    RepositoryPath(path),
                    Path.GetFullPath(path).Replace('\\', '/')
                ),
                null
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new ReadFile(
                null,
                new InputNote(
                    "unreadable",
                    shown,
                    $"cannot be read: {(Directory.Exists(path) ? "it is a folder; expected a file" : Reason(error))}",
                    IsFailure: true
                )
            );
        }
    }

    public ReadFile ReadStandardInput()
    {
        var name = standardInputName is null ? "stdin" : Shown(standardInputName);
        using var buffer = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int read; (read = streams.In.Read(chunk)) > 0; )
        {
            buffer.Write(chunk.AsSpan(0, read));
            if (buffer.Length > mostBytes)
                return TooLarge(name, buffer.Length);
        }
        if (buffer.Length == 0)
            return new ReadFile(null, new InputNote("no-input", name, "standard input is empty", IsFailure: true));
        var path = standardInputName is null ? null : RepositoryPath(standardInputName);
        var file = new SourceFile(name, buffer.ToArray(), path);
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
        var root = RunRoot() ?? RootOf(Path.GetDirectoryName(full)) ?? Environment.CurrentDirectory;
        var relative = Path.GetRelativePath(root, full).Replace('\\', '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? null
            : relative;
    }

    private string? RunRoot() => RootOf(Environment.CurrentDirectory);

    private string? RootOf(string? folder)
    {
        if (folder is null)
            return null;
        if (roots.TryGetValue(folder, out var known))
            return known;
        var isRoot = Path.Exists(Path.Combine(folder, ".git"));
        return roots[folder] = isRoot ? folder : RootOf(Path.GetDirectoryName(folder));
    }

    private ReadFile TooLarge(string shown, long length)
    {
        var (size, limit) = (Size(length), Size(mostBytes));
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

    private static string Size(long bytes) =>
        bytes < 1 << 20
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MiB");

    private static string Reason(Exception error) =>
        error switch
        {
            UnauthorizedAccessException => "permission denied",
            FileNotFoundException or DirectoryNotFoundException => "it does not exist, or is a link to nowhere",
            _ => "it is a link that leads nowhere, or is being changed",
        };
}
