using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>A configuration and the folder that its paths are relative to.</summary>
/// <param name="Folder">An absolute path.</param>
internal sealed record Project(Configuration Configuration, string Folder)
{
    /// <summary>A path or glob of the configuration as the command line would say it, seen from the current folder.</summary>
    public string PathOf(Located path) =>
        Path.IsPathRooted(path.Text)
            ? path.Text
            : Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(Folder, path.Text));

    /// <summary>Paths that lead nowhere.</summary>
    public IEnumerable<Problem> Missing()
    {
        foreach (var path in Configuration.RulePaths.Where(path => !Path.Exists(PathOf(path))))
            yield return Problem(path, "no such file or folder of rules");
        foreach (var chart in Configuration.Charts)
        {
            var folder = PathOf(chart.Path);
            if (!File.Exists(Path.Combine(folder, "Chart.yaml")))
                yield return Problem(
                    chart.Path,
                    Directory.Exists(folder) ? "the folder holds no Chart.yaml" : "no such folder"
                );
            foreach (
                var file in chart.Values.SelectMany(values => values.Files).Where(file => !File.Exists(PathOf(file)))
            )
                yield return Problem(file, "no such values file");
        }
    }

    private static Problem Problem(Located path, string text) => new("definition", path.Span, $"{path.Text}: {text}");
}
