using System.Collections.Immutable;

namespace KrakenLint.Cli.LanguageServer.Protocol;

/// <summary>A place in a text: line and column, both 0-based; columns count UTF-16 code units.</summary>
internal readonly record struct LspPosition(int Line, int Character);

/// <summary>A stretch of a text, the end excluded.</summary>
internal readonly record struct LspRange(LspPosition Start, LspPosition End);

internal sealed record LspLocation(string Uri, LspRange Range);

internal sealed record LspEdit(LspRange Range, string NewText);

/// <summary>Edits of several files, by their addresses.</summary>
internal sealed record WorkspaceEdit(ImmutableDictionary<string, ImmutableArray<LspEdit>> Changes);

internal sealed record TextDocumentId(string Uri);

/// <summary>The parameters of every request about a place in a document.</summary>
internal sealed record PlaceParams(TextDocumentId TextDocument, LspPosition Position);

/// <summary>The parameters of requests about a whole document.</summary>
internal sealed record DocumentParams(TextDocumentId TextDocument);

/// <summary>Markdown or plain text.</summary>
internal sealed record MarkupContent(string Kind, string Value)
{
    public static MarkupContent Markdown(string text) => new("markdown", text);
}
