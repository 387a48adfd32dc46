using System.Collections.Immutable;

namespace KrakenLint.Cli.LanguageServer.Protocol;

internal sealed record TextDocumentItem(string Uri, string LanguageId, int Version, string Text);

internal sealed record VersionedDocumentId(string Uri, int? Version);

internal sealed record DidOpenParams(TextDocumentItem TextDocument);

internal sealed record DidChangeParams(VersionedDocumentId TextDocument, ImmutableArray<ContentChange> ContentChanges);

/// <param name="Range">Null where the text is the whole document's.</param>
internal sealed record ContentChange(LspRange? Range, string Text);

internal sealed record FileEvent(string Uri);

internal sealed record WatchedFilesParams(ImmutableArray<FileEvent> Changes);

internal sealed record FoldersEvent(ImmutableArray<WorkspaceFolder> Added, ImmutableArray<WorkspaceFolder> Removed);

internal sealed record DidChangeFoldersParams(FoldersEvent Event);
