using KrakenLint.Settings;

namespace KrakenLint.Cli;

/// <summary>A path or glob that a configuration names.</summary>
/// <param name="WhyMissing">What is not there, of the path as it is seen from the current folder; null where nobody has to be there.</param>
internal sealed record ProjectPath(Located Text, Func<string, string?>? WhyMissing = null);

/// <summary>Everything in a configuration that names files.</summary>
internal static class ProjectPaths
{
    public static IEnumerable<ProjectPath> Of(Configuration configuration) =>
        [
            .. Globs(configuration.Inputs),
            .. Globs(configuration.Exclude),
            .. Globs(configuration.ValuesFiles),
            .. Globs(configuration.Ignore.SelectMany(entry => entry.Paths)),
            .. Globs(configuration.Baseline is { } baseline ? [baseline] : []),
            .. configuration.RulePaths.Select(path => new ProjectPath(path, WhyNoRules)),
            .. configuration.Charts.SelectMany(Of),
        ];

    private static IEnumerable<ProjectPath> Of(ChartSetting chart) =>
        chart
            .Values.SelectMany(values => values.Files)
            .Select(file => new ProjectPath(file, WhyNoValues))
            .Prepend(new ProjectPath(chart.Path, WhyNoChart));

    private static IEnumerable<ProjectPath> Globs(IEnumerable<Located> globs) =>
        globs.Select(glob => new ProjectPath(glob));

    private static string? WhyNoRules(string path) => Path.Exists(path) ? null : "no such file or folder of rules";

    private static string? WhyNoChart(string folder) =>
        File.Exists(Path.Combine(folder, "Chart.yaml")) ? null
        : Directory.Exists(folder) ? "the folder holds no Chart.yaml"
        : "no such folder";

    private static string? WhyNoValues(string file) => File.Exists(file) ? null : "no such values file";
}
