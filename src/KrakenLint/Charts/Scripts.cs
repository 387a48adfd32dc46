using System.Text;

namespace KrakenLint.Cli.Charts;

/// <summary>Finds and reads the files of a repository that can call helm, as text; nothing of them is run.</summary>
internal static class Scripts
{
    private const int MostEntries = 5000;
    private const int MostScripts = 200;
    private const int DeepestFolder = 4;
    private const int LargestScript = 256 * 1024;

    private static readonly string[] Names =
    [
        "Makefile",
        "makefile",
        "GNUmakefile",
        "justfile",
        "Justfile",
        "Jenkinsfile",
        "Taskfile.yml",
        "Taskfile.yaml",
        "Tiltfile",
        ".gitlab-ci.yml",
        "azure-pipelines.yml",
        "bitbucket-pipelines.yml",
    ];

    private static readonly string[] Extensions = [".sh", ".bash", ".mk", ".ps1", ".just"];

    private static readonly string[] HiddenFolders = [".github", ".circleci", ".gitlab", ".ci"];

    private static readonly string[] Workflows = ["workflows", .. HiddenFolders];

    /// <summary>The scripts below a folder with their text.</summary>
    public static IEnumerable<(string Path, string Text)> Below(string root)
    {
        var left = MostEntries;
        return Walk(root, 0).Take(MostScripts);

        IEnumerable<(string, string)> Walk(string folder, int depth)
        {
            foreach (var entry in EntriesOf(folder))
            {
                if (--left < 0)
                    yield break;
                if (entry is DirectoryInfo { LinkTarget: null } && depth < DeepestFolder && IsEntered(entry.Name))
                {
                    foreach (var inner in Walk(entry.FullName, depth + 1))
                        yield return inner;
                }
                else if (
                    entry is FileInfo { LinkTarget: null, Length: > 0 and <= LargestScript } file
                    && IsScript(file)
                )
                {
                    if (TextOf(file) is { } text)
                        yield return (file.FullName, text);
                }
            }
        }
    }

    private static IEnumerable<FileSystemInfo> EntriesOf(string folder)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(folder)
                    .EnumerateFileSystemInfos()
                    .Take(MostEntries)
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsEntered(string folder) =>
        folder is not ("node_modules" or "vendor")
        && (!folder.StartsWith('.') || HiddenFolders.Contains(folder, StringComparer.Ordinal));

    /// <summary>Whether a file is called as scripts are, wherever it lies.</summary>
    public static bool IsNamedLikeOne(string name) =>
        Names.Contains(name, StringComparer.Ordinal)
        || Extensions.Contains(Path.GetExtension(name), StringComparer.Ordinal);

    private static bool IsScript(FileInfo file) =>
        IsNamedLikeOne(file.Name)
        || (
            file.Extension is ".yml" or ".yaml"
            && file.Directory is { } folder
            && Workflows.Contains(folder.Name, StringComparer.Ordinal)
        );

    private static string? TextOf(FileInfo file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(file.FullName));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
