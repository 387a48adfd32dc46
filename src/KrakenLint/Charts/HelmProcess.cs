using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using KrakenLint.Helm;
using KrakenLint.Helm.Merging;

namespace KrakenLint.Cli.Charts;

/// <summary>What a user says about a release on the command line.</summary>
internal sealed record ReleaseOptions(
    string Chart,
    string[] ValuesFiles,
    ImmutableArray<GivenSet> Sets,
    string? Release,
    string? Namespace
)
{
    /// <summary>True where the chart's schema of values is not for helm to look at, because it names other files or addresses.</summary>
    public bool SkipsSchema { get; init; }

    /// <summary>What else helm is told.</summary>
    public HelmWords More { get; init; } = HelmWords.None;

    /// <summary>True where helm is to fetch what the chart depends on.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>Values that helm reads from its standard input; null for none.</summary>
    public byte[]? Input { get; init; }

    /// <summary>The same for releases of a chart that helm renders alike.</summary>
    public string Meaning =>
        string.Join(
            '\0',
            [
                Release ?? "\n",
                Namespace ?? "\n",
                .. ValuesFiles,
                "\n",
                Input is null ? "\n" : Convert.ToHexString(SHA256.HashData(Input)),
            ]
        );
}

/// <summary>What helm answered.</summary>
/// <param name="Output">The rendered manifests, or null where helm failed or is not there.</param>
/// <param name="Error">What it wrote to standard error, or null where there is no helm.</param>
internal sealed record HelmAnswer(byte[]? Output, string? Error)
{
    /// <summary>A helm that was found and is not run; null where there is none.</summary>
    public string? Refused { get; init; }
}

/// <summary>Runs the helm on PATH; nothing else of the machine is asked, and no network is used.</summary>
/// <param name="mostBytes">What it may print.</param>
internal sealed class HelmProcess(long mostBytes)
{
    /// <summary>What helm calls a release that nobody names.</summary>
    public const string DefaultRelease = "release-name";

    public const string DefaultNamespace = "default";

    public HelmAnswer Template(ReleaseOptions options)
    {
        var helm = ProgramPath.Find("helm", options.Chart);
        if (helm.File is not { } file)
            return new HelmAnswer(null, null) { Refused = helm.Refused };
        var start = new ProcessStartInfo(file);
        foreach (var argument in HelmArguments.Template(options))
            start.ArgumentList.Add(argument);
        // What renders here renders everywhere, and no plugin is asked.
        foreach (var name in start.Environment.Keys.Where(IsOfHelm).ToArray())
            start.Environment.Remove(name);
        start.Environment["HELM_NO_PLUGINS"] = "1";
        // A run as short as this ends before a collection of garbage pays: a fifth of helm's processor time.
        start.Environment.TryAdd("GOGC", "800");
        start.Environment.TryAdd("GOMEMLIMIT", "512MiB");
        var (output, error) = BoundedProcess.Run(start, options.Input ?? [], mostBytes);
        return new HelmAnswer(output, error);
    }

    private static bool IsOfHelm(string variable) => variable.StartsWith("HELM_", StringComparison.OrdinalIgnoreCase);
}
