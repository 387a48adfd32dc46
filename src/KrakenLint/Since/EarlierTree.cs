using System.Collections.Immutable;
using System.Text;

namespace KrakenLint.Cli;

/// <summary>
/// The files of a repository as a commit has them, in a temporary folder of their own, and what differs from them now. What
/// git ignores is no part of a change, and is there as it is now.
/// </summary>
internal sealed class EarlierTree : IDisposable
{
    private const long MostTogether = 1L << 30;
    private const long MostAtOnce = 32 << 20;

    private readonly DirectoryInfo folder;
    private readonly string repository;
    private readonly FileReader reader;
    private readonly List<string> changed = [];
    private readonly List<GitEntry> left = [];
    private readonly List<(string Path, string Target)> links = [];

    private EarlierTree(string repository, FileReader reader)
    {
        (this.repository, this.reader) = (repository, reader);
        folder = Directory.CreateTempSubdirectory("krakenlint-");
        // So that it is a repository to whoever asks where one ends.
        folder.CreateSubdirectory(".git");
    }

    /// <summary>An absolute path.</summary>
    public string Root => folder.FullName;

    /// <summary>Below the root: what is changed, new or gone.</summary>
    public IReadOnlyCollection<string> Changed => changed;

    /// <summary>Below the root: repositories of their own, of whose files nothing is known.</summary>
    public ImmutableArray<string> Submodules { get; private set; } = [];

    /// <param name="repository">Its root, an absolute path.</param>
    /// <returns>The tree, or why there is none: one sentence.</returns>
    public static (EarlierTree? Tree, string? Problem) Of(string repository, string commit, Git git, FileReader reader)
    {
        var listed = git.Names("ls-tree", "-r", "-z", "--long", "--full-tree", commit);
        var present = git.Names("ls-files", "-z", "--cached", "--others", "--exclude-standard");
        var ignored = git.Names("ls-files", "-z", "--others", "--ignored", "--exclude-standard");
        if (listed is not { } lines || present is not { } names || ignored is not { } others)
            return (null, "git could not list the repository's files");
        var tree = new EarlierTree(repository, reader);
        var problem = tree.Fill(GitTree.Entries(lines), names, [.. others.Where(GitTree.IsSafe)], git);
        if (problem is null)
            return (tree, null);
        tree.Dispose();
        return (null, problem);
    }

    public void Dispose()
    {
        try
        {
            folder.Delete(recursive: true);
        }
        // It lies where the system clears up.
        catch (Exception error) when (error is IOException or UnauthorizedAccessException) { }
    }

    private string? Fill(
        ImmutableArray<GitEntry> entries,
        ImmutableArray<string> present,
        ImmutableArray<string> ignored,
        Git git
    )
    {
        var wanted = new EarlierFiles(entries.Select(entry => entry.Path).Concat(ignored).Concat(present));
        Submodules =
        [
            .. entries.Where(entry => entry.IsSubmodule).Select(entry => entry.Path),
            .. present.Concat(ignored).Where(path => path.EndsWith('/')).Select(path => path.TrimEnd('/')),
        ];
        var relevant = entries
            .Where(entry => !entry.IsSubmodule && wanted.Has(entry.Path, entry.Size) && entry.Size <= reader.MostBytes)
            .ToArray();
        if (relevant.Sum(entry => entry.Size) > MostTogether)
            return $"its files come to more than {FileReader.Size(MostTogether)}, which are too many to lint twice";
        foreach (var entry in relevant)
            Add(entry);
        foreach (var path in ignored.Where(path => wanted.Has(path, null)))
        {
            if (Now(path) is { } bytes)
                Write(path, bytes);
        }
        var known = entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        changed.AddRange(present.Where(path => !known.Contains(path) && wanted.Has(path, null)));
        if (!Fetch(git))
            return "git has not all files of it here, as in a partial clone; fetch them first";
        // Last, so that nothing is written through one.
        foreach (var (path, target) in links)
            Link(path, target);
        return null;
    }

    private void Add(GitEntry entry)
    {
        var bytes = entry.IsLink ? Encoding.UTF8.GetBytes(LinkAt(entry.Path) ?? "") : Now(entry.Path);
        if (bytes is null || !entry.Is(bytes))
        {
            changed.Add(entry.Path);
            left.Add(entry);
        }
        else if (entry.IsLink)
            links.Add((entry.Path, Encoding.UTF8.GetString(bytes)));
        else
            Write(entry.Path, bytes);
    }

    // What is as it was need not be asked for.
    private bool Fetch(Git git)
    {
        for (var at = 0; at < left.Count; )
        {
            var batch = new List<GitEntry>();
            for (var size = 0L; at < left.Count && (batch.Count == 0 || size + left[at].Size < MostAtOnce); at++)
            {
                batch.Add(left[at]);
                size += left[at].Size;
            }
            var asked = Encoding.ASCII.GetBytes(string.Concat(batch.Select(entry => $"{entry.Object}\n")));
            if (git.Bytes(asked, "cat-file", "--batch") is not { } printed)
                return false;
            if (GitTree.Contents(printed, batch.Count) is not { } contents)
                return false;
            foreach (var (entry, content) in batch.Zip(contents))
            {
                if (entry.IsLink)
                    links.Add((entry.Path, Encoding.UTF8.GetString(content)));
                else
                    Write(entry.Path, content);
            }
        }
        return true;
    }

    private byte[]? Now(string path)
    {
        var full = Path.Combine(repository, path);
        try
        {
            return new FileInfo(full) is { Exists: true, LinkTarget: null } && !reader.LeadsOut(full)
                ? BoundedFile.Read(full, reader.MostBytes)
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string? LinkAt(string path) => new FileInfo(Path.Combine(repository, path)).LinkTarget;

    private void Write(string path, byte[] content)
    {
        var full = Path.Combine(Root, path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full) ?? Root);
            using var file = new FileStream(full, FileMode.CreateNew, FileAccess.Write);
            file.Write(content);
        }
        // Names that this system takes for one: the first stands for them.
        catch (Exception error) when (error is IOException or UnauthorizedAccessException) { }
    }

    private void Link(string path, string target)
    {
        var full = Path.Combine(Root, path);
        // Of two entries with one name, as only a forged tree has them, one may be a link to elsewhere.
        if (!Boundary.Of(Root).Holds(Path.GetDirectoryName(full) ?? Root))
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full) ?? Root);
            File.CreateSymbolicLink(full, target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException) { }
    }
}
