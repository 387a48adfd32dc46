using KrakenLint.Cli.LanguageServer.Protocol;

namespace KrakenLint.Cli.LanguageServer.Documents;

/// <summary>Carries places in open documents as they were to the documents as they are.</summary>
/// <param name="before">By absolute paths.</param>
internal sealed class Moving(IReadOnlyDictionary<string, OpenDocument> before, OpenDocuments documents)
{
    private readonly Dictionary<string, MovedText?> known = new(StringComparer.Ordinal);

    /// <returns>Null where what stood there is gone.</returns>
    public LspRange? Of(string path, LspRange range) => Moved(path) is { } moved ? moved.To(range) : range;

    public LspLocation? Of(LspLocation location) =>
        Uris.PathOf(location.Uri) is { } path
            ? Of(path, location.Range) is { } range
                ? location with
                {
                    Range = range,
                }
                : null
            : location;

    private MovedText? Moved(string path)
    {
        if (!known.TryGetValue(path, out var moved))
            known[path] = moved =
                before.TryGetValue(path, out var old)
                && documents.TryGet(path, out var current)
                && !ReferenceEquals(old, current)
                    ? new MovedText(old.File, current.File)
                    : null;
        return moved;
    }
}
