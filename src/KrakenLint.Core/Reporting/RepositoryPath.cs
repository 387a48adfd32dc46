using KrakenLint.Findings;
using KrakenLint.Text;

namespace KrakenLint.Reporting;

/// <summary>The path by which a code host knows a file: below the repository's root where it lies there.</summary>
internal static class RepositoryPath
{
    public static string Of(SourceFile file) => file.RepositoryPath ?? file.Path;

    /// <returns>Empty for a note that is about no file.</returns>
    public static string Of(InputNote note) => note.Span is { } span ? Of(span.File) : note.Path;
}
