using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace KrakenLint.Cli;

/// <summary>A folder as globs see it: links to folders are not followed, and what cannot be read is remembered.</summary>
/// <param name="unread">Gets the folders that cannot be read, and links to folders.</param>
internal sealed class GlobFolder(string path, GlobFolder? parent, ICollection<Walked> unread) : DirectoryInfoBase
{
    public override string Name => Path.GetFileName(path);

    public override string FullName => path;

    public override DirectoryInfoBase? ParentDirectory => parent;

    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        if (FolderWalk.EntriesOf(path) is not { } entries)
        {
            unread.Add(new Walked(path, null));
            yield break;
        }
        foreach (var entry in entries)
        {
            var inner = Path.Combine(path, entry.Name);
            if (entry is { IsFolder: true, IsLink: false })
                yield return new GlobFolder(inner, this, unread);
            else if (entry.IsFolder)
                unread.Add(new Walked(inner, entry));
            else
                yield return new GlobFile(inner, this);
        }
    }

    public override DirectoryInfoBase? GetDirectory(string path) =>
        path == ".." ? parent : new GlobFolder(Path.Combine(FullName, path), this, unread);

    public override FileInfoBase? GetFile(string path) => new GlobFile(Path.Combine(FullName, path), this);

    private sealed class GlobFile(string path, GlobFolder parent) : FileInfoBase
    {
        public override string Name => Path.GetFileName(path);

        public override string FullName => path;

        public override DirectoryInfoBase? ParentDirectory => parent;
    }
}
