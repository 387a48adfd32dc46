using System.Text;
using KrakenLint.Cli.Charts;
using KrakenLint.Manifests;
using KrakenLint.Releases;

namespace KrakenLint.Cli;

/// <summary>What <c>krakenlint init</c> says of the repository that it is run in: what is linted there, and with what.</summary>
internal static class InitFindings
{
    private const int Most = 100;
    private const long LargestFile = 64 << 20;

    /// <returns>A configuration with which a run finds what it finds without one.</returns>
    public static string Configuration(string folder, Streams streams)
    {
        var none = new PathGlobs(folder, []);
        var reader = new FileReader(streams, LargestFile, null);
        var collected = new FileCollector(reader, none, none) { TakesCharts = true }.Collect(["."]);
        var releases = new ReleaseFinder(reader, seesCharts: true).In(collected.Inputs);
        var text = new StringBuilder();
        Add(
            text,
            "values of releases",
            releases.Select(release => $"{release.File.Path}: {release.Choice.Name}{Of(release)}")
        );
        Add(text, "built with kustomize or kubectl", FoldersOf(collected, KustomizationPaths.IsNamedLikeOne));
        Add(text, "manifests as they are", ManifestsOf(collected));
        var charts = collected.Charts.Select(FileReader.Shown).Order(StringComparer.Ordinal).ToArray();
        var configuration = InitTemplates.ConfigurationWith(
            text.Length == 0 && charts.Length == 0
                ? InitTemplates.NoInputs
                : "# All of this folder; name parts of it to lint less.\ninputs: [\".\"]\n",
            charts.Length == 0 ? InitTemplates.NoCharts : OfCharts(charts)
        );
        return text.Length == 0 ? configuration : $"{configuration}\n# Found here:\n{text}";
    }

    private static string OfCharts(string[] charts)
    {
        var text = new StringBuilder("charts:\n");
        foreach (var chart in charts)
        {
            text.Append("  - path: ").Append(YamlWord.Of(chart)).Append('\n');
            var choices = ChartRequest.Beside(chart).Choices;
            if (choices.Length < 2)
                continue;
            text.Append("    values:\n");
            foreach (var choice in choices)
                text.Append("      ")
                    .Append(YamlWord.Of(choice.Name))
                    .Append(": ")
                    .Append(
                        choice.Files is [var only]
                            ? YamlWord.Of(FileReader.Shown(only))
                            : $"[{string.Join(", ", choice.Files.Select(file => YamlWord.Of(FileReader.Shown(file))))}]"
                    )
                    .Append('\n');
        }
        return text.ToString();
    }

    private static string Of(FoundRelease release) =>
        release.Chart is { } chart
            ? $" of {Path.GetRelativePath(Environment.CurrentDirectory, chart)}"
            : " of a chart that lies elsewhere: only its values are judged";

    private static IEnumerable<string> FoldersOf(Collected collected, Func<string, bool> isOne) =>
        collected
            .Inputs.Where(input => isOne(Path.GetFileName(input.File.Path)))
            .Select(input => FileReader.Shown(Path.GetDirectoryName(input.File.Path) ?? ""))
            .Distinct();

    private static IEnumerable<string> ManifestsOf(Collected collected) =>
        collected
            .Inputs.Where(input => !KustomizationPaths.IsNamedLikeOne(Path.GetFileName(input.File.Path)))
            .Where(input => ManifestReader.Read(input).Resources.Any())
            .GroupBy(input => FileReader.Shown(Path.GetDirectoryName(input.File.Path) ?? ""))
            .Select(folder => $"{folder.Key} ({(folder.Count() == 1 ? "1 file" : $"{folder.Count()} files")})");

    private static void Add(StringBuilder text, string what, IEnumerable<string> found)
    {
        var all = found.Order(StringComparer.Ordinal).ToArray();
        if (all.Length == 0)
            return;
        text.Append("# ").Append(char.ToUpperInvariant(what[0])).Append(what[1..]).Append(":\n");
        foreach (var line in all.Take(Most))
            text.Append("# - ").Append(Shown(line)).Append('\n');
        if (all.Length > Most)
            text.Append("# - and ").Append(all.Length - Most).Append(" more\n");
    }

    // Control characters would end the comment.
    private static string Shown(string text) => new([.. text.Select(letter => char.IsControl(letter) ? '?' : letter)]);
}
