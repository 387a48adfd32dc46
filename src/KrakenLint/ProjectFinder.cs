using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>Finds and reads the configuration file of a run.</summary>
internal static class ProjectFinder
{
    public const string FileName = ".krakenlint.yaml";

    // What people write by hand; anything larger is some other file.
    private const int MostBytes = 1 << 20;

    /// <summary>Names that somebody may well have chosen, and that nobody would read.</summary>
    private static readonly string[] Slips = [".krakenlint.yml", "krakenlint.yaml", "krakenlint.yml"];

    /// <param name="file">What <c>--config</c> says, or null to look for a file.</param>
    /// <param name="isOff">True for <c>--no-config</c>.</param>
    /// <returns>The project, and what is wrong with its configuration, ready to print.</returns>
    public static (Project Project, List<string> Problems) Find(string? file, bool isOff)
    {
        var none = new Project(Configuration.None, Environment.CurrentDirectory);
        if (isOff)
            return (none, file is null ? [] : ["--config and --no-config exclude each other"]);
        if (file is not null)
            return Read(file);
        foreach (var folder in Folders())
        {
            var path = Path.Combine(folder, FileName);
            var shown = Path.GetRelativePath(Environment.CurrentDirectory, path);
            // A link to nowhere is a configuration that cannot be read, not one that is not there.
            if (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
                return Read(shown);
            if (Slips.Select(slip => Path.Combine(folder, slip)).FirstOrDefault(File.Exists) is { } slip)
                return (
                    none,
                    [
                        $"{FileReader.Shown(Path.GetRelativePath(Environment.CurrentDirectory, slip))}: the configuration file must be called {FileName}; rename it, or give it with --config",
                    ]
                );
        }
        return (none, []);
    }

    /// <summary>This folder and its parents up to the repository's root; outside of a repository this folder alone.</summary>
    private static List<string> Folders()
    {
        var folders = new List<string>();
        for (var folder = Environment.CurrentDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            folders.Add(folder);
            if (Path.Exists(Path.Combine(folder, ".git")))
                return folders;
        }
        return [Environment.CurrentDirectory];
    }

    private static (Project Project, List<string> Problems) Read(string path)
    {
        var shown = FileReader.Shown(path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? Environment.CurrentDirectory;
        var none = new Project(Configuration.None, folder);
        try
        {
            if (ReadBytes(path) is not { } bytes)
                return (none, [$"{shown}: has more than {MostBytes >> 20} MiB, which no configuration file has"]);
            var problems = new ProblemList();
            var configuration = ConfigurationReader.Read(
                new SourceFile(shown, bytes, RepositoryPath(path), Path.GetFullPath(path)),
                problems
            );
            var project = new Project(configuration, folder);
            foreach (var missing in project.Missing())
                problems.Add(missing.Span, missing.Text);
            return (project, [.. problems.ToImmutable().Select(problem => problem.ToString())]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (none, [$"{shown}: the configuration file cannot be read: {Reason(error, path)}"]);
        }
    }

    private static string? RepositoryPath(string path)
    {
        var full = Path.GetFullPath(path);
        for (var folder = Path.GetDirectoryName(full); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
                return Path.GetRelativePath(folder, full).Replace('\\', '/');
        }
        return null;
    }

    // A device has no length to ask for first.
    private static byte[]? ReadBytes(string path)
    {
        using var stream = File.OpenRead(path);
        using var buffer = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int read; (read = stream.Read(chunk)) > 0; )
        {
            buffer.Write(chunk.AsSpan(0, read));
            if (buffer.Length > MostBytes)
                return null;
        }
        return buffer.ToArray();
    }

    private static string Reason(Exception error, string path) =>
        error switch
        {
            _ when Directory.Exists(path) => "it is a folder",
            UnauthorizedAccessException => "permission denied",
            FileNotFoundException or DirectoryNotFoundException => "it does not exist, or is a link to nowhere",
            _ => error.Message,
        };
}
