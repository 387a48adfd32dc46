using static KrakenLint.Benchmarks.Growth.Grown;

namespace KrakenLint.Benchmarks.Growth;

/// <summary>What stands in one document.</summary>
internal static class TextDimensions
{
    public static Dimension[] All { get; } =
    [
        Dimension.Of("ConfigMap keys", size => ConfigMap("c", Each(500 * size, at => $"  k{at}: v{at}\n"))),
        Dimension.Of(
            "ConfigMap bytes",
            size => ConfigMap("c", $"  f: |\n{Each(2000 * size, _ => "    some words of text\n")}")
        ),
        Dimension.Of("comments", size => ConfigMap("c", Each(500 * size, at => $"  # comment {at}\n  k{at}: v\n"))),
        Dimension.Of(
            "annotations",
            size =>
                Api
                + Ingress(
                    "i",
                    "h.example.com",
                    Path("/", "api"),
                    $"  annotations:\n{Each(300 * size, at => $"    example.com/a{at}: x\n")}"
                )
        ),
        Dimension.Of(
            "anchors",
            size => ConfigMap("c", Each(300 * size, at => $"  k{at}: &a{at} v\n  l{at}: *a{at}\n"))
        ),
        Dimension.Of(
            "aliases of one anchor",
            size => ConfigMap("c", "  a: &a v\n" + Each(300 * size, at => $"  l{at}: *a\n"))
        ),
        Dimension.Of(
            "merge keys",
            size => "x: &a { q: r }\n" + ConfigMap("c", Each(300 * size, at => $"  l{at}: {{ <<: *a, z: y }}\n"))[4..]
        ),
        Dimension.Of("keys that repeat", size => ConfigMap("c", Each(300 * size, _ => "  a: v\n"))),
        Dimension.Of("documents that do not parse", size => Each(200 * size, _ => "---\napiVersion: v1\nkind: [\n")),
        Dimension.Of(
            "findings on one line",
            size =>
                ConfigMap("c", "").TrimEnd('\n')
                + $" {{ {string.Join(", ", Enumerable.Range(0, 200 * size).Select(at => $"k{at}: {at}"))} }}\n"
        ),
        new(
            "values",
            (folder, size) =>
            {
                folder.Write("values.yaml", Each(300 * size, at => $"section{at}:\n  enabled: true\n  port: {at}\n"));
                folder.Write("a.yaml", Api);
                return ["lint", "values.yaml", "a.yaml", "--no-config"];
            }
        ),
    ];
}
