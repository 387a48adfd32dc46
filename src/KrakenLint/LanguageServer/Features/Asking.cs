using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Linting;
using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>A question about a place, and what is known to answer it.</summary>
/// <param name="File">The document as it is now.</param>
/// <param name="Offset">0-based byte offset.</param>
internal sealed record Asked(OpenDocument Document, Unit Unit, Analysis Analysis, LspPosition Position)
{
    public SourceFile File => Document.File;

    public string Path => Document.Path;

    public int Offset { get; } = Spans.OffsetOf(Document.File, Position);

    /// <summary>1-based.</summary>
    public int Line => File.LineAt(Offset);

    /// <summary>True where a stretch of any file lies around the place.</summary>
    public bool IsIn(SourceSpan span) => span.File.FullPath == Path && Spans.IsIn(span, Offset);
}

/// <summary>Finds what is known of documents, as they are when somebody asks.</summary>
internal sealed class Asking(OpenDocuments documents, OpenUnits units)
{
    /// <returns>Null for documents that are none of ours.</returns>
    public async Task<Asked?> Of(TextDocumentId id, LspPosition position, CancellationToken cancellation)
    {
        if (
            Uris.PathOf(id.Uri) is not { } path
            || !documents.TryGet(path, out var document)
            || !units.TryGet(path, out var unit)
        )
            return null;
        var (task, _) = units.Current(unit);
        return new Asked(document, unit, await task.WaitAsync(cancellation), position);
    }
}
