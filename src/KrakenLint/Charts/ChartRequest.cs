using System.Collections.Immutable;
using KrakenLint.Helm;
using KrakenLint.Helm.Merging;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Cli.Charts;

/// <summary>Values files in the order in which helm takes them, and what people call them together.</summary>
internal sealed record ValuesChoice(string Name, ImmutableArray<string> Files)
{
    /// <summary>Values that stand in other files, after those of the files; each the root of a mapping.</summary>
    public ImmutableArray<YamlNode> Roots { get; init; } = [];

    /// <summary>What other files assign after all values.</summary>
    public ImmutableArray<PlacedSet> Placed { get; init; } = [];

    /// <summary>The release, where it is another one than the chart's.</summary>
    public string? Release { get; init; }

    public string? Namespace { get; init; }

    /// <summary>Where the release lives: one for each cluster that takes it in; empty where no file says so.</summary>
    public ImmutableArray<Placement> Placements { get; init; } = [];

    /// <summary>Puts into texts what their placeholders stand for; null where there are none.</summary>
    public Func<string, string>? Fill { get; init; }

    /// <summary>The absolute path of the file that describes the release; null where nobody does.</summary>
    public string? DescribedBy { get; init; }

    /// <summary>True where files that it does not name say how often and with what it is there.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>True where helm is given the merged values, not the names of files.</summary>
    public bool IsCarried => !Roots.IsEmpty || !Placed.IsEmpty || Fill is not null;

    /// <summary>The absolute paths of the values files.</summary>
    public IEnumerable<string> FullPaths =>
        Files
            .Select(Path.GetFullPath)
            .Concat(
                Roots.Where(root => !CarriedValues.Is(root)).Select(root => root.Tree.File.FullPath).OfType<string>()
            );

    /// <summary>True where somebody may have meant one rendering for each file.</summary>
    public bool IsFlatList { get; init; }

    /// <summary>What becomes of the files.</summary>
    public string Merge =>
        $"is rendered once with {string.Join(", then ", Files.Select(FileReader.Shown))}, of which a later one wins; for a rendering with each of them give them names, or write [[…], […]]";
}

/// <summary>A chart to be rendered, once for each choice of values.</summary>
/// <param name="Choices">Never empty.</param>
internal sealed record ChartRequest(
    string Folder,
    string? Release,
    string? Namespace,
    ImmutableArray<GivenSet> Sets,
    ImmutableArray<ValuesChoice> Choices
)
{
    private const string OwnValues = "defaults";

    /// <summary>What else helm is told.</summary>
    public HelmWords More { get; init; } = HelmWords.None;

    /// <summary>True for a release whose chart lies elsewhere: only its values are judged.</summary>
    public bool IsUnseen { get; init; }

    /// <summary>The same for requests that come to the same.</summary>
    public string Meaning =>
        string.Join(
            '\0',
            [
                Folder,
                Release ?? "\n",
                Namespace ?? "\n",
                .. Sets.Select(set => $"{set.Kind} {set.Text}"),
                .. Choices.SelectMany(choice => choice.Files.Prepend($"\n{choice.Name}\n{choice.IsFlatList}")),
            ]
        );

    /// <summary>The chart that the command line names.</summary>
    public static ChartRequest Of(ReleaseOptions options) =>
        new(
            options.Chart,
            options.Release,
            options.Namespace,
            options.Sets,
            [new ValuesChoice(NameOf(options.ValuesFiles, options.Chart), [.. options.ValuesFiles])]
        )
        {
            More = options.More,
        };

    /// <summary>A chart of the configuration.</summary>
    public static ChartRequest Of(ChartSetting setting, Project project) =>
        new(
            project.PathOf(setting.Path),
            setting.Release,
            setting.Namespace,
            [.. setting.Set.Select(set => new GivenSet(SetKind.Value, set))],
            ToldApart([
                .. setting.Values.Select(values => new ValuesChoice(
                    values.Name ?? NameOf(values.Files.Select(file => file.Text), setting.Path.Text),
                    [.. values.Files.Select(project.PathOf)]
                )
                {
                    // Charts that say the same namespace and environment meet there.
                    Placements =
                        setting is { Namespace: { } space } && values.Name is { } environment
                            ?
                            [
                                new Placement($"configured {environment}", space)
                                {
                                    Member =
                                        $"{space}/{setting.Release ?? HelmProcess.DefaultRelease} {setting.Path.Text}",
                                    Title = environment,
                                },
                            ]
                            : [],
                    IsFlatList = values.IsFlatList,
                }),
            ])
        );

    /// <summary>A chart that nobody has said anything about: its own values, and each values file beside them.</summary>
    public static ChartRequest Beside(string folder)
    {
        if (ChartFolder.IsPacked(folder))
            return new ChartRequest(folder, null, null, [], [new ValuesChoice(OwnValues, [])]);
        var overlays = new[] { folder, Path.Combine(folder, "ci") }
            // What cannot be read, the chart's reader says.
            .SelectMany(place =>
                (FolderWalk.EntriesOf(place) ?? [])
                    .Where(entry => !entry.IsFolder)
                    .Select(file => Path.Combine(place, file.Name))
            )
            .Where(file =>
                ValuesFile.IsNamedLikeOne(file.Replace('\\', '/')) && !ValuesFile.IsBase(file.Replace('\\', '/'))
            )
            .Concat(new ValuesOverlays().Of(folder).Select(file => WrittenLike(folder, file)))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(file => new ValuesChoice(NameOf([file], folder), [file]));
        return new ChartRequest(folder, null, null, [], ToldApart([new ValuesChoice(OwnValues, []), .. overlays]));
    }

    private static string WrittenLike(string folder, string file) =>
        Path.IsPathRooted(folder) ? file : Path.GetRelativePath(Environment.CurrentDirectory, file);

    /// <summary>What helm is told for a choice.</summary>
    public ReleaseOptions For(ValuesChoice choice) =>
        new(Folder, [.. choice.Files], Sets, choice.Release ?? Release, choice.Namespace ?? Namespace) { More = More };

    /// <summary>The same with the values of other files as those are now.</summary>
    public ChartRequest Again(FileReader reader)
    {
        var files = new Dictionary<string, SourceFile?>(StringComparer.Ordinal);
        return this with
        {
            Choices =
            [
                .. Choices.Select(choice =>
                    choice with
                    {
                        Roots = [.. choice.Roots.Select(Root).OfType<YamlNode>()],
                        Placed = [.. choice.Placed.Select(set => set with { Value = Find(set.Value) ?? set.Value })],
                    }
                ),
            ],
        };

        YamlNode? Root(YamlNode root) => root.Tree.IsDetached ? root : Find(root);

        YamlNode? Find(YamlNode node) =>
            CarriedValues.Span(node).File is { FullPath: { } path } && Read(path) is { } file
                ? SamePlace.Find(node, file)
                : node;

        SourceFile? Read(string path) =>
            files.TryGetValue(path, out var known) ? known : files[path] = reader.Read(WrittenLike(".", path)).File;
    }

    // Two choices of one name are called by what differs: all their files.
    private static ImmutableArray<ValuesChoice> ToldApart(ImmutableArray<ValuesChoice> choices)
    {
        var namesakes = choices.CountBy(choice => choice.Name).ToDictionary();
        return
        [
            .. choices.Select(choice =>
                namesakes[choice.Name] > 1 && !choice.Files.IsEmpty
                    ? choice with
                    {
                        Name = string.Join(" + ", choice.Files.Select(FileReader.Shown)),
                    }
                    : choice
            ),
        ];
    }

    // "values-prod.yaml", "prod-values.yaml" and "prod/values.yaml" are "prod"; of several files the last one says what they
    // are for. In the chart's own folder no environment lends its name.
    private static string NameOf(IEnumerable<string> files, string chart)
    {
        if (files.LastOrDefault() is not { } file)
            return OwnValues;
        var stem = Path.GetFileNameWithoutExtension(file);
        const string word = "values";
        var name =
            stem.StartsWith($"{word}-", StringComparison.Ordinal)
            || stem.StartsWith($"{word}.", StringComparison.Ordinal)
                ? stem[(word.Length + 1)..]
            : stem.EndsWith($"-{word}", StringComparison.Ordinal) ? stem[..^(word.Length + 1)]
            : stem;
        if (name.Length > 0 && name != word)
            return name;
        var folder = Path.GetDirectoryName(file) ?? "";
        return
            Path.GetFileName(folder) is { Length: > 0 } environment and not ("." or "..")
            && Path.GetFullPath(folder) != Path.GetFullPath(chart.TrimEnd('/'))
            ? environment
            : Path.GetFileName(file);
    }
}
