using static KrakenLint.Benchmarks.Growth.Grown;

namespace KrakenLint.Benchmarks.Growth;

/// <summary>What is accepted, and what is known already.</summary>
internal static class SuppressionDimensions
{
    public static Dimension[] All { get; } =
    [
        Dimension.Of(
            "comments that suppress",
            size =>
                ConfigMap("c", Each(50 * size, at => $"  k{at}: {at} # krakenlint: ignore[config-value-is-string] r\n"))
        ) with
        {
            IsShort = true,
        },
        Dimension.Of(
            "comments that suppress nothing",
            size => ConfigMap("c", Each(50 * size, at => $"  # krakenlint: ignore[KRK201] r\n  k{at}: v\n"))
        ),
        Dimension.Of(
            "comments about a template",
            size =>
                Each(
                    50 * size,
                    at =>
                        $"---\n# Source: a/templates/t.yaml\n# krakenlint: ignore-file[KRK201] r\n{ConfigMap($"c{at}", "  a: b\n")[4..]}"
                )
        ),
        new(
            "entries that suppress, and findings",
            (folder, size) =>
            {
                folder.Write("a.yaml", Numbers(size));
                folder.Write(
                    ".krakenlint.yaml",
                    $"ignore:\n{Each(20 * size, at => $"  - {{ resource: 'ConfigMap/x{at}*', reason: r }}\n")}"
                );
                return ["lint", "a.yaml"];
            }
        ),
        new(
            "baseline entries",
            (folder, size) =>
            {
                folder.Write("a.yaml", Numbers(size));
                folder.Run("lint", "a.yaml", "--no-config", "--write-baseline", "b.sarif");
                return ["lint", "a.yaml", "--no-config", "--baseline", "b.sarif"];
            }
        ),
    ];
}
