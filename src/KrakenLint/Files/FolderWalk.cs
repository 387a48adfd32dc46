namespace KrakenLint.Cli;

/// <summary>What a walk came by.</summary>
/// <param name="Entry">Null where the folder at the path cannot be read.</param>
internal readonly record struct Walked(string Path, FileSystemInfo? Entry)
{
    /// <summary>True for a link to a folder, which is told and not followed: it leads elsewhere, or in circles.</summary>
    public bool IsFolderLink => Entry is DirectoryInfo;
}

/// <summary>Finds the files below a folder, in the order of names.</summary>
internal static class FolderWalk
{
    /// <param name="enters">Whether a folder in it is entered.</param>
    /// <returns>Files, links to files and to folders, and folders that cannot be read.</returns>
    public static IEnumerable<Walked> In(string folder, Func<FileSystemInfo, string, bool> enters)
    {
        // Folders can be nested deeper than calls.
        var left = new Stack<Walked>([new Walked(folder, new DirectoryInfo(folder))]);
        var isFirst = true;
        while (left.TryPop(out var next))
        {
            if (next.Entry is not DirectoryInfo inner || (inner.LinkTarget is not null && !isFirst))
            {
                yield return next;
                continue;
            }
            if (!isFirst && !enters(inner, next.Path))
                continue;
            isFirst = false;
            if (EntriesOf(inner) is not { } entries)
                yield return next with
                {
                    Entry = null,
                };
            else
                // The last name lies at the bottom of the stack.
                foreach (var entry in entries)
                    left.Push(new Walked(Path.Combine(next.Path, entry.Name), entry));
        }
    }

    /// <returns>What lies in a folder, the last name first; null where it cannot be read.</returns>
    public static FileSystemInfo[]? EntriesOf(DirectoryInfo folder)
    {
        try
        {
            return
            [
                .. folder.EnumerateFileSystemInfos().OrderByDescending(entry => entry.Name, StringComparer.Ordinal),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
