using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Text;

namespace KrakenLint;

/// <summary>What of a chart was not looked at, or only in part.</summary>
internal static class ChartNotes
{
    // What helm printed is judged all the same; only the way back to the template is lost.
    public static IEnumerable<InputNote> NotFollowed(ChartRendering rendering) =>
        rendering
            .Files.Where(file => file.IsLimited)
            .Select(file => new InputNote(
                "limit",
                file.File.File.Path,
                $"the template was followed only in part, so that findings may lack their place in it: {file.Stopped}",
                IsFailure: false
            ));

    public static IEnumerable<InputNote> NotRendered(ImmutableArray<SourceFile> crds) =>
        crds is [var first, ..]
            ?
            [
                new InputNote(
                    "crds",
                    first.Path,
                    $"{(crds.Length == 1 ? "was" : $"and {crds.Length - 1} more below crds were")} not linted, because helm template leaves crds out; lint the folder as well",
                    IsFailure: false
                ),
            ]
            : [];

    public static InputNote TooManyValues(string file) =>
        NotJudged(file, "a value is nested too deep, a key is too long, or there are too many of them");

    // Their place would be one in the merged text, which nobody has.
    public static InputNote NotJudged(string file, string why) =>
        new("limit", file, $"the merged values were not judged in full: {why}", IsFailure: true);
}
