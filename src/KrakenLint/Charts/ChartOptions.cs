using System.CommandLine;
using System.CommandLine.Parsing;
using KrakenLint.Helm.Merging;
using KrakenLint.Rendering;
using KrakenLint.Settings;

namespace KrakenLint.Cli.Charts;

/// <summary>The options that say which chart, with which values.</summary>
internal sealed class ChartOptions
{
    public Option<string?> Chart { get; } =
        new Option<string?>("--chart")
        {
            Description = "the folder of the Helm chart that the manifests are rendered from",
        }.Offering(OfferedWords.Charts);

    public Option<string[]> ValuesFiles { get; } = Many("--values", "a values file, as for helm; later ones win", "-f");

    public Option<string[]> Sets { get; } = Many("--set", "a value, as for helm: a.b=c");

    public Option<string?> Release { get; } = new("--release") { Description = "the release's name" };

    public Option<string?> Namespace { get; } = new("--namespace", "-n") { Description = "the release's namespace" };

    public Option<string?> KubeVersion { get; } =
        new("--kube-version") { Description = "the Kubernetes version that templates see, as for helm" };

    public Option<string[]> ApiVersions { get; } =
        Many("--api-versions", "an API that templates see, as for helm", "-a");

    public Option<bool> IncludeCrds { get; } =
        new("--include-crds") { Description = "with the chart's CRDs, as for helm" };

    public Option<bool> SkipTests { get; } =
        new("--skip-tests") { Description = "without the chart's tests, as for helm" };

    public Option<bool> DependencyUpdate { get; } = new("--dependency-update") { Hidden = true };

    /// <param name="alone">Options that mean something without a chart as well.</param>
    public void AddTo(Command command, params Option[] alone)
    {
        Option[] about = [KubeVersion, ApiVersions, IncludeCrds, SkipTests, ValuesFiles, Sets, Release, Namespace];
        command.Validators.Add(result => Check(result, [.. about.Except(alone)]));
        command.Options.Add(KubeVersion);
        command.Options.Add(ApiVersions);
        command.Options.Add(IncludeCrds);
        command.Options.Add(SkipTests);
        command.Options.Add(DependencyUpdate);
        command.Options.Add(Chart);
        command.Options.Add(ValuesFiles);
        command.Options.Add(Sets);
        command.Options.Add(Release);
        command.Options.Add(Namespace);
    }

    // What nobody reads would look as if it had been heeded.
    private void Check(CommandResult result, Option[] about)
    {
        if (result.GetResult(Chart) is { Implicit: false })
            return;
        foreach (var option in about.Where(option => result.GetResult(option) is { Implicit: false }))
            result.AddError($"{option.Name} says how a chart is rendered; expected --chart DIR with it");
    }

    /// <returns>Null where no chart is given.</returns>
    public ReleaseOptions? Of(ParseResult parsed) =>
        parsed.GetValue(Chart) is not { } chart
            ? null
            : new ReleaseOptions(
                chart,
                parsed.GetValue(ValuesFiles) ?? [],
                parsed.GetValue(Sets) ?? [],
                parsed.GetValue(Release),
                parsed.GetValue(Namespace)
            )
            {
                More = new HelmWords(
                    parsed.GetValue(KubeVersion),
                    [.. parsed.GetValue(ApiVersions) ?? []],
                    parsed.GetValue(IncludeCrds),
                    parsed.GetValue(SkipTests)
                ),
                IsUpdate = parsed.GetValue(DependencyUpdate),
            };

    /// <summary>What is wrong with the options themselves (exit code 2), whatever the chart is.</summary>
    public static IEnumerable<string> WrongOptions(ReleaseOptions? options)
    {
        if (options is null)
            yield break;
        if (options.Chart.Contains("://", StringComparison.Ordinal))
            yield return $"--chart: \"{options.Chart}\" is an address, and KrakenLint uses no network; run helm pull --untar {options.Chart} and give the folder";
        if (options.IsUpdate)
            yield return $"--dependency-update needs the network, which KrakenLint does not use; run helm dependency update {options.Chart} first";
        if (
            options.More.KubeVersion is { } version
            && !version.TrimStart('v').All(letter => char.IsAsciiDigit(letter) || letter is '.')
        )
            yield return "--kube-version: is no version; expected one such as 1.33.0";
        if (options.More.ApiVersions.Any(api => api.Any(letter => char.IsControl(letter) || letter is ',')))
            yield return "--api-versions: is no API; expected one such as gateway.networking.k8s.io/v1";
        if (options.Release is { } release && ReleaseNames.WhyNoRelease(release) is { } wrongRelease)
            yield return $"--release: {wrongRelease}";
        if (options.Namespace is { } space && ReleaseNames.WhyNoNamespace(space) is { } wrongSpace)
            yield return $"--namespace: {wrongSpace}";
        foreach (var file in options.ValuesFiles.Where(file => file.Contains("://", StringComparison.Ordinal)))
            yield return $"--values: \"{file}\" is an address, and KrakenLint uses no network; expected a file";
        foreach (var (at, _) in options.Sets.Index().Where(pair => !SetOption.TryApply(pair.Item, new MapDatum())))
            yield return $"--set: the {Ordinal(at + 1)} one is no assignment; expected a.b=c";
    }

    // What it says is not repeated: it may be a password.
    private static string Ordinal(int number) =>
        number % 100 is >= 11 and <= 13
            ? $"{number}th"
            : (number % 10) switch
            {
                1 => $"{number}st",
                2 => $"{number}nd",
                3 => $"{number}rd",
                _ => $"{number}th",
            };

    private static Option<string[]> Many(string name, string description, params string[] aliases) =>
        new(name, aliases)
        {
            Description = description,
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.OneOrMore,
        };
}
