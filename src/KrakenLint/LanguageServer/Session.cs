using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Linting;
using KrakenLint.Cli.LanguageServer.Protocol;

namespace KrakenLint.Cli.LanguageServer;

/// <summary>What an editor says about its documents, from opening to closing.</summary>
internal sealed class Session(OpenDocuments documents, Setups setups, OpenUnits units, Publisher publisher)
{
    public void Open(DidOpenParams parameters)
    {
        var item = parameters.TextDocument;
        if (Uris.PathOf(item.Uri) is not { } path)
            return;
        var document = new OpenDocument(item.Uri, path, item.Version, item.Text);
        documents.Put(document);
        Join(document, isSaved: true);
    }

    public void Change(DidChangeParams parameters)
    {
        if (Uris.PathOf(parameters.TextDocument.Uri) is not { } path || !documents.TryGet(path, out var document))
            return;
        documents.Put(document.With(parameters.TextDocument.Version, parameters.ContentChanges));
        if (!units.TryGet(path, out var unit))
            return;
        units.Touch(unit);
        Start(publisher.LintTyped(unit, path));
        // Releases of the chart stand elsewhere.
        foreach (var other in units.Reading(path).Where(other => other != unit))
        {
            units.Touch(other);
            Start(publisher.Lint(other, isSaved: false));
        }
    }

    public void Save(DocumentParams parameters)
    {
        if (Uris.PathOf(parameters.TextDocument.Uri) is not { } path || !documents.TryGet(path, out var document))
            return;
        if (units.TryGet(path, out var unit) && unit.Key.Kind is UnitKind.Rule or UnitKind.Configuration)
            Reload();
        else
            Join(document, isSaved: true);
    }

    public void Close(DocumentParams parameters)
    {
        if (Uris.PathOf(parameters.TextDocument.Uri) is not { } path)
            return;
        documents.Remove(path);
        if (units.Leave(path) is var (unit, left))
        {
            if (left == 0)
                publisher.Clear(unit);
            else
                Start(publisher.Lint(unit, isSaved: false));
        }
    }

    /// <summary>Files have changed outside of the editor, or folders have come and gone.</summary>
    public void Reload()
    {
        setups.Forget();
        foreach (var document in documents.All)
            Join(document, isSaved: false);
    }

    // What it says may make a document another thing: a rule, values of a chart.
    private void Join(OpenDocument document, bool isSaved)
    {
        var folder = document.Path[..document.Path.LastIndexOf('/')];
        var key = UnitFinder.Of(document, setups.For(folder.Length == 0 ? "/" : folder).Project);
        if (units.TryGet(document.Path, out var before) && before.Key != key)
            Close(new DocumentParams(new TextDocumentId(document.Uri)));
        if (key is null)
            return;
        documents.Put(document);
        Start(publisher.Lint(units.Join(document.Path, key), isSaved));
    }

    // What fails there is a bug, which standard error tells; the session goes on.
    private static void Start(Task work) =>
        _ = work.ContinueWith(
            failed =>
            {
                if (failed.Exception?.InnerException is { } error)
                    Console.Error.WriteLine($"krakenlint: this is a bug ({error.GetType().Name}); please report it");
            },
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
}
