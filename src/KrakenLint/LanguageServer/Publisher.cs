using System.Collections.Immutable;
using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Features;
using KrakenLint.Cli.LanguageServer.Linting;
using KrakenLint.Cli.LanguageServer.Protocol;

namespace KrakenLint.Cli.LanguageServer;

/// <summary>Lints units when they change, and tells the editor what was found.</summary>
internal sealed class Publisher(Wire wire, OpenDocuments documents, OpenUnits units, Analyst analyst, Streams streams)
{
    private const string Method = "textDocument/publishDiagnostics";

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(500);

    private volatile OwnMemory[] own = [];

    // One at a time, so that what is said last is what was found last.
    private readonly Lock turn = new();

    /// <summary>Says at once what somebody has done to a file by typing in it, and lints its unit when they pause.</summary>
    public async Task LintTyped(Unit unit, string path)
    {
        var stamp = unit.Stamp;
        if (unit.Last is { } last && documents.TryGet(path, out var document))
            await Task.Run(() => PublishOwn(unit, stamp, document, last));
        await Lint(unit, isSaved: false);
    }

    /// <summary>Lints a unit as soon as nobody has typed for as long as linting it takes.</summary>
    /// <param name="isSaved">True where helm may be asked.</param>
    public async Task Lint(Unit unit, bool isSaved)
    {
        var stamp = unit.Stamp;
        if (!isSaved)
            await Task.Delay(new TimeSpan(Math.Clamp(unit.LastDuration.Ticks, Least.Ticks, Most.Ticks)));
        if (!units.IsCurrent(unit, stamp))
            return;
        var (task, current) = units.Current(unit);
        Analysis analysis;
        try
        {
            analysis = await task;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        Publish(unit, current, analysis);
        // Whoever looks at a line now need not wait until it is known where it comes from.
        await Task.Run(() => analysis.Renderings.Sum(rendering => rendering.Rows.Length));
        if (!isSaved || !units.IsCurrent(unit, current) || !HelmTurn.IsDue(unit, documents))
            return;
        var texts = documents.Snapshot();
        var better = await Task.Run(() => analyst.Of(unit.Key, texts, true, null, CancellationToken.None));
        // Where helm refuses the chart, what was found without it still holds.
        if (!better.IsWhole)
            better = analysis with { Notes = [.. analysis.Notes, .. better.Notes] };
        if (units.Replace(unit, current, better))
            Publish(unit, current, better);
    }

    /// <summary>Takes back everything that was said of a unit.</summary>
    public void Clear(Unit unit)
    {
        lock (turn)
        {
            foreach (var path in unit.Published)
                Send(path, []);
            unit.Published.Clear();
        }
    }

    // What was said of the file before moves along with its text; what the file alone shows to be mended is gone, and what is
    // wrong with it as a file is there.
    private void PublishOwn(Unit unit, int stamp, OpenDocument document, Analysis last)
    {
        if (!last.Texts.TryGetValue(document.Path, out var before))
            return;
        var (old, own) = (Own(unit, before, last), Own(unit, document, last));
        var mended = old.MendedIn(own, last);
        var diagnosing = new Diagnosing(documents, AboutAll(unit));
        var moving = new Moving(last.Texts, documents);
        var said = diagnosing.Of(last)[document.Path].ToArray();
        var stays = said.Where(one => one.Data is null || !mended.Contains(one.Data))
            .Select(one => moving.Of(document.Path, one.Range) is { } range ? one with { Range = range } : null)
            .OfType<Diagnostic>();
        var known = said.Select(one => one.Data).OfType<string>().Concat(old.Fingerprints).ToHashSet();
        var comes = diagnosing.Of(own.Sure)[document.Path].Where(one => one.Data is null || !known.Contains(one.Data));
        lock (turn)
        {
            if (!units.IsCurrent(unit, stamp))
                return;
            ImmutableArray<Diagnostic> all =
            [
                .. stays.Concat(comes).DistinctBy(one => (one.Range, one.Code, one.Message)),
            ];
            Send(document.Path, all);
            _ = all.IsEmpty ? unit.Published.Remove(document.Path) : unit.Published.Add(document.Path);
        }
    }

    // A text that somebody types in is one of the last two.
    private OwnFindings Own(Unit unit, OpenDocument document, Analysis last)
    {
        var known = own;
        if (known.FirstOrDefault(one => one.IsOf(document, last.Setup)) is { } same)
            return same.Found;
        var found = OwnFindings.Of(unit.Key, document, last, streams);
        own = [new OwnMemory(document, last.Setup, found), .. known.Take(1)];
        return found;
    }

    private void Publish(Unit unit, int stamp, Analysis analysis)
    {
        lock (turn)
        {
            if (!units.IsCurrent(unit, stamp))
                return;
            var found = new Diagnosing(documents, AboutAll(unit)).Of(analysis);
            // What is broken while somebody types in it takes away nothing that was said of other files.
            var broken = analysis.IsWhole || unit.Published.Count == 0 ? null : BrokenIn(analysis);
            // An editor that waits for an answer gets one for each of its documents.
            var all = found.Select(ofFile => ofFile.Key).Union(unit.Published).Union(unit.Documents).ToArray();
            foreach (var path in all.Where(path => broken is null || broken.Contains(path)))
            {
                Send(path, [.. found[path]]);
                _ = found.Contains(path) ? unit.Published.Add(path) : unit.Published.Remove(path);
            }
        }
    }

    private static HashSet<string> BrokenIn(Analysis analysis) =>
        analysis
            .Notes.Where(note => note.IsFailure)
            .Select(note => note.Span?.File.FullPath)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    private static string AboutAll(Unit unit) =>
        unit.Key.Kind switch
        {
            UnitKind.Chart => $"{unit.Key.Path}/Chart.yaml",
            UnitKind.Manifests => unit.Documents.Order(StringComparer.Ordinal).FirstOrDefault(unit.Key.Path),
            _ => unit.Key.Path,
        };

    private void Send(string path, ImmutableArray<Diagnostic> diagnostics) =>
        wire.Tell(Method, new PublishParams(documents.UriOf(path), null, diagnostics));

    private sealed record OwnMemory(OpenDocument Document, Setup Setup, OwnFindings Found)
    {
        public bool IsOf(OpenDocument document, Setup setup) =>
            ReferenceEquals(Document, document) && ReferenceEquals(Setup, setup);
    }
}
