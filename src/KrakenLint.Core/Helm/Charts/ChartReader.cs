using System.Collections.Immutable;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm.Charts;

/// <summary>Puts the files of a chart's folder together.</summary>
public static class ChartReader
{
    /// <summary>The code of problems that say what is wrong with a chart's files.</summary>
    public const string ChartCode = "chart";

    private const int DeepestNesting = 20;

    private const string SchemaFile = "values.schema.json";

    /// <param name="files">Paths are below the chart's folder.</param>
    /// <returns>Null where there is no Chart.yaml that names the chart.</returns>
    public static Chart? Read(IEnumerable<ChartFile> files) =>
        Read([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], 0);

    private static Chart? Read(ImmutableArray<ChartFile> files, int depth)
    {
        if (
            depth > DeepestNesting
            || RootOf(files, "Chart.yaml") is not { } metadata
            || Scalar(metadata["name"]) is not { } name
        )
            return null;
        var below = Subcharts(files, depth).ToImmutableArray();
        // Where one lies there as a folder and packed, Helm takes now this and now that: the folder is what people change.
        var subcharts = below
            .OfType<Chart>()
            .OrderBy(sub => sub.IsPacked)
            .DistinctBy(sub => (sub.Name, sub.Metadata["version"]?.Text))
            .ToImmutableArray();
        return new Chart
        {
            Name = name,
            Metadata = metadata,
            Values = RootOf(files, "values.yaml"),
            Templates = [.. files.Where(file => file.Path.StartsWith("templates/", StringComparison.Ordinal))],
            Crds = [.. files.Where(file => file.Path.StartsWith("crds/", StringComparison.Ordinal))],
            Others = [.. files.Where(IsOther)],
            Schema = files.LastOrDefault(file => file.Path == SchemaFile),
            Declared =
            [
                .. Declarations(metadata),
                .. RootOf(files, "requirements.yaml") is { } requirements ? Declarations(requirements) : [],
            ],
            Found = subcharts,
            HasUnread = below.Any(sub => sub is null or { HasUnread: true }),
            IsPacked = files.Any(file => file.IsPacked),
            Problems = [.. files.Where(file => file.Path is "Chart.yaml" or "values.yaml").SelectMany(Problems)],
        };
    }

    private static IEnumerable<Problem> Problems(ChartFile file) =>
        YamlReader
            .Read(file.File)
            .Documents.Where(document => document.IsBroken)
            .SelectMany(document => document.Problems);

    /// <summary>True for what only <c>.Files</c> reads: among it the values files that lie over the chart's own.</summary>
    internal static bool IsOther(ChartFile file) =>
        !file.Path.StartsWith("templates/", StringComparison.Ordinal)
        && !file.Path.StartsWith("crds/", StringComparison.Ordinal)
        && !file.Path.StartsWith("charts/", StringComparison.Ordinal)
        && file.Path is not ("Chart.yaml" or "values.yaml" or "Chart.lock" or SchemaFile);

    /// <returns>Null for each that could not be read.</returns>
    private static IEnumerable<Chart?> Subcharts(ImmutableArray<ChartFile> files, int depth)
    {
        var below = files
            .Where(file => file.Path.StartsWith("charts/", StringComparison.Ordinal))
            .Select(file => (file, Segments: file.Path.Split('/')))
            .Where(pair => !pair.Segments[1].StartsWith('_') && !pair.Segments[1].StartsWith('.'));
        foreach (var group in below.GroupBy(pair => pair.Segments[1], StringComparer.Ordinal))
        {
            var start = "charts/".Length + group.Key.Length + 1;
            ImmutableArray<ChartFile>? inner =
                group.Any(pair => pair.Segments.Length > 2)
                    ?
                    [
                        .. group
                            .Where(pair => pair.Segments.Length > 2)
                            .Select(pair => pair.file with { Path = pair.file.Path[start..] }),
                    ]
                : group.Key.EndsWith(".tgz", StringComparison.Ordinal) ? ChartArchive.Read(group.First().file)
                : [];
            yield return inner is { } found ? Read(found, depth + 1) : null;
        }
    }

    private static IEnumerable<ChartDependency> Declarations(YamlNode root) =>
        from item in root["dependencies"].MappingsOrNone()
        where Scalar(item["name"]) is not null
        select new ChartDependency(
            item["name"] ?? item,
            Scalar(item["alias"]),
            Scalar(item["version"]),
            [
                .. (Scalar(item["condition"]) ?? "").Split(
                    ',',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                ),
            ],
            [.. item["tags"].ItemsOrNone().Select(tag => tag.Text)]
        );

    private static YamlNode? RootOf(ImmutableArray<ChartFile> files, string path)
    {
        // An archive may hold a file twice, of which helm takes the later one.
        if (files.LastOrDefault(file => file.Path == path) is not { } file)
            return null;
        return YamlReader.Read(file.File).Documents is [{ Tree: { Root: { IsMapping: true } root } }, ..] ? root : null;
    }

    private static string? Scalar(YamlNode? node) =>
        node is { IsScalar: true, IsNull: false, Text: { Length: > 0 } text } ? text : null;
}
