using System.Collections.Immutable;
using KrakenLint.Findings;

namespace KrakenLint.Reporting;

/// <summary>What a run could not analyse: every format says it, so that no report of an incomplete run looks clean.</summary>
internal static class ReadFailures
{
    private const int ExitNotAnalysed = 3;

    /// <returns>The notes that made the run end with 3, and at least one for a run that did.</returns>
    public static ImmutableArray<InputNote> Of(Report report)
    {
        ImmutableArray<InputNote> failures = [.. report.Result.Notes.Where(note => note.IsFailure)];
        return failures.IsEmpty && report.ExitCode == ExitNotAnalysed
            ? [new InputNote("no-input", "", "nothing was linted", IsFailure: true)]
            : failures;
    }

    /// <returns><c>path:line:column</c>, without what is not known, and empty where a note is about no file.</returns>
    public static string PlaceOf(InputNote note) =>
        note.Span is { } span ? $"{note.Path}:{span.StartPosition}" : note.Path;

    /// <returns>The note with its place, if it has one.</returns>
    public static string Words(InputNote note) => note.Path.Length == 0 ? note.Text : note.ToString();
}
