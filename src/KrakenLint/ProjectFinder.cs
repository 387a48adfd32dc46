using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>Finds and reads the configuration file of a run.</summary>
internal static class ProjectFinder
{
    public const string FileName = ".krakenlint.yaml";

    /// <summary>Names that somebody may well have chosen, and that nobody would read.</summary>
    private static readonly string[] Slips = [".krakenlint.yml", "krakenlint.yaml", "krakenlint.yml"];

    /// <param name="file">What <c>--config</c> says, or null to look for a file.</param>
    /// <param name="isOff">True for <c>--no-config</c>.</param>
    /// <returns>The project, and what is wrong with its configuration, ready to print.</returns>
    public static (Project Project, List<string> Problems) Find(string? file, bool isOff)
    {
        if (isOff)
            return (
                new Project(Configuration.None, Environment.CurrentDirectory),
                file is null ? [] : ["--config and --no-config exclude each other"]
            );
        return file is null ? Around(Environment.CurrentDirectory) : Read(file);
    }

    /// <summary>The project that a folder belongs to: what <see cref="Find"/> finds in the current one.</summary>
    public static (Project Project, List<string> Problems) Around(string here)
    {
        var none = new Project(Configuration.None, here);
        foreach (var folder in Folders(here))
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

    /// <summary>A folder and its parents up to the repository's root; outside of a repository the folder alone.</summary>
    private static List<string> Folders(string here)
    {
        var root = Boundary.RepositoryAround(here) ?? here;
        var folders = new List<string>();
        for (var folder = here; folder is not null; folder = folder == root ? null : Path.GetDirectoryName(folder))
            folders.Add(folder);
        return folders;
    }

    private static (Project Project, List<string> Problems) Read(string path)
    {
        var shown = FileReader.Shown(path);
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full) ?? Environment.CurrentDirectory;
        var none = new Project(Configuration.None, folder);
        try
        {
            if (Boundary.IsLeft(path))
                return (none, [$"{shown}: the configuration file is a link that leads out of the repository"]);
            if (
                BoundedFile.Read(path, BoundedFile.MostOfDefinition, end => Boundary.IsLeft(path, end)) is not { } bytes
            )
                return (
                    none,
                    [
                        $"{shown}: has more than {BoundedFile.MostOfDefinition >> 20} MiB, which no configuration file has",
                    ]
                );
            var problems = new ProblemList();
            var configuration = ConfigurationReader.Read(
                new SourceFile(shown, bytes, RepositoryPath(full, folder), full),
                problems
            );
            var project = new Project(configuration, folder) { Boundary = Boundary.Around(folder) };
            foreach (var wrong in project.WrongPaths())
                problems.Add(wrong.Span, wrong.Text);
            return (project, [.. problems.ToImmutable().Select(problem => problem.ToString())]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (none, [$"{shown}: the configuration file cannot be read: {BoundedFile.Reason(error, path)}"]);
        }
    }

    private static string? RepositoryPath(string full, string folder) =>
        Boundary.RepositoryAround(folder) is { } root ? Path.GetRelativePath(root, full).Replace('\\', '/') : null;
}
