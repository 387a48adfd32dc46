using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Settings;

namespace KrakenLint.Cli;

/// <summary>Values files in the order in which helm takes them, and what people call them together.</summary>
internal sealed record ValuesChoice(string Name, ImmutableArray<string> Files);

/// <summary>A chart to be rendered, once for each choice of values.</summary>
/// <param name="Choices">Never empty.</param>
internal sealed record ChartRequest(
    string Folder,
    string? Release,
    string? Namespace,
    ImmutableArray<string> Sets,
    ImmutableArray<ValuesChoice> Choices
)
{
    private const string OwnValues = "defaults";

    /// <summary>The chart that the command line names.</summary>
    public static ChartRequest Of(ReleaseOptions options) =>
        new(
            options.Chart,
            options.Release,
            options.Namespace,
            [.. options.Sets],
            [new ValuesChoice(NameOf(options.ValuesFiles), [.. options.ValuesFiles])]
        );

    /// <summary>A chart of the configuration.</summary>
    public static ChartRequest Of(ChartSetting setting, Project project) =>
        new(
            project.PathOf(setting.Path),
            setting.Release,
            setting.Namespace,
            setting.Set,
            [
                .. setting.Values.Select(values => new ValuesChoice(
                    values.Name ?? NameOf(values.Files.Select(file => file.Text)),
                    [.. values.Files.Select(project.PathOf)]
                )),
            ]
        );

    /// <summary>A chart that nobody has said anything about: its own values, and each values file beside them.</summary>
    public static ChartRequest Beside(string folder)
    {
        var overlays = new[] { folder, Path.Combine(folder, "ci") }
            .Where(Directory.Exists)
            .SelectMany(place => Directory.EnumerateFiles(place))
            .Where(file =>
                ValuesFile.IsNamedLikeOne(file.Replace('\\', '/')) && !ValuesFile.IsBase(file.Replace('\\', '/'))
            )
            .Order(StringComparer.Ordinal)
            .Select(file => new ValuesChoice(NameOf([file]), [file]));
        return new ChartRequest(folder, null, null, [], [new ValuesChoice(OwnValues, []), .. overlays]);
    }

    /// <summary>What helm is told for a choice.</summary>
    public ReleaseOptions For(ValuesChoice choice) => new(Folder, [.. choice.Files], [.. Sets], Release, Namespace);

    // "values-prod.yaml" and "prod-values.yaml" are "prod"; of several files the last one says what they are for.
    private static string NameOf(IEnumerable<string> files)
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
        return name.Length > 0 && name != word ? name : Path.GetFileName(file);
    }
}
