using System.Collections.Immutable;

namespace KrakenLint.Cli.LanguageServer.Protocol;

internal sealed record WorkspaceFolder(string Uri, string Name);

/// <summary>What an editor says of itself; what is not used here is not read.</summary>
internal sealed record InitializeParams
{
    public string? RootUri { get; init; }

    public ImmutableArray<WorkspaceFolder>? WorkspaceFolders { get; init; }

    public ClientCapabilities? Capabilities { get; init; }
}

internal sealed record ClientCapabilities(TextDocumentCapabilities? TextDocument);

internal sealed record TextDocumentCapabilities(CodeActionCapabilities? CodeAction);

internal sealed record CodeActionCapabilities(ResolveCapabilities? ResolveSupport);

internal sealed record ResolveCapabilities(ImmutableArray<string> Properties);

internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

internal sealed record ServerInfo(string Name, string Version);

/// <summary>What the server answers.</summary>
internal sealed record ServerCapabilities
{
    /// <summary>What every client knows; no other is needed.</summary>
    public string PositionEncoding { get; init; } = "utf-16";

    public SyncOptions TextDocumentSync { get; init; } = new(OpenClose: true, Change: 2, new SaveOptions(false));

    public bool HoverProvider { get; init; } = true;

    public bool DefinitionProvider { get; init; } = true;

    public bool ReferencesProvider { get; init; } = true;

    public bool DocumentSymbolProvider { get; init; } = true;

    public CompletionOptions CompletionProvider { get; init; } = new(["[", ",", ":", "."]);

    public CodeActionOptions CodeActionProvider { get; init; } =
        new([CodeActionKinds.QuickFix, CodeActionKinds.FixAll], ResolveProvider: true);

    public WorkspaceCapabilities Workspace { get; init; } = new(new FolderCapabilities(true, true));
}

/// <param name="Change">2: changes are sent as edits.</param>
internal sealed record SyncOptions(bool OpenClose, int Change, SaveOptions Save);

internal sealed record SaveOptions(bool IncludeText);

internal sealed record CompletionOptions(ImmutableArray<string> TriggerCharacters);

internal sealed record CodeActionOptions(ImmutableArray<string> CodeActionKinds, bool ResolveProvider);

internal sealed record WorkspaceCapabilities(FolderCapabilities WorkspaceFolders);

internal sealed record FolderCapabilities(bool Supported, bool ChangeNotifications);

/// <summary>Parameters of which nothing is read.</summary>
internal sealed record Nothing;
