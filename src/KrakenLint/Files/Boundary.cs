namespace KrakenLint.Cli;

/// <summary>A folder that what lies in it may not lead out of: a repository, or the folder of a configuration without one.</summary>
internal sealed class Boundary
{
    private readonly string? real;

    private Boundary(string folder) => (Folder, real) = (Path.GetFullPath(folder), RealPath.Of(folder));

    /// <summary>An absolute path, as it was reached.</summary>
    public string Folder { get; }

    /// <summary>The repository around a folder; where there is none, the folder.</summary>
    public static Boundary Around(string folder) => new(RepositoryAround(folder) ?? folder);

    /// <summary>A folder by itself, whatever is around it.</summary>
    public static Boundary Of(string folder) => new(folder);

    /// <summary>The root of the repository that a folder lies in; null where it lies in none. A submodule is a repository of its own.</summary>
    public static string? RepositoryAround(string folder)
    {
        for (var at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
                return at;
        }
        return null;
    }

    /// <summary>Whether a path leads into the folder, or to the folder itself, all links followed.</summary>
    public bool Holds(string path) => real is not null && RealPath.Of(path) is { } end && IsIn(end, real);

    /// <param name="end">Where a path really leads; null where nobody knows.</param>
    public bool HoldsEnd(string? end) => real is not null && end is not null && IsIn(end, real);

    /// <summary>Whether something is called as if it lay in the folder and is a link to elsewhere.</summary>
    public bool IsLeftBy(string path) => IsIn(Path.GetFullPath(path), Folder) && !Holds(path);

    /// <param name="end">Where it really lies; null where nobody knows.</param>
    public bool IsLeftBy(string path, string? end) => IsIn(Path.GetFullPath(path), Folder) && !HoldsEnd(end);

    /// <summary>Whether something lies in a repository and is a link that leads out of it.</summary>
    public static bool IsLeft(string path) =>
        RepositoryAround(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/") is { } root && Of(root).IsLeftBy(path);

    /// <param name="end">Where it really lies.</param>
    public static bool IsLeft(string path, string end) =>
        RepositoryAround(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/") is { } root
        && Of(root).IsLeftBy(path, end);

    private static bool IsIn(string path, string folder) =>
        path == folder
        || path.StartsWith(
            Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );
}
