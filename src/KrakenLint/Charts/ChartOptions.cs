using System.Collections.Immutable;
using System.CommandLine;
using KrakenLint.Helm;
using KrakenLint.Settings;

namespace KrakenLint.Cli.Charts;

/// <summary>The options that say which chart, with which values: the same for every command that reads charts.</summary>
internal sealed class ChartOptions
{
    private readonly SetOptions sets = new();

    public Option<string?> Chart { get; } =
        new Option<string?>("--chart")
        {
            Description = "the Helm chart that the manifests are rendered from: its folder, or its .tgz",
        }.Offering(OfferedWords.Charts);

    private readonly Option<string[]> valuesFiles = Many(
        "--values",
        "a values file, as for helm; later ones win",
        "-f"
    );

    private readonly Option<string?> release = new("--release") { Description = "the release's name" };

    public Option<string?> Namespace { get; } = new("--namespace", "-n") { Description = "the release's namespace" };

    private readonly Option<string?> kubeVersion = new("--kube-version")
    {
        Description = "the Kubernetes version that templates see, as for helm",
    };

    private readonly Option<string[]> apiVersions = Many(
        "--api-versions",
        "an API that templates see, as for helm",
        "-a"
    );

    private readonly Option<bool> includeCrds = new("--include-crds")
    {
        Description = "with the chart's CRDs, as for helm",
    };

    private readonly Option<bool> skipTests = new("--skip-tests")
    {
        Description = "without the chart's tests, as for helm",
    };

    private readonly Option<bool> dependencyUpdate = new("--dependency-update") { Hidden = true };

    /// <param name="hasChart">False where an argument names it.</param>
    public void AddTo(Command command, bool hasChart = true)
    {
        foreach (var option in OfCharts.Concat(hasChart ? [Chart, Namespace] : [Namespace]))
            command.Options.Add(option);
    }

    // What means nothing without a chart.
    private IEnumerable<Option> OfCharts =>
        [kubeVersion, apiVersions, includeCrds, skipTests, dependencyUpdate, valuesFiles, .. sets.Options, release];

    /// <returns>Null where no chart is given.</returns>
    public ReleaseOptions? Of(ParseResult parsed) => parsed.GetValue(Chart) is { } chart ? Of(parsed, chart) : null;

    /// <summary>The same for a chart that an argument names.</summary>
    public ReleaseOptions Of(ParseResult parsed, string chart) =>
        new(
            chart,
            parsed.GetValue(valuesFiles) ?? [],
            sets.Of(parsed),
            parsed.GetValue(release),
            parsed.GetValue(Namespace)
        )
        {
            More = new HelmWords(
                parsed.GetValue(kubeVersion),
                [
                    .. (parsed.GetValue(apiVersions) ?? []).SelectMany(list =>
                        list.Split(',', StringSplitOptions.RemoveEmptyEntries)
                    ),
                ],
                parsed.GetValue(includeCrds),
                parsed.GetValue(skipTests)
            ),
            IsUpdate = parsed.GetValue(dependencyUpdate),
        };

    /// <summary>What was said of a chart where none is named, so that it would be left out silently.</summary>
    /// <param name="isChart">True where an argument names one.</param>
    public IEnumerable<string> WithoutChart(ParseResult parsed, bool isChart = false) =>
        isChart || parsed.GetValue(Chart) is not null
            ? []
            : OfCharts
                .Where(option => parsed.GetResult(option) is { Implicit: false })
                .Select(option => $"{option.Name} means nothing without a chart, which is named by --chart");

    /// <summary>What is wrong with the options themselves (exit code 2), whatever the chart is.</summary>
    public static IEnumerable<string> WrongOptions(ReleaseOptions? options)
    {
        if (options is null)
            yield break;
        if (options.Chart.Contains("://", StringComparison.Ordinal))
            yield return $"--chart: {ChartAddress.Refused(options.Chart)}";
        if (options.IsUpdate)
            yield return $"--dependency-update needs the network, which KrakenLint does not use; run helm dependency update {options.Chart} first";
        if (options.More.KubeVersion is { } version && !HelmWords.IsKubeVersion(version))
            yield return "--kube-version: is no version; expected one such as 1.33.0";
        if (options.More.ApiVersions.Any(api => api.Any(letter => char.IsControl(letter))))
            yield return "--api-versions: is no API; expected one such as gateway.networking.k8s.io/v1";
        if (options.Release is { } release && ReleaseNames.WhyNoRelease(release) is { } wrongRelease)
            yield return $"--release: {wrongRelease}";
        if (options.Namespace is { } space && ReleaseNames.WhyNoNamespace(space) is { } wrongSpace)
            yield return $"--namespace: {wrongSpace}";
        foreach (var file in options.ValuesFiles.Where(file => file.Contains("://", StringComparison.Ordinal)))
            yield return $"--values: \"{file}\" is an address, and KrakenLint uses no network; expected a file";
        foreach (var wrong in SetOptions.Wrong(options.Sets))
            yield return wrong;
    }

    private static Option<string[]> Many(string name, string description, params string[] aliases) =>
        new(name, aliases)
        {
            Description = description,
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.OneOrMore,
        };
}
