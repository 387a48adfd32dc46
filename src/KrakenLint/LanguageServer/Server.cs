using System.Collections.Immutable;
using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Linting;
using KrakenLint.Cli.LanguageServer.Protocol;

namespace KrakenLint.Cli.LanguageServer;

/// <summary>The language server: its methods in one table, over the streams that it is given.</summary>
internal sealed class Server
{
    private readonly Wire wire;
    private readonly Session session;
    private readonly Answers answers;
    private bool isShutDown;
    private bool isOver;

    private Server(Stream input, Stream output, Streams streams)
    {
        wire = new Wire(input, output);
        var documents = new OpenDocuments();
        var setups = new Setups(streams);
        var analyst = new Analyst(setups, streams);
        var units = new OpenUnits(documents, analyst);
        session = new Session(documents, setups, units, new Publisher(wire, documents, units, analyst, streams));
        answers = new Answers(documents, setups, units, analyst);
    }

    /// <summary>Serves until the editor ends the session, or goes away.</summary>
    /// <returns>0 where the editor has shut the session down before, as the protocol asks for; else 1.</returns>
    public static async Task<int> Run(Stream input, Stream output, Streams streams)
    {
        var server = new Server(input, output, streams);
        server.AddMethods();
        // An editor that goes away without a word ends the session as well.
        await server.wire.Run(() => server.isOver);
        return server.isShutDown ? 0 : 1;
    }

    private void AddMethods()
    {
        wire.Answer<InitializeParams, InitializeResult>("initialize", Initialize);
        wire.Take<Nothing>("initialized", _ => { });
        wire.Answer<Nothing, Nothing?>("shutdown", ShutDown);
        wire.Take<Nothing>("exit", _ => isOver = true);
        wire.Take<DidOpenParams>("textDocument/didOpen", session.Open);
        wire.Take<DidChangeParams>("textDocument/didChange", session.Change);
        wire.Take<DocumentParams>("textDocument/didSave", session.Save);
        wire.Take<DocumentParams>("textDocument/didClose", session.Close);
        wire.Answer<PlaceParams, Hover?>("textDocument/hover", answers.Hover);
        wire.Answer<PlaceParams, ImmutableArray<LspLocation>>("textDocument/definition", answers.Definition);
        wire.Answer<ReferenceParams, ImmutableArray<LspLocation>>("textDocument/references", answers.References);
        wire.Answer<DocumentParams, ImmutableArray<DocumentSymbol>>("textDocument/documentSymbol", answers.Symbols);
        wire.Answer<PlaceParams, CompletionList>("textDocument/completion", answers.Completion);
        wire.Answer<CodeActionParams, ImmutableArray<CodeAction>>("textDocument/codeAction", answers.Actions);
        wire.Answer<CodeAction, CodeAction>("codeAction/resolve", answers.Resolve);
        wire.Take<WatchedFilesParams>("workspace/didChangeWatchedFiles", _ => session.Reload());
        wire.Take<DidChangeFoldersParams>("workspace/didChangeWorkspaceFolders", _ => session.Reload());
        wire.Take<Nothing>("workspace/didChangeConfiguration", _ => { });
        wire.Take<Nothing>("$/setTrace", _ => { });
    }

    private Task<InitializeResult> Initialize(InitializeParams parameters, CancellationToken cancellation)
    {
        answers.ResolvesLater =
            parameters.Capabilities?.TextDocument?.CodeAction?.ResolveSupport?.Properties.Contains("edit") == true;
        var root = parameters.WorkspaceFolders is [var first, ..] ? first.Uri : parameters.RootUri;
        // What the folder holds is what nothing is run from, and what paths are shown relative to.
        if (root is not null && Uris.PathOf(root) is { } folder && Directory.Exists(folder))
            Environment.CurrentDirectory = folder;
        return Task.FromResult(
            new InitializeResult(new ServerCapabilities(), new ServerInfo("krakenlint", Product.Version))
        );
    }

    private Task<Nothing?> ShutDown(Nothing parameters, CancellationToken cancellation)
    {
        isShutDown = true;
        return Task.FromResult<Nothing?>(null);
    }
}
