using System.Collections.Immutable;
using KrakenLint.Rendering;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>Knows of the lines of a chart's rendered output where they come from.</summary>
public sealed class Provenance
{
    private readonly Dictionary<(SourceFile File, int Line), LineOrigin> origins = [];
    private readonly Dictionary<(SourceFile File, int Line), PredictedFile> files = [];
    private readonly Dictionary<(SourceFile File, int Line), RenderedDocument> documentOf = [];
    private readonly ChartRendering rendering;
    private readonly string name;
    private readonly ImmutableHashSet<SourceFile> packed;

    // How many lines show the value of a node.
    private readonly Lazy<Dictionary<(YamlTree, int), int>> printed;
    private readonly Dictionary<RenderedDocument, HashSet<YamlNode>> printedIn = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly Lazy<SharedDefines> shared;

    private Provenance(ChartRendering rendering, string name)
    {
        this.rendering = rendering;
        this.name = name;
        shared = new(() => new SharedDefines(rendering));
        packed =
        [
            .. rendering
                .Chart.All.Where(chart => chart.Chart.IsPacked)
                .Select(chart => chart.Chart.Values?.Tree.File)
                .OfType<SourceFile>(),
        ];
        printed = new(() =>
            origins
                .Values.SelectMany(origin =>
                    origin
                        .Text.Pieces.Select(piece => piece.Node)
                        .OfType<YamlNode>()
                        .Select(node => (node.Tree, node.Index))
                        .Distinct()
                )
                .CountBy(node => node)
                .ToDictionary()
        );
    }

    /// <summary>The lines that were looked at, and how many of them are explained to the character.</summary>
    public int LineCount { get; private set; }

    public int ExactCount { get; private set; }

    /// <summary>Lines that would fit, were it not for something that holds the release's name.</summary>
    private int MisnamedCount { get; set; }

    internal ChartRendering Rendering => rendering;

    /// <summary>Roots of the values files that lie over the chart's own.</summary>
    internal ImmutableArray<YamlNode> Overlays { get; private init; } = [];

    /// <param name="rendered">The output of <c>helm template</c>, in one file or as the files of <c>--output-dir</c>.</param>
    /// <param name="ahead">What was rendered here in the meantime.</param>
    public static Provenance Of(ChartRelease release, IEnumerable<SourceFile> rendered, RenderingAhead? ahead = null)
    {
        var documents = rendered.SelectMany(file => RenderedDocument.In(file)).ToImmutableArray();
        Provenance? best = null;
        foreach (var (name, space) in ReleaseGuess.For(release, documents))
        {
            var own = ahead?.Of(release, name, space) ?? ChartRendering.Of(release, name, space);
            var provenance = new Provenance(own, name) { Overlays = release.Overlays };
            provenance.Align(documents);
            if (best is null || provenance.ExactCount > best.ExactCount)
                best = provenance;
            // A wrong release shows in the name of nearly every object.
            if (best.ExactCount * 10 >= best.LineCount * 9 && best.MisnamedCount == 0)
                break;
        }
        return best ?? new Provenance(ChartRendering.Of(release, "release-name", "default"), "release-name");
    }

    /// <summary>The release with the name and the namespace that explain the rendered text best.</summary>
    public ChartRelease Named(ChartRelease release) =>
        release with
        {
            Name = release.Name ?? rendering.ReleaseName,
            Namespace = release.Namespace ?? rendering.ReleaseNamespace,
        };

    /// <summary>Where a line comes from, 1-based; null where nothing can be claimed.</summary>
    public LineOrigin? this[SourceFile file, int line] => origins.GetValueOrDefault((file, line));

    /// <summary>True where some of the rendered text is the value of a node.</summary>
    internal bool Prints(YamlNode values) => printed.Value.ContainsKey((values.Tree, values.Index));

    /// <summary>True where more than one line of the rendered text shows the value of a node.</summary>
    internal bool PrintsOften(YamlNode values) => printed.Value.GetValueOrDefault((values.Tree, values.Index)) > 1;

    /// <summary>True where the document around a rendered place prints the value of a node.</summary>
    internal bool PrintsNear(SourceSpan place, YamlNode values)
    {
        if (!documentOf.TryGetValue((place.File, place.File.LineAt(place.Start)), out var document))
            return false;
        if (!printedIn.TryGetValue(document, out var known))
            printedIn[document] = known = [.. NodesIn(document)];
        return known.Contains(values);
    }

    private IEnumerable<YamlNode> NodesIn(RenderedDocument document) =>
        Enumerable
            .Range(document.FirstLine, document.Lines.Length)
            .Select(line => this[document.File, line])
            .OfType<LineOrigin>()
            .SelectMany(origin => origin.Text.Pieces)
            .Select(piece => piece.Node)
            .OfType<YamlNode>();

    /// <summary>Which of the places that a text went through is the one to act at; an index.</summary>
    internal int PlaceToAct(SourceSpan rendered, IReadOnlyList<TemplatePlace> places) =>
        places.Count == 1 ? 0 : shared.Value.PlaceToAct(places, CallsAround(rendered, places));

    // How many of the calls printed the whole manifest: those on the way to the line that says what kind it is.
    private int CallsAround(SourceSpan rendered, IReadOnlyList<TemplatePlace> places)
    {
        if (!documentOf.TryGetValue((rendered.File, rendered.StartPosition.Line), out var document))
            return 0;
        if (this[rendered.File, document.KindLine] is not { } origin)
            return 0;
        var kind = SharedDefines.PlacesOf(origin.Place, origin.Calls);
        return kind.SkipLast(1).Zip(places.SkipLast(1)).TakeWhile(pair => pair.First == pair.Second).Count();
    }

    /// <summary>The template that printed the document around a rendered line, or null.</summary>
    internal PredictedFile? FileOf(SourceFile file, int line) => files.GetValueOrDefault((file, line));

    private void Align(ImmutableArray<RenderedDocument> documents)
    {
        // Two copies of a subchart without a declaration have files of one name.
        var predicted = rendering
            .Files.DistinctBy(file => file.Source, StringComparer.Ordinal)
            .ToDictionary(file => file.Source, StringComparer.Ordinal);
        foreach (var group in documents.GroupBy(document => document.Source, StringComparer.Ordinal))
        {
            LineCount += group.Sum(document => document.Lines.Length);
            if (predicted.TryGetValue(group.Key, out var file))
                Align([.. group], file);
        }
    }

    private void Align(ImmutableArray<RenderedDocument> documents, PredictedFile file)
    {
        foreach (var document in documents)
        {
            for (var line = document.FirstLine; line < document.FirstLine + document.Lines.Length; line++)
            {
                files[(document.File, line)] = file;
                documentOf[(document.File, line)] = document;
            }
        }
        foreach (var pair in DocumentPairs.Of(documents, file.Documents))
            Align(pair);
    }

    private void Align(DocumentPair pair)
    {
        var document = pair.Rendered;
        ImmutableArray<PredictedLine> predicted = [.. pair.Predicted.Lines().Select(line => new PredictedLine(line))];
        var partners = LineAlignment.Of(predicted, document.Lines);
        var exact = partners.Count(partner => partner is { Fit: LineFit.Equal });
        ExactCount += exact;
        for (var at = 0; at < partners.Length; at++)
        {
            if (partners[at] is not { } partner)
                continue;
            if (partner.Fit == LineFit.Template && partner.Line.Rope.Text.Contains(name, StringComparison.Ordinal))
                MisnamedCount++;
            if (LineOrigin.Of(partner, pair.IsSure && exact * 2 >= partners.Length, packed) is { } origin)
                origins[(document.File, document.FirstLine + at)] = origin;
        }
    }
}
