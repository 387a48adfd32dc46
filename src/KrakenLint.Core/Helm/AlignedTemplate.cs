using System.Collections.Immutable;
using KrakenLint.Rendering;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>
/// What one template printed, beside what it should print. Most templates print nothing that a finding is about, so that
/// lines are aligned when somebody asks for one of them.
/// </summary>
/// <param name="file">Null where no template of that name is known.</param>
/// <param name="release">The name that the template was rendered for here.</param>
/// <param name="packed">Values files that lie in archives.</param>
internal sealed class AlignedTemplate(
    ImmutableArray<RenderedDocument> documents,
    PredictedFile? file,
    string release,
    ImmutableHashSet<SourceFile> packed
)
{
    private readonly Dictionary<RenderedDocument, LineOrigin?[]> origins = new(ReferenceEqualityComparer.Instance);
    private Dictionary<(YamlTree, int), int>? printed;
    private int exact;
    private int misnamed;
    private bool isAligned = file is null;

    /// <summary>Null where no template of that name is known.</summary>
    public PredictedFile? File => file;

    public int LineCount => documents.Sum(document => document.Lines.Length);

    /// <summary>Lines that are explained to the character.</summary>
    public int ExactCount => Aligned().exact;

    /// <summary>Lines that would fit, were it not for something that holds the release's name.</summary>
    public int MisnamedCount => Aligned().misnamed;

    /// <summary>Where a line of one of the documents comes from, 1-based; null where nothing can be claimed.</summary>
    public LineOrigin? this[RenderedDocument document, int line] =>
        document.Has(line) && Aligned().origins.TryGetValue(document, out var known)
            ? known[line - document.FirstLine]
            : null;

    /// <summary>How many lines show the value of a node.</summary>
    public int CountOf(YamlNode values)
    {
        printed ??= Aligned()
            .origins.Values.SelectMany(lines => lines)
            .OfType<LineOrigin>()
            .SelectMany(origin =>
                origin.Text.Pieces.Select(piece => piece.Node).OfType<YamlNode>().Select(KeyOf).Distinct()
            )
            .CountBy(node => node)
            .ToDictionary();
        return printed.GetValueOrDefault(KeyOf(values));
    }

    public static (YamlTree Tree, int Index) KeyOf(YamlNode node) => (node.Tree, node.Index);

    private AlignedTemplate Aligned()
    {
        if (isAligned)
            return this;
        isAligned = true;
        foreach (var pair in DocumentPairs.Of(documents, file is null ? [] : file.Documents))
            Align(pair);
        return this;
    }

    private void Align(DocumentPair pair)
    {
        var document = pair.Rendered;
        ImmutableArray<PredictedLine> predicted = [.. pair.Predicted.Lines().Select(line => new PredictedLine(line))];
        var partners = LineAlignment.Of(predicted, document.Lines);
        var equal = partners.Count(partner => partner is { Fit: LineFit.Equal });
        exact += equal;
        var lines = new LineOrigin?[partners.Length];
        for (var at = 0; at < partners.Length; at++)
        {
            if (partners[at] is not { } partner)
                continue;
            if (partner.Fit == LineFit.Template && partner.Line.Rope.Text.Contains(release, StringComparison.Ordinal))
                misnamed++;
            lines[at] = LineOrigin.Of(partner, pair.IsSure && equal * 2 >= partners.Length, packed);
        }
        origins[document] = lines;
    }
}
