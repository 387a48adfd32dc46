using System.Collections.Immutable;
using KrakenLint.Helm;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint;

/// <summary>The values files of a chart, as they are and as they could be.</summary>
public static class ChartValues
{
    /// <summary>The chart's own file and those that lie over it, each once: what fixes may change.</summary>
    public static ImmutableArray<LintInput> Of(ImmutableArray<RenderedRelease> releases) =>
        [
            .. releases
                .SelectMany(release => release.Release.Overlays)
                .Concat(releases.Select(release => release.Release.Chart.Values).OfType<YamlNode>())
                .Concat(releases.SelectMany(release => release.Release.Placed).Select(set => set.Value))
                .Select(FileOf)
                .Distinct()
                .Select(file => new LintInput(file) { IsValues = true }),
        ];

    /// <summary>The same releases with other values files, rendered here: helm is not asked about what is only considered.</summary>
    /// <param name="before">The values files as they are.</param>
    /// <param name="after">What stands in the place of each.</param>
    public static ImmutableArray<RenderedRelease> With(
        ImmutableArray<RenderedRelease> releases,
        ImmutableArray<LintInput> before,
        ImmutableArray<LintInput> after
    )
    {
        var current = before
            .Zip(after)
            .Where(pair => !ReferenceEquals(pair.First.File, pair.Second.File))
            .ToDictionary(pair => pair.First.File, pair => pair.Second.File);
        var chart = releases[0].Release.Chart;
        chart = chart with { Values = chart.Values is { } own ? Changed(own) : null };
        return [.. releases.Select(Rendered)];

        RenderedRelease Rendered(RenderedRelease release)
        {
            var changed = release.Release with
            {
                Chart = chart,
                Overlays = [.. release.Release.Overlays.Select(Changed).OfType<YamlNode>()],
                Placed = [.. release.Release.Placed.Select(set => set with { Value = Scalar(set.Value) })],
            };
            var predicted = ChartPrediction.WithProblems(changed, "rendered.yaml");
            var output = predicted.Output;
            return release with
            {
                Release = changed,
                Rendered = output.Length == 0 ? [] : [new LintInput(output)],
                IsGiven = false,
                Ahead = predicted.Rendering,
            };
        }

        YamlNode Scalar(YamlNode value) =>
            current.TryGetValue(FileOf(value), out var file) ? SamePlace.Find(value, file) ?? value : value;

        YamlNode? Changed(YamlNode root) =>
            current.TryGetValue(FileOf(root), out var file)
                ? SamePlace.In(root, file) ?? (root.Tree.IsDetached ? root : null)
                : root;
    }

    // A text that stands in a scalar is a part of that scalar's file.
    private static SourceFile FileOf(YamlNode node) => node.Tree.Host is { } host ? FileOf(host) : node.Tree.File;

    /// <summary>The same releases with the names that their rendered text tells, where nobody says them.</summary>
    public static ImmutableArray<RenderedRelease> Named(ImmutableArray<RenderedRelease> releases) =>
        [
            .. releases.Select(release =>
                release.Release is { Name: not null, Namespace: not null }
                    ? release
                    : release with
                    {
                        Release = Provenance
                            .Of(release.Release, release.Rendered.Select(input => input.File))
                            .Named(release.Release),
                    }
            ),
        ];
}
