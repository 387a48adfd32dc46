using System.Collections.Immutable;
using KrakenLint.Cli.Charts;

namespace KrakenLint.Cli;

/// <summary>Which files of a repository can have a part in a run.</summary>
internal sealed class EarlierFiles
{
    // A ConfigMap holds no more, nor does a template; anything larger that is no YAML is a picture or a program.
    private const long MostOfOthers = 1 << 20;

    private static readonly string[] Folders =
    [
        "Chart.yaml",
        "kustomization.yaml",
        "kustomization.yml",
        "Kustomization",
    ];

    private readonly HashSet<string> whole;

    /// <param name="paths">Of all files, below the root.</param>
    public EarlierFiles(IEnumerable<string> paths)
    {
        whole = [.. paths.Where(path => Folders.Contains(NameOf(path))).Select(FolderOf)];
    }

    /// <param name="size">Null where nobody has asked for it.</param>
    public bool Has(string path, long? size)
    {
        if (FileCollector.IsYaml(path) || path.EndsWith(".tpl", StringComparison.Ordinal))
            return true;
        if (size > MostOfOthers)
            return false;
        if (path.EndsWith(".gotmpl", StringComparison.Ordinal) || Scripts.IsNamedLikeOne(NameOf(path)))
            return true;
        for (var at = FolderOf(path); ; at = FolderOf(at))
        {
            if (whole.Contains(at))
                return true;
            if (at.Length == 0)
                return false;
        }
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string FolderOf(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];
}
