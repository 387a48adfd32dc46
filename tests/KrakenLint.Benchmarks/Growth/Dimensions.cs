namespace KrakenLint.Benchmarks.Growth;

/// <summary>What can grow.</summary>
internal static class Dimensions
{
    private static readonly string[] Formats =
    [
        "text",
        "json",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "checkstyle",
        "markdown",
        "html",
    ];

    public static IEnumerable<Dimension> All =>
        [
            .. ResourceDimensions.All,
            .. TextDimensions.All,
            .. SuppressionDimensions.All,
            .. Formats.Select(format => Dimension.Of($"findings/{format}", Grown.Numbers, "--format", format)),
            .. RunDimensions.All,
            .. ChartDimensions.All,
        ];
}
