using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Cli.Charts;

/// <summary>
/// Finds values files that are not called so: what lies beside or below a chart and says only what its values know, and
/// what a script of the repository gives to helm.
/// </summary>
internal sealed class ValuesOverlays
{
    private const int MostNeighbours = 200;
    private const int LargestFile = 1024 * 1024;

    // Folders of a chart that hold something else.
    private static readonly string[] Others = ["templates", "charts", "crds"];

    private static readonly string[] Manifests = ["Chart.yaml", "Chart.yml", "requirements.yaml", "kustomization.yaml"];

    private readonly Dictionary<string, ChartKeys?> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> neighbours = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ILookup<string, NamedValues>> named = new(StringComparer.Ordinal);

    /// <summary>True for a file that holds values of a chart, by what it says and where it lies.</summary>
    public bool Holds(SourceFile file) =>
        file.FullPath is { } path
        && !SpeaksOfKind(file)
        && IsCandidate(path)
        && (NamedFor(path).Any() || ChartsAround(path, file).Any());

    /// <summary>The folder of the chart that a file holds values of; null for other files.</summary>
    public string? ChartOf(string path) =>
        IsCandidate(path) && Read(path) is { } file && !SpeaksOfKind(file)
            ? NamedFor(path).SelectMany(one => one.Charts).Concat(ChartsAround(path, file)).FirstOrDefault()
            : null;

    /// <summary>Values files of a chart that are not called so, in order.</summary>
    public IEnumerable<string> Of(string chart)
    {
        var folder = Path.GetFullPath(chart).TrimEnd(Path.DirectorySeparatorChar);
        var near = new[] { folder, Path.GetDirectoryName(folder) }
            .OfType<string>()
            .Concat(FoldersIn(folder).Where(inner => !Others.Contains(Path.GetFileName(inner), StringComparer.Ordinal)))
            .SelectMany(FilesIn)
            .Where(path => Fits(path, folder));
        var scripted = (NamedIn(RootOf(folder))?.SelectMany(group => group) ?? [])
            .Where(one => one.Charts.Contains(folder, StringComparer.Ordinal))
            .Select(one => one.File)
            .Where(IsCandidate);
        return near.Concat(scripted).Distinct().Order(StringComparer.Ordinal);
    }

    private bool Fits(string path, string chart) =>
        IsCandidate(path) && Read(path) is { } file && !SpeaksOfKind(file) && KeysOf(chart)?.Fit(file) == true;

    private static bool IsCandidate(string path) =>
        Path.GetExtension(path) is ".yaml" or ".yml"
        && !ValuesFile.IsNamedLikeOne(path.Replace('\\', '/'))
        && !Manifests.Contains(Path.GetFileName(path), StringComparer.Ordinal);

    // Nearly every other file does, which is seen without reading it as YAML.
    private static bool SpeaksOfKind(SourceFile file) =>
        file.Bytes.StartsWith("kind:"u8) || file.Bytes.IndexOf("\nkind:"u8) >= 0;

    private IEnumerable<string> ChartsAround(string path, SourceFile file) =>
        Around(Path.GetFullPath(path)).Where(chart => KeysOf(chart)?.Fit(file) == true);

    // The charts whose folders lie beside the file, and the one whose folder it is in.
    private IEnumerable<string> Around(string path)
    {
        var folder = Path.GetDirectoryName(path);
        foreach (var beside in folder is null ? [] : ChartsIn(folder))
            yield return beside;
        for (; folder is not null && !Others.Contains(Path.GetFileName(folder), StringComparer.Ordinal); )
        {
            if (IsChart(folder))
                yield return folder;
            if (IsChart(folder) || IsRoot(folder))
                yield break;
            folder = Path.GetDirectoryName(folder);
        }
    }

    private string[] ChartsIn(string folder) =>
        neighbours.TryGetValue(folder, out var known)
            ? known
            : neighbours[folder] = [.. FoldersIn(folder).Where(IsChart)];

    private ChartKeys? KeysOf(string chart)
    {
        if (keys.TryGetValue(chart, out var known))
            return known;
        var (about, values) = (Read(Path.Combine(chart, "Chart.yaml")), Read(Path.Combine(chart, "values.yaml")));
        return keys[chart] = about is null || values is null ? null : ChartKeys.Of(about, values);
    }

    private IEnumerable<NamedValues> NamedFor(string path)
    {
        var full = Path.GetFullPath(path);
        return NamedIn(RootOf(full))?[full] ?? [];
    }

    private ILookup<string, NamedValues>? NamedIn(string? root)
    {
        if (root is null)
            return null;
        if (!named.TryGetValue(root, out var known))
            named[root] = known = NamedValues.In(root).ToLookup(one => one.File, StringComparer.Ordinal);
        return known;
    }

    private static string? RootOf(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        while (folder is not null && !IsRoot(folder))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }

    private static bool IsRoot(string folder) => Path.Exists(Path.Combine(folder, ".git"));

    internal static bool IsChart(string folder) => File.Exists(Path.Combine(folder, "Chart.yaml"));

    private static IEnumerable<string> FoldersIn(string folder) =>
        Entries(folder)
            .OfType<DirectoryInfo>()
            .Where(entry => entry.LinkTarget is null)
            .Select(entry => entry.FullName);

    private static IEnumerable<string> FilesIn(string folder) =>
        Entries(folder).OfType<FileInfo>().Where(entry => entry.LinkTarget is null).Select(entry => entry.FullName);

    private static FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Take(MostNeighbours)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // What has no length may be a device or a pipe.
    private static SourceFile? Read(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, LinkTarget: null, Length: > 0 and <= LargestFile }
                ? new SourceFile(path, File.ReadAllBytes(path))
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
