using System.Collections.Immutable;
using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Features;
using KrakenLint.Cli.LanguageServer.Linting;
using KrakenLint.Cli.LanguageServer.Protocol;

namespace KrakenLint.Cli.LanguageServer;

/// <summary>Answers what an editor asks. What is worked out there runs beside the messages, which go on being read.</summary>
internal sealed class Answers(OpenDocuments documents, Setups setups, OpenUnits units, Analyst analyst)
{
    private readonly Asking asking = new(documents, units);
    private readonly Defining defining = new(documents);
    private readonly Resolving resolving = new(documents, analyst);

    /// <summary>True where the editor asks for the edits of an action when somebody chooses it.</summary>
    public bool ResolvesLater { get; set; }

    public Task<Hover?> Hover(PlaceParams at, CancellationToken cancellation) =>
        Soon(
            at,
            Hovering.Of,
            (hover, moving, path) =>
                hover is { Range: { } range } ? hover with { Range = moving.Of(path, range) } : hover,
            null,
            cancellation
        );

    public Task<ImmutableArray<LspLocation>> Definition(PlaceParams at, CancellationToken cancellation) =>
        Soon(at, defining.Of, Moved, [], cancellation);

    public Task<ImmutableArray<LspLocation>> References(ReferenceParams at, CancellationToken cancellation) =>
        Soon(
            new PlaceParams(at.TextDocument, at.Position),
            asked => defining.References(asked, at.Context?.IncludeDeclaration != false),
            Moved,
            [],
            cancellation
        );

    // These need the text alone, which somebody is typing.
    public Task<ImmutableArray<DocumentSymbol>> Symbols(DocumentParams about, CancellationToken cancellation) =>
        documents.TryGet(Uris.PathOf(about.TextDocument.Uri) ?? "", out var document)
            ? Task.Run(() => Outlining.Of(document.File), cancellation)
            : Task.FromResult(ImmutableArray<DocumentSymbol>.Empty);

    public Task<CompletionList> Completion(PlaceParams at, CancellationToken cancellation) =>
        Uris.PathOf(at.TextDocument.Uri) is { } path
        && documents.TryGet(path, out var document)
        && units.TryGet(path, out var unit)
            ? Task.Run(() => Completing.Of(document, unit.Key, setups.For(unit.Key.Folder), at.Position), cancellation)
            : Task.FromResult(new CompletionList(IsIncomplete: false, []));

    public Task<ImmutableArray<CodeAction>> Actions(CodeActionParams at, CancellationToken cancellation) =>
        Answer(
            at.TextDocument,
            at.Range.Start,
            asked =>
            {
                var actions = Acting.At(asked, at.Range, at.Context.Only);
                return ResolvesLater ? actions : Resolved(actions, asked, cancellation);
            },
            [],
            cancellation
        );

    public Task<CodeAction> Resolve(CodeAction action, CancellationToken cancellation) =>
        action.Data is { } data
            ? Answer(new TextDocumentId(data.Uri), default, asked => resolving.Of(action, asked), action, cancellation)
            : Task.FromResult(action);

    private ImmutableArray<CodeAction> Resolved(
        ImmutableArray<CodeAction> actions,
        Asked asked,
        CancellationToken cancellation
    )
    {
        var resolved = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (var action in actions)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                resolved.Add(resolving.Of(action, asked));
            }
            catch (RequestFailed)
            {
                // What cannot be done is not offered.
            }
        }
        return resolved.ToImmutable();
    }

    private static ImmutableArray<LspLocation> Moved(ImmutableArray<LspLocation> all, Moving moving, string path) =>
        [.. all.Select(moving.Of).OfType<LspLocation>()];

    // Answers from what is known already; what it says of places is carried to the texts as they are.
    private async Task<T> Soon<T>(
        PlaceParams at,
        Func<Asked, T> answer,
        Func<T, Moving, string, T> moved,
        T nothing,
        CancellationToken cancellation
    ) =>
        await asking.Soon(at.TextDocument, at.Position, cancellation) is { } asked
            ? await Task.Run(
                () => moved(answer(asked), new Moving(asked.Analysis.Texts, documents), asked.Path),
                cancellation
            )
            : nothing;

    private async Task<T> Answer<T>(
        TextDocumentId document,
        LspPosition position,
        Func<Asked, T> answer,
        T nothing,
        CancellationToken cancellation
    ) =>
        await asking.Of(document, position, cancellation) is { } asked
            ? await Task.Run(() => answer(asked), cancellation)
            : nothing;
}
