using KrakenLint.Helm.Merging;

namespace KrakenLint.Cli.Charts;

/// <summary>
/// What helm is told. Every value is one word with its option, and paths begin with <c>./</c> or <c>/</c>, so that nothing
/// that a repository says becomes an option of its own, or an address.
/// </summary>
internal static class HelmArguments
{
    private static readonly (string Option, Func<ReleaseOptions, IEnumerable<string>> Values)[] Rows =
    [
        ("--namespace", options => [options.Namespace ?? HelmProcess.DefaultNamespace]),
        ("--values", options => options.ValuesFiles.Select(PathWord).Select(OneOfList)),
        ("--values", options => options.Input is null ? [] : ["-"]),
        .. GivenSet.Options.Select(row =>
            (
                row.Option,
                (Func<ReleaseOptions, IEnumerable<string>>)(
                    options => options.Sets.Where(set => set.Kind == row.Kind).Select(set => set.Text)
                )
            )
        ),
        ("--kube-version", options => options.More.KubeVersion is { } version ? [version] : []),
        ("--api-versions", options => options.More.ApiVersions),
        ("--include-crds", options => options.More.IncludesCrds ? ["true"] : []),
        ("--skip-tests", options => options.More.SkipsTests ? ["true"] : []),
        ("--skip-schema-validation", options => options.SkipsSchema ? ["true"] : []),
    ];

    /// <param name="options">The names have been checked.</param>
    public static IEnumerable<string> Template(ReleaseOptions options) =>
        [
            "template",
            options.Release ?? HelmProcess.DefaultRelease,
            PathWord(options.Chart),
            .. Rows.SelectMany(row => row.Values(options).Select(value => $"{row.Option}={value}")),
        ];

    private static string PathWord(string path) =>
        Path.IsPathRooted(path) || path.StartsWith("./", StringComparison.Ordinal) ? path : $"./{path}";

    // This option takes a list divided by commas, each entry in quotes where it must be.
    private static string OneOfList(string path) =>
        path.AsSpan().IndexOfAny(",\"\r\n") < 0 ? path : $"\"{path.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
