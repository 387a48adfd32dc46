using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Units;

namespace KrakenLint.Cli.Charts;

/// <summary>Renders a release here: what helm would print, as far as that can be known without it.</summary>
internal static class PredictedRelease
{
    /// <returns>What is printed, and what is wrong with templates; nothing where no template prints anything.</returns>
    public static (ImmutableArray<LintInput> Inputs, ImmutableArray<InputNote> Problems) Of(
        ChartRelease release,
        ChartFolder folder
    )
    {
        var (output, syntax, stopped) = ChartPrediction.WithProblems(release, $"rendered from {folder.Path}");
        return (
            [new LintInput(output).Read()],
            [
                .. syntax.Select(problem => Note(problem, problem.Text, isFailure: true)),
                .. stopped.Select(problem =>
                    Note(
                        problem,
                        $"the template is not judged as it stands, because it was not followed to its end: {Credentials.RedactProse(problem.Text)}",
                        isFailure: false
                    )
                ),
            ]
        );
    }

    private static InputNote Note(Problem problem, string text, bool isFailure) =>
        new("template", problem.Span.File.Path, text, isFailure, problem.Span);
}
