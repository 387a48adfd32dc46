using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Rendering;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>A chart with its rendered output, given or made by the helm on PATH.</summary>
/// <param name="IsGiven">True where the output is the user's own file, which a finding may point at.</param>
internal sealed record RenderedChart(
    ChartFolder Folder,
    ChartRelease Release,
    ImmutableArray<SourceFile> Rendered,
    bool IsGiven
)
{
    /// <param name="given">Rendered files of this chart; where there are none, helm is asked.</param>
    /// <returns>The chart, or why there is none (exit code 3).</returns>
    public static (RenderedChart? Chart, ImmutableArray<InputNote> Problems) Of(
        ReleaseOptions options,
        ImmutableArray<SourceFile> given,
        FileReader reader
    )
    {
        var (folder, problems) = ChartFolder.Read(options.Chart, options.ValuesFiles, reader);
        if (folder is null)
            return (null, problems);
        problems = folder.Notes;
        if (problems.Any(problem => problem.IsFailure))
            return (null, problems);
        var overlays = folder.Overlays.Select(ChartRelease.RootOf).OfType<Yaml.YamlNode>();
        if (!given.IsEmpty)
            return (Chart(options.Release, options.Namespace, given), problems);
        var answer = HelmProcess.Template(options);
        if (answer.Output is { } output)
            return (
                Chart(
                    options.Release ?? "release-name",
                    options.Namespace ?? "default",
                    [new SourceFile($"rendered from {folder.Path}", output)]
                ),
                problems
            );
        var failure = answer.Error is { } said
            ? HelmMessage.Of(said, folder.Chart, folder.Path)
            : new InputNote(
                "helm",
                folder.Path,
                "there is no helm on PATH to render the chart; install helm, or give its output: krakenlint … RENDERED --chart DIR",
                IsFailure: true
            );
        return (null, [.. problems, failure]);

        RenderedChart Chart(string? name, string? space, ImmutableArray<SourceFile> rendered) =>
            new(
                folder,
                new ChartRelease(folder.Chart, [.. overlays], [.. options.Sets], name, space),
                rendered,
                !given.IsEmpty
            );
    }

    /// <summary>What is wrong with the options themselves (exit code 2).</summary>
    public static IEnumerable<string> WrongSets(ReleaseOptions options) =>
        from set in options.Sets
        where !SetOption.TryApply(set, new MapDatum())
        select $"--set: \"{set.Split('=')[0]}\" is no assignment; expected a.b=c";
}
