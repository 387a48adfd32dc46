using System.Collections.Immutable;
using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Features;
using KrakenLint.Cli.LanguageServer.Linting;
using KrakenLint.Cli.LanguageServer.Protocol;

namespace KrakenLint.Cli.LanguageServer;

/// <summary>Lints units when they change, and tells the editor what was found.</summary>
internal sealed class Publisher(Wire wire, OpenDocuments documents, OpenUnits units, Analyst analyst)
{
    private const string Method = "textDocument/publishDiagnostics";

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(500);

    // One at a time, so that what is said last is what was found last.
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Lints a unit as soon as nobody has typed for as long as linting it takes.</summary>
    /// <param name="isSaved">True where helm may be asked.</param>
    public async Task Lint(Unit unit, bool isSaved)
    {
        var stamp = unit.Stamp;
        if (!isSaved)
            await Task.Delay(
                Math.Clamp(unit.LastDuration.Ticks, Least.Ticks, Most.Ticks) is var ticks ? new TimeSpan(ticks) : Least
            );
        if (!units.IsCurrent(unit, stamp))
            return;
        var (task, current) = units.Current(unit);
        var analysis = await task;
        await Publish(unit, current, analysis);
        if (!isSaved || !units.IsCurrent(unit, current) || !HelmTurn.IsDue(unit, documents))
            return;
        var texts = documents.Snapshot();
        var better = await Task.Run(() => analyst.Of(unit.Key, texts, asksHelm: true));
        // Where helm refuses the chart, what was found without it still holds.
        if (!better.IsWhole)
            better = analysis with { Notes = [.. analysis.Notes, .. better.Notes] };
        if (units.Replace(unit, current, better))
            await Publish(unit, current, better);
    }

    /// <summary>Takes back everything that was said of a unit.</summary>
    public async Task Clear(Unit unit)
    {
        await turn.WaitAsync();
        try
        {
            foreach (var path in unit.Published)
                await Send(path, []);
            unit.Published.Clear();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task Publish(Unit unit, int stamp, Analysis analysis)
    {
        await turn.WaitAsync();
        try
        {
            if (!units.IsCurrent(unit, stamp))
                return;
            var found = new Diagnosing(documents, AboutAll(unit)).Of(analysis);
            var gone = analysis.IsWhole ? unit.Published.Where(path => !found.Contains(path)).ToArray() : [];
            foreach (var path in gone)
                await Send(path, []);
            unit.Published.ExceptWith(gone);
            foreach (var ofFile in found)
                await Send(ofFile.Key, [.. ofFile]);
            // An editor that waits for an answer gets one for each of its documents.
            foreach (var path in analysis.IsWhole ? unit.Documents.Where(path => !found.Contains(path)).ToArray() : [])
                await Send(path, []);
            unit.Published.UnionWith(found.Select(ofFile => ofFile.Key));
        }
        finally
        {
            turn.Release();
        }
    }

    private static string AboutAll(Unit unit) =>
        unit.Key.Kind switch
        {
            UnitKind.Chart => $"{unit.Key.Path}/Chart.yaml",
            UnitKind.Manifests => unit.Documents.Order(StringComparer.Ordinal).FirstOrDefault(unit.Key.Path),
            _ => unit.Key.Path,
        };

    private Task Send(string path, ImmutableArray<Diagnostic> diagnostics) =>
        wire.Tell(Method, new PublishParams(documents.UriOf(path), null, diagnostics));
}
