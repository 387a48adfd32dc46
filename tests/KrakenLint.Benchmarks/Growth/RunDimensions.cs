using static KrakenLint.Benchmarks.Growth.Grown;

namespace KrakenLint.Benchmarks.Growth;

/// <summary>Files, and what is done beside linting them.</summary>
internal static class RunDimensions
{
    public static Dimension[] All { get; } =
    [
        new(
            "files",
            (folder, size) =>
            {
                for (var at = 0; at < 200 * size; at++)
                    folder.Write($"m/{at}.yaml", ConfigMap($"c{at}", "  k: v\n"));
                return ["lint", "m", "--no-config"];
            }
        ),
        new(
            "globs that exclude",
            (folder, size) =>
            {
                for (var at = 0; at < 300; at++)
                    folder.Write($"m/{at}.yaml", ConfigMap($"c{at}", "  k: v\n"));
                folder.Write(".krakenlint.yaml", $"exclude:\n{Each(50 * size, at => $"  - '**/x{at}/**'\n")}");
                return ["lint", "m"];
            }
        ),
        Dimension.Of("fixes", Numbers, "--diff") with
        {
            IsShort = true,
        },
        new(
            "fixes of many files",
            (folder, size) =>
            {
                for (var at = 0; at < 50 * size; at++)
                    folder.Write($"m/{at}.yaml", ConfigMap($"c{at}", $"  k: {at}\n"));
                return ["lint", "m", "--no-config", "--fix"];
            }
        ),
        new(
            "map",
            (folder, size) =>
            {
                folder.Write("a.yaml", Applications(size));
                return ["map", "a.yaml"];
            }
        ),
    ];
}
