using KrakenLint.Cli.LanguageServer.Documents;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>Says when helm is asked: where it is on PATH, and everything that it would read is saved.</summary>
internal static class HelmTurn
{
    private const long Most = 64 << 20;

    public static bool IsDue(Unit unit, OpenDocuments documents) =>
        unit.Key.Kind == UnitKind.Chart
        && ProgramPath.Find("helm", unit.Key.Path).File is not null
        && documents.All.Where(document => unit.Documents.Contains(document.Path)).All(IsSaved);

    private static bool IsSaved(OpenDocument document)
    {
        try
        {
            var saved = BoundedFile.Read(document.Path, Most, end => Boundary.IsLeft(document.Path, end));
            return saved is not null && Content(saved).SequenceEqual(Content(document.Bytes));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Editors take the byte-order mark away, and put it back.
    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
