using System.Collections.Concurrent;
using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Helm.Merging;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Cli.Charts;

/// <summary>A release as it was rendered, and what is wrong with it.</summary>
/// <param name="Release">Null where nothing was printed.</param>
internal sealed record RenderedAnswer(RenderedRelease? Release, ImmutableArray<InputNote> Problems);

/// <summary>Renders releases here: what helm would print, as far as that can be known without it.</summary>
/// <param name="before">What was rendered the last time: of what has not changed since, the answer is the same object.</param>
internal sealed class PredictedReleases(PredictedReleases? before = null)
{
    private ImmutableArray<Known> known = before is null ? [] : [.. before.answers];
    private readonly ConcurrentBag<Known> answers = [];

    /// <param name="name">What people call the combination of values.</param>
    /// <param name="of">How many combinations of the chart were asked for.</param>
    /// <param name="folder">As people write it.</param>
    public RenderedAnswer Of(string name, ChartRelease release, int of, string folder)
    {
        var answer =
            known.FirstOrDefault(one => (one.Name, one.Of) == (name, of) && IsSame(one.Release, release))
            ?? new Known(name, release, of, Rendered(name, release, of, folder));
        answers.Add(answer);
        return answer.Answer;
    }

    /// <summary>Lets go of what was rendered before.</summary>
    public void Settle() => known = [];

    private static bool IsSame(ChartRelease one, ChartRelease other) =>
        ReferenceEquals(one.Chart, other.Chart)
        && (one.Name, one.Namespace) == (other.Name, other.Namespace)
        && one.Overlays.Select(PlaceOf).SequenceEqual(other.Overlays.Select(PlaceOf))
        && one.Sets.SequenceEqual(other.Sets)
        && one.Placed.Select(PlaceOf).SequenceEqual(other.Placed.Select(PlaceOf))
        && one.Fill == other.Fill;

    // A file that has not changed is the same object; what was read of it is read anew each time.
    private static (SourceSpan Span, bool IsText, int Index) PlaceOf(YamlNode root) =>
        (CarriedValues.Span(root), root.Tree.Host is not null, root.Index);

    private static (string Path, SourceSpan Value, bool IsText) PlaceOf(PlacedSet set) =>
        (set.Path, set.Value.Span, set.IsText);

    private static RenderedAnswer Rendered(string name, ChartRelease release, int of, string folder)
    {
        var printed = ChartPrediction.WithProblems(release, $"rendered from {folder}");
        return new RenderedAnswer(
            new RenderedRelease(name, release, [new LintInput(printed.Output).Read()], IsGiven: false)
            {
                Ahead = printed.Rendering,
                Of = of,
            },
            [
                .. printed.Syntax.Select(problem => Note(problem, problem.Text, isFailure: true)),
                .. printed.Stopped.Select(problem =>
                    Note(
                        problem,
                        $"the template is not judged as it stands, because it was not followed to its end: {Credentials.RedactProse(problem.Text)}",
                        isFailure: false
                    )
                ),
            ]
        );
    }

    private sealed record Known(string Name, ChartRelease Release, int Of, RenderedAnswer Answer);

    private static InputNote Note(Problem problem, string text, bool isFailure) =>
        new("template", problem.Span.File.Path, text, isFailure, problem.Span);
}
