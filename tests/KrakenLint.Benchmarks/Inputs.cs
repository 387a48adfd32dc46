using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Benchmarks;

/// <summary>The files that a command is to be measured on.</summary>
internal static class Inputs
{
    /// <param name="paths">Files, or folders with <c>*.yaml</c> files.</param>
    public static LintInput[] Read(IEnumerable<string> paths) =>
        [
            .. paths
                .SelectMany(FilesOf)
                .Order(StringComparer.Ordinal)
                .Select(path => new LintInput(new SourceFile(path, File.ReadAllBytes(path)))),
        ];

    private static IEnumerable<string> FilesOf(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories) : [path];
}
