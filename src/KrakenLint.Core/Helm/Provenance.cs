using System.Collections.Immutable;
using KrakenLint.Rendering;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>Knows of the lines of a chart's rendered output where they come from.</summary>
public sealed class Provenance
{
    // Of each file the documents in their order.
    private readonly Dictionary<SourceFile, ImmutableArray<RenderedDocument>> documents;
    private readonly Dictionary<string, AlignedTemplate> templates;
    private readonly ChartRendering rendering;

    // Which templates may show the value of a node.
    private readonly Lazy<ILookup<(YamlTree, int), AlignedTemplate>> printing;
    private readonly Dictionary<RenderedDocument, HashSet<YamlNode>> printedIn = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly Lazy<SharedDefines> shared;

    private Provenance(ChartRendering rendering, string name, ImmutableArray<RenderedDocument> all)
    {
        this.rendering = rendering;
        shared = new(() => new SharedDefines(rendering));
        ImmutableHashSet<SourceFile> packed =
        [
            .. rendering
                .Chart.All.Where(chart => chart.Chart.IsPacked)
                .Select(chart => chart.Chart.Values?.Tree.File)
                .OfType<SourceFile>(),
        ];
        documents = all.GroupBy(document => document.File)
            .ToDictionary(group => group.Key, group => group.ToImmutableArray());
        // Two copies of a subchart without a declaration have files of one name.
        var predicted = rendering
            .Files.DistinctBy(file => file.Source, StringComparer.Ordinal)
            .ToDictionary(file => file.Source, StringComparer.Ordinal);
        templates = all.GroupBy(document => document.Source, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => new AlignedTemplate([.. group], predicted.GetValueOrDefault(group.Key), name, packed),
                StringComparer.Ordinal
            );
        printing = new(() =>
            templates
                .Values.SelectMany(template =>
                    (template.File?.Documents ?? [])
                        .SelectMany(document => document.Pieces)
                        .Select(piece => piece.Node)
                        .OfType<YamlNode>()
                        .Select(AlignedTemplate.KeyOf)
                        .Distinct()
                        .Select(node => (Node: node, Template: template))
                )
                .ToLookup(row => row.Node, row => row.Template)
        );
    }

    /// <summary>The lines that were looked at, and how many of them are explained to the character.</summary>
    public int LineCount => templates.Values.Sum(template => template.LineCount);

    public int ExactCount => templates.Values.Sum(template => template.ExactCount);

    internal ChartRendering Rendering => rendering;

    /// <summary>Roots of the values files that lie over the chart's own.</summary>
    internal ImmutableArray<YamlNode> Overlays { get; private init; } = [];

    /// <param name="rendered">The output of <c>helm template</c>, in one file or as the files of <c>--output-dir</c>.</param>
    /// <param name="ahead">What was rendered here in the meantime.</param>
    public static Provenance Of(ChartRelease release, IEnumerable<SourceFile> rendered, RenderingAhead? ahead = null)
    {
        var printed = rendered.SelectMany(file => RenderedDocument.In(file)).ToImmutableArray();
        var likely = ReleaseGuess.For(release, printed).ToImmutableArray();
        Provenance? best = null;
        foreach (var (name, space) in likely)
        {
            var own = ahead?.Of(release, name, space) ?? ChartRendering.Of(release, name, space);
            var provenance = new Provenance(own, name, printed) { Overlays = release.Overlays };
            // Where nothing is guessed, there is nothing to compare.
            if (likely.Length == 1)
                return provenance;
            if (best is null || provenance.ExactCount > best.ExactCount)
                best = provenance;
            // A wrong release shows in the name of nearly every object.
            if (
                best.ExactCount * 10 >= best.LineCount * 9
                && best.templates.Values.All(template => template.MisnamedCount == 0)
            )
                break;
        }
        return best ?? new Provenance(ChartRendering.Of(release, "release-name", "default"), "release-name", printed);
    }

    /// <summary>The release with the name and the namespace that explain the rendered text best.</summary>
    public ChartRelease Named(ChartRelease release) =>
        release with
        {
            Name = release.Name ?? rendering.ReleaseName,
            Namespace = release.Namespace ?? rendering.ReleaseNamespace,
        };

    /// <summary>Where a line comes from, 1-based; null where nothing can be claimed.</summary>
    public LineOrigin? this[SourceFile file, int line] =>
        DocumentAt(file, line) is { } document ? templates[document.Source][document, line] : null;

    /// <summary>False where the template that printed a line prints nothing of a node; true says nothing.</summary>
    internal bool MayPrint(SourceFile file, int line, YamlNode values) =>
        DocumentAt(file, line) is { } document
        && printing.Value[AlignedTemplate.KeyOf(values)].Contains(templates[document.Source]);

    /// <summary>True where some of the rendered text is the value of a node.</summary>
    internal bool Prints(YamlNode values) =>
        printing.Value[AlignedTemplate.KeyOf(values)].Any(template => template.CountOf(values) > 0);

    /// <summary>True where more than one line of the rendered text shows the value of a node.</summary>
    internal bool PrintsOften(YamlNode values) =>
        printing.Value[AlignedTemplate.KeyOf(values)].Sum(template => template.CountOf(values)) > 1;

    /// <summary>True where the document around a rendered place prints the value of a node.</summary>
    internal bool PrintsNear(SourceSpan place, YamlNode values)
    {
        if (TracedAt(place.File, place.File.LineAt(place.Start)) is not { } document)
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

    private RenderedDocument? DocumentAt(SourceFile file, int line)
    {
        if (!documents.TryGetValue(file, out var all))
            return null;
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].FirstLine <= line)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && all[low - 1].Has(line) ? all[low - 1] : null;
    }

    // Only where the template that printed it is known.
    private RenderedDocument? TracedAt(SourceFile file, int line) =>
        DocumentAt(file, line) is { } document && templates[document.Source].File is not null ? document : null;

    /// <summary>Which of the places that a text went through is the one to act at; an index.</summary>
    internal int PlaceToAct(SourceSpan rendered, IReadOnlyList<TemplatePlace> places) =>
        places.Count == 1 ? 0 : shared.Value.PlaceToAct(places, CallsAround(rendered, places));

    // How many of the calls printed the whole manifest: those on the way to the line that says what kind it is.
    private int CallsAround(SourceSpan rendered, IReadOnlyList<TemplatePlace> places)
    {
        if (TracedAt(rendered.File, rendered.StartPosition.Line) is not { } document)
            return 0;
        if (this[rendered.File, document.KindLine] is not { } origin)
            return 0;
        var kind = SharedDefines.PlacesOf(origin.Place, origin.Calls);
        return kind.SkipLast(1).Zip(places.SkipLast(1)).TakeWhile(pair => pair.First == pair.Second).Count();
    }

    /// <summary>The template that printed the document around a rendered line, or null.</summary>
    internal PredictedFile? FileOf(SourceFile file, int line) =>
        DocumentAt(file, line) is { } document ? templates[document.Source].File : null;
}
