using System.Collections.Immutable;

namespace KrakenLint.Cli.LanguageServer.Protocol;

internal sealed record Hover(MarkupContent Contents, LspRange? Range);

internal sealed record ReferenceParams(TextDocumentId TextDocument, LspPosition Position, ReferenceContext? Context);

internal sealed record ReferenceContext(bool IncludeDeclaration);

internal sealed record DocumentSymbol(
    string Name,
    string? Detail,
    int Kind,
    LspRange Range,
    LspRange SelectionRange,
    ImmutableArray<DocumentSymbol> Children
);

/// <summary>The kinds of symbols that are used, as the protocol numbers them.</summary>
internal static class SymbolKinds
{
    public const int File = 1;
    public const int Function = 12;
    public const int Field = 8;
    public const int Object = 19;
}

internal sealed record CompletionList(bool IsIncomplete, ImmutableArray<CompletionItem> Items);

internal sealed record CompletionItem(
    string Label,
    int Kind,
    string? Detail,
    MarkupContent? Documentation,
    LspEdit TextEdit
);

/// <summary>The kinds of completions that are used, as the protocol numbers them.</summary>
internal static class CompletionKinds
{
    public const int Property = 10;
    public const int Value = 12;
    public const int Reference = 18;
}

internal static class CodeActionKinds
{
    public const string QuickFix = "quickfix";
    public const string FixAll = "source.fixAll";
}

internal sealed record CodeActionParams(TextDocumentId TextDocument, LspRange Range, CodeActionContext Context);

/// <summary>What an editor asks for; the diagnostics that it sends along may be anybody's, and are not read.</summary>
internal sealed record CodeActionContext(ImmutableArray<string>? Only);

/// <summary>Something that an editor offers to do.</summary>
/// <param name="Edit">Null until it is asked for, where the editor can ask.</param>
/// <param name="Disabled">Why it cannot be done; null where it can, as far as is known.</param>
internal sealed record CodeAction(
    string Title,
    string Kind,
    ImmutableArray<Diagnostic>? Diagnostics,
    bool? IsPreferred,
    WorkspaceEdit? Edit,
    ActionDisabled? Disabled,
    ActionData? Data
);

internal sealed record ActionDisabled(string Reason);

/// <summary>What is needed to work out the edit of an action.</summary>
/// <param name="What">A word of <c>ActionWords</c>.</param>
/// <param name="Rule">The id of a rule, or empty.</param>
/// <param name="Fingerprint">Of a finding, or empty.</param>
internal sealed record ActionData(string Uri, string What, string Rule, string Fingerprint);
