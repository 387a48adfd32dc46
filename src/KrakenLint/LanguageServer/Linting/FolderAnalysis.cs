using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>Lints the files of one folder together, and the charts of the releases that they describe.</summary>
internal static class FolderAnalysis
{
    // Who keeps more in one folder is helped with those that are open.
    private const int MostFiles = 200;

    public static Analysis Of(Analysis nothing, string folder, FileReader reader, CancellationToken cancellation)
    {
        var setup = nothing.Setup;
        var (configuration, root) = setup.Project;
        var collector = new FileCollector(
            reader,
            new PathGlobs(root, configuration.Exclude),
            new PathGlobs(root, configuration.ValuesFiles)
        );
        var paths = FilesIn(folder, reader).ToImmutableArray();
        var collected = collector.Collect(paths);
        var scope = ReleaseScope.Of(
            new RunScope([], paths, IsRendered: false, IsChange: false, []),
            collected,
            reader,
            seesCharts: true
        );
        collected.Inputs.RemoveAll(input => input.File.FullPath is { } path && scope.IsOfChart(path));
        ImmutableArray<LintInput> inputs = [.. collected.Inputs];
        var result = Lint(inputs);
        var analysis = nothing with
        {
            Result = result,
            Notes = [.. collected.Notes, .. result.Notes],
            Parts = [new(inputs, Lint)],
        };
        foreach (var chart in scope.Charts)
            analysis = ChartAnalysis.Add(analysis, chart, reader, asksHelm: false, cancellation);
        return analysis with { Result = setup.New(analysis.Result), IsWhole = true };

        LintResult Lint(ImmutableArray<LintInput> files) =>
            setup.Suppression.Apply(
                Linter.Lint(files, setup.Rules, setup.Library.Roles, setup.Settings, ChartAnalysis.Jobs)
            );
    }

    private static IEnumerable<string> FilesIn(string folder, FileReader reader) =>
        (FolderWalk.EntriesOf(folder) ?? [])
            .Where(file =>
                !file.IsFolder && Path.GetExtension(file.Name) is ".yaml" or ".yml" && !file.Name.StartsWith('.')
            )
            .Select(file => Path.GetFullPath(Path.Combine(folder, file.Name)).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Take(MostFiles)
            .Union(
                reader.Open.Keys.Where(path => path[..path.LastIndexOf('/')] == folder && FileCollector.IsYaml(path))
            )
            .Select(path => Path.GetRelativePath(Environment.CurrentDirectory, path));
}
