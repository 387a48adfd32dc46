using KrakenLint.Findings;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>Lints units, with the texts that editors hold in the place of files.</summary>
internal sealed class Analyst(Setups setups, Streams streams)
{
    /// <param name="open">Texts by absolute paths.</param>
    /// <param name="asksHelm">True where helm renders charts; it reads files, so nothing may be unsaved then.</param>
    public Analysis Of(UnitKey unit, IReadOnlyDictionary<string, byte[]> open, bool asksHelm)
    {
        var setup = setups.For(unit.Folder);
        var reader = new FileReader(streams, setup.MostBytes, null, setup.Project.Boundary) { Open = open };
        return unit.Kind switch
        {
            UnitKind.Chart => OfChart(unit, setup, reader, asksHelm),
            UnitKind.Manifests => FolderAnalysis.Of(unit.Path, setup, reader),
            _ => DefinitionAnalysis.Of(unit, setup, reader),
        };
    }

    private static Analysis OfChart(UnitKey unit, Setup setup, FileReader reader, bool asksHelm)
    {
        var about = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(unit.Path, "Chart.yaml"));
        var analysis = new Analysis(setup, LintResult.Empty, [], [], []);
        foreach (var request in AffectedPaths.Of([about], setup.Project).Charts)
            analysis = ChartAnalysis.Add(analysis, request, reader, asksHelm);
        return analysis with { Result = setup.New(analysis.Result), IsByHelm = asksHelm };
    }
}
