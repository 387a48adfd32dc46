using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Findings;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>Lints units, with the texts that editors hold in the place of files.</summary>
internal sealed class Analyst(Setups setups, Streams streams)
{
    /// <param name="texts">Open documents by absolute paths.</param>
    /// <param name="asksHelm">True where helm renders charts; it reads files, so nothing may be unsaved then.</param>
    /// <param name="before">What was found before, to take over what has not changed since; null for nothing.</param>
    /// <exception cref="OperationCanceledException">Nobody needs the answer any more.</exception>
    public Analysis Of(
        UnitKey unit,
        IReadOnlyDictionary<string, OpenDocument> texts,
        bool asksHelm,
        Analysis? before,
        CancellationToken cancellation
    )
    {
        var setup = setups.For(unit.Folder);
        var memory = new UnitMemory(setup, before?.Memory);
        var open = texts.ToDictionary(pair => pair.Key, pair => pair.Value.Bytes);
        var reader = new FileReader(streams, setup.MostBytes, null, setup.Project.Boundary)
        {
            Open = open,
            Memory = memory.Files,
        };
        var nothing = new Analysis(setup, LintResult.Empty, [], [], []) { Memory = memory, Texts = texts };
        var analysis = unit.Kind switch
        {
            UnitKind.Chart => OfChart(nothing, unit, reader, asksHelm, cancellation),
            UnitKind.Manifests => FolderAnalysis.Of(nothing, unit.Path, reader, cancellation),
            _ => DefinitionAnalysis.Of(nothing, unit, reader),
        };
        memory.Settle();
        return analysis;
    }

    private static Analysis OfChart(
        Analysis nothing,
        UnitKey unit,
        FileReader reader,
        bool asksHelm,
        CancellationToken cancellation
    )
    {
        var setup = nothing.Setup;
        var analysis = nothing;
        var about = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(unit.Path, "Chart.yaml"));
        foreach (var request in AffectedPaths.Of([about], setup.Project).Charts)
            analysis = ChartAnalysis.Add(analysis, request, reader, asksHelm, cancellation);
        return analysis with { Result = setup.New(analysis.Result), IsByHelm = asksHelm };
    }
}
