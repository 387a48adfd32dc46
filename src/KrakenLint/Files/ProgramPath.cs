namespace KrakenLint.Cli;

/// <summary>A program, or why none is run.</summary>
/// <param name="File">An absolute path; null where there is none.</param>
/// <param name="Refused">Where one of that name was found that is not run; null where there is none.</param>
internal readonly record struct FoundProgram(string? File, string? Refused);

/// <summary>
/// Finds programs where whoever runs KrakenLint has put them: on PATH. What lies in the working folder or in a repository
/// that is linted may come from anybody, and is never run.
/// </summary>
internal static class ProgramPath
{
    private const UnixFileMode Executable =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    // Where somebody started us: an earlier state of the repository is linted in a folder of its own.
    private static readonly string Start = Environment.CurrentDirectory;

    /// <param name="folders">What is linted; the repository around each is nobody's PATH.</param>
    public static FoundProgram Find(string name, params IEnumerable<string> folders)
    {
        string[] working = [.. new[] { Start, Environment.CurrentDirectory }.Distinct()];
        var untrusted = folders
            .Select(Boundary.Around)
            .Concat(working.Select(Boundary.RepositoryAround).OfType<string>().Select(Boundary.Around))
            .Concat(working.Where(folder => !IsAroundHome(folder)).Select(Boundary.Of))
            .ToArray();
        var here = working.Select(RealPath.Of).ToArray();
        string? refused = null;
        foreach (var entry in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (!Path.IsPathFullyQualified(entry))
                continue;
            var file = Path.Combine(entry, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
            if (!IsProgram(file))
                continue;
            if (!here.Contains(RealPath.Of(entry)) && !untrusted.Any(one => one.Holds(entry) || one.Holds(file)))
                return new FoundProgram(file, null);
            refused ??= file;
        }
        return new FoundProgram(null, refused);
    }

    // Who works in the home folder, or above it, has their own programs below.
    private static bool IsAroundHome(string folder) =>
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify)
            is { Length: > 0 } home
        && Boundary.Of(folder).Holds(home);

    private static bool IsProgram(string file)
    {
        try
        {
            return File.Exists(file)
                && FileFacts.Of(file).Kind.Length == 0
                && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Executable) != UnixFileMode.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
