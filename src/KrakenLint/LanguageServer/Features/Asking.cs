using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Linting;
using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>A question about a place, and what is known to answer it.</summary>
/// <param name="Document">The document as it was when this was found.</param>
/// <param name="Position">In that text.</param>
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

/// <summary>Finds what is known of documents.</summary>
internal sealed class Asking(OpenDocuments documents, OpenUnits units)
{
    // Whoever waits for longer sees that they wait.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    /// <summary>What is known now: of the document as it is where that is found soon, else of the one before somebody typed.</summary>
    /// <returns>Null for documents that are none of ours.</returns>
    public async Task<Asked?> Soon(TextDocumentId id, LspPosition position, CancellationToken cancellation)
    {
        if (Find(id) is not var (document, unit))
            return null;
        var current = units.Running(unit);
        if (current is { IsCompleted: false } && unit.Last is not null)
            await Task.WhenAny(current, Task.Delay(Patience, cancellation));
        if (
            current is { IsCompletedSuccessfully: true }
            || unit.Last is not { } last
            || !last.Texts.TryGetValue(document.Path, out var before)
        )
            return await Of(id, position, cancellation);
        return new Asked(before, unit, last, new MovedText(document.File, before.File).To(position));
    }

    /// <summary>What is known of the document as it is.</summary>
    /// <returns>Null for documents that are none of ours.</returns>
    public async Task<Asked?> Of(TextDocumentId id, LspPosition position, CancellationToken cancellation)
    {
        while (Find(id) is var (document, unit))
        {
            var (task, _) = units.Current(unit);
            try
            {
                return new Asked(document, unit, await task.WaitAsync(cancellation), position);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // Somebody has typed meanwhile.
            }
        }
        return null;
    }

    private (OpenDocument, Unit)? Find(TextDocumentId id) =>
        Uris.PathOf(id.Uri) is { } path && documents.TryGet(path, out var document) && units.TryGet(path, out var unit)
            ? (document, unit)
            : null;
}
