using System.IO.Enumeration;

namespace KrakenLint.Cli;

/// <summary>Something that lies in a folder.</summary>
/// <param name="IsFolder">True also for a link to a folder.</param>
internal readonly record struct FolderEntry(string Name, bool IsFolder, bool IsLink);

/// <summary>What a walk came by.</summary>
/// <param name="Entry">Null where the folder at the path cannot be read.</param>
internal readonly record struct Walked(string Path, FolderEntry? Entry)
{
    /// <summary>True for a link to a folder, which is told and not followed: it leads elsewhere, or in circles.</summary>
    public bool IsFolderLink => Entry is { IsFolder: true };
}

/// <summary>Finds the files below a folder, in the order of names.</summary>
internal static class FolderWalk
{
    /// <param name="enters">Whether a folder in it is entered.</param>
    /// <returns>Files, links to files and to folders, and folders that cannot be read.</returns>
    public static IEnumerable<Walked> In(string folder, Func<FolderEntry, string, bool> enters)
    {
        // Folders can be nested deeper than calls.
        var left = new Stack<Walked>([new Walked(folder, new FolderEntry("", IsFolder: true, IsLink: false))]);
        var isFirst = true;
        while (left.TryPop(out var next))
        {
            if (next.Entry is not { IsFolder: true, IsLink: false } inner)
            {
                yield return next;
                continue;
            }
            if (!isFirst && !enters(inner, next.Path))
                continue;
            isFirst = false;
            if (EntriesOf(next.Path) is not { } entries)
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
    public static FolderEntry[]? EntriesOf(string folder)
    {
        try
        {
            var entries = EntriesIn(folder).ToArray();
            var plain = Names(folder, FileAttributes.ReparsePoint, static (ref FileSystemEntry _) => "");
            if (plain.Count() < entries.Length)
                MarkLinks(folder, entries);
            Array.Sort(entries, static (left, right) => string.CompareOrdinal(right.Name, left.Name));
            return entries;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileSystemEnumerable<FolderEntry> EntriesIn(string folder) =>
        new(
            folder,
            static (ref FileSystemEntry entry) =>
                new FolderEntry(entry.FileName.ToString(), entry.IsDirectory, IsLink: false),
            OptionsFor(FileAttributes.None)
        );

    // Whether an entry is a link is only told by leaving out links; to ask of each would ask the disk of each.
    private static void MarkLinks(string folder, FolderEntry[] entries)
    {
        var plain = Names(
                folder,
                FileAttributes.ReparsePoint,
                static (ref FileSystemEntry entry) => entry.FileName.ToString()
            )
            .ToHashSet(StringComparer.Ordinal);
        for (var at = 0; at < entries.Length; at++)
        {
            // Windows has further entries of this sort, which lead nowhere else.
            if (!plain.Contains(entries[at].Name) && IsLink(Path.Combine(folder, entries[at].Name)))
                entries[at] = entries[at] with { IsLink = true };
        }
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static FileSystemEnumerable<string> Names(
        string folder,
        FileAttributes without,
        FileSystemEnumerable<string>.FindTransform name
    ) => new(folder, name, OptionsFor(without));

    private static EnumerationOptions OptionsFor(FileAttributes without) =>
        new() { AttributesToSkip = without, IgnoreInaccessible = false };
}
