using System.Collections.Immutable;

namespace KrakenLint.Cli;

/// <summary>The files of a repository, for generators that ask which there are.</summary>
internal static class RepositoryFiles
{
    private const int Most = 100_000;

    /// <returns>Paths below the root, with <c>/</c> between folders, in order; links are not followed.</returns>
    public static ImmutableArray<string> Below(string root) =>
        [
            .. FolderWalk
                .In(root, (entry, _) => !entry.Name.StartsWith('.'))
                .Where(found => found.Entry is { IsFolder: false, IsLink: false })
                .Take(Most)
                .Select(found => Path.GetRelativePath(root, found.Path).Replace('\\', '/')),
        ];
}
