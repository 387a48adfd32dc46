using System.IO.Enumeration;

namespace KrakenLint.Cli.Charts;

/// <summary>A file of a repository that one of its scripts gives to helm as values.</summary>
/// <param name="File">An absolute path.</param>
/// <param name="Charts">The folders of charts that the same command names.</param>
internal sealed record NamedValues(string File, string[] Charts)
{
    private const int MostFiles = 100;

    /// <param name="root">The repository's root; what lies outside of it is left alone.</param>
    public static IEnumerable<NamedValues> In(string root) =>
        from script in Scripts.Below(root)
        let bases = new[] { root, Path.GetDirectoryName(script.Path) ?? root }
        from command in HelmLines.In(script.Text)
        let charts = bases.SelectMany(folder => ChartsAmong(command.Words, folder, root)).Distinct().ToArray()
        from written in command.Files
        from file in bases.SelectMany(folder => Matching(folder, written, root)).Distinct()
        select new NamedValues(file, charts);

    private static IEnumerable<string> ChartsAmong(string[] words, string folder, string root) =>
        words
            .Where(word => !word.StartsWith('-') && !word.Contains('*', StringComparison.Ordinal))
            .Select(word => Inside(folder, word, root))
            .OfType<string>()
            .Where(ValuesOverlays.IsChart);

    private static IEnumerable<string> Matching(string folder, string file, string root)
    {
        var slash = file.LastIndexOf('/');
        var name = file[(slash + 1)..];
        if (file[..(slash + 1)].Contains('*', StringComparison.Ordinal) || Inside(folder, file, root) is not { } full)
            return [];
        if (!name.Contains('*', StringComparison.Ordinal))
            return IsPlain(full, root) ? [full] : [];
        return Path.GetDirectoryName(full) is { } around && Directory.Exists(around)
            ? Directory
                .EnumerateFiles(around)
                .Where(found =>
                    FileSystemName.MatchesSimpleExpression(name, Path.GetFileName(found), ignoreCase: false)
                )
                .Where(found => IsPlain(found, root))
                .Take(MostFiles)
            : [];
    }

    private static string? Inside(string folder, string path, string root)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            return null;
        var full = Path.GetFullPath(Path.Combine(folder, path)).TrimEnd(Path.DirectorySeparatorChar);
        return RunScope.IsBelow(full, root) || full == root ? full : null;
    }

    // Neither the file nor a folder on the way to it is a link, which might lead out of the repository.
    private static bool IsPlain(string path, string root)
    {
        if (!System.IO.File.Exists(path) || new FileInfo(path).LinkTarget is not null)
            return false;
        for (
            var folder = Path.GetDirectoryName(path);
            folder is not null && folder.Length > root.Length;
            folder = Path.GetDirectoryName(folder)
        )
        {
            if (new DirectoryInfo(folder).LinkTarget is not null)
                return false;
        }
        return true;
    }
}
