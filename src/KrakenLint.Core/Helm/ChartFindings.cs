using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Findings.Proposals;
using KrakenLint.Helm.Merging;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>Moves findings from a chart's rendered output to the files that people edit.</summary>
public sealed class ChartFindings
{
    /// <summary>The word of a step that stands in a values file.</summary>
    public const string ValuesWord = "values";

    // What rules underline of a URL whose password is empty.
    private const string NoPassword = ":@";

    // What stands between values without meaning anything of its own.
    private static readonly char[] Glue = [' ', '"', '\'', ':', '/', '@'];

    private readonly Provenance provenance;
    private readonly AbsentKey absent;
    private readonly ValuesFix fixes;
    private readonly TemplateAdvice advice;
    private readonly bool isGiven;
    private readonly ImmutableArray<YamlTree> trees;
    private readonly SpanIndex<YamlTree> treesByPlace;
    private readonly Dictionary<SourceFile, SourceSpan?> kindLines = [];

    // Whether helpers print a value into the name of an object.
    private readonly Dictionary<YamlNode, bool> naming = [];

    private ChartFindings(LintResult result, Provenance provenance, bool isGiven)
    {
        trees = [.. TreesOf(result)];
        treesByPlace = new SpanIndex<YamlTree>(
            trees.Select(tree => (new SourceSpan(tree.File, tree.Start, tree.End), tree))
        );
        this.provenance = provenance;
        this.isGiven = isGiven;
        absent = new AbsentKey(provenance.Rendering);
        var release = new UnnamedRelease(
            provenance.Rendering,
            new(() => [.. trees.Select(NameOf).OfType<YamlNode>().Select(name => name.Text)])
        );
        fixes = new ValuesFix(provenance, absent, release);
        advice = new TemplateAdvice(provenance, release);
    }

    private static IEnumerable<YamlTree> TreesOf(LintResult result) =>
        result.Files.SelectMany(file => file.Documents).Select(document => document.Yaml.Tree).OfType<YamlTree>();

    /// <param name="isGiven">True where the rendered output is the user's own file, which findings may point at.</param>
    public static LintResult Place(LintResult result, Provenance provenance, bool isGiven)
    {
        var placer = new ChartFindings(result, provenance, isGiven);
        var placed = PlacedMerge.Of(result.Findings.Select(placer.Place));
        return result with { Findings = [.. placed.Order(FindingOrder.Instance)] };
    }

    private Finding Place(Finding finding)
    {
        var rendered = finding.Span;
        var file = FileOf(finding);
        if (file is null && provenance[rendered.File, rendered.StartPosition.Line] is null)
            return finding;
        var template = TemplateSpot.Of(provenance, rendered);
        var values = ValuesOf(finding, file);
        var hidden = finding.Excerpt.Line.Contains(Units.Credentials.Mask, StringComparison.Ordinal);
        var trace = ImmutableArray.CreateBuilder<RelatedLocation>();
        if (values is { } node)
            trace.Add(Step(Underline.Of(Conditions.Place.At(node)).Span, node.Tree, ValuesWord, "set here"));
        if (template is { } spot)
            trace.Add(TemplateStep(spot.Span, hidden, "printed by this line of the template"));
        if (template?.Helper is { } helper)
            trace.Add(TemplateStep(helper, hidden, "where this line of a helper was called"));
        if (isGiven)
            trace.Add(new RelatedLocation(rendered, finding.Excerpt, "as rendered") { Word = "rendered" });
        return trace.Count == 0 || (trace is [{ Word: "rendered" }] && !isGiven)
            ? NotTraced(finding, file)
            : Moved(finding, trace.ToImmutable(), values) with
            {
                Apart =
                    values is null && template is { } printed && !IsWrongItself(finding, printed)
                        ? Apart(finding)
                        : null,
            };
    }

    private static RelatedLocation TemplateStep(SourceSpan span, bool isSecret, string text) =>
        new(span, TemplateSpot.Excerpt(span, isSecret), text) { Word = "template" };

    // Several manifests are wrong by one text where it is the value that is wrong, and stands in the template as it is.
    private bool IsWrongItself(Finding finding, TemplateSpot spot) =>
        spot.IsLiteral
        && finding.Missing.IsEmpty
        && TreeAt(finding.Span) is { } tree
        && tree.ScalarAround(finding.Span) is { IsKey: false } node
        && node.Key?.Text != "kind";

    // What one line does to several parts of a resource is one mistake all the same.
    private string Apart(Finding finding) =>
        finding.Resource is { } resource
            ? $"{resource.Kind}/{OfAnyRelease(resource.Name)}/{(resource.Namespace == provenance.Rendering.ReleaseNamespace ? "" : resource.Namespace)}"
            : "";

    // The same resource of several releases is one.
    private string OfAnyRelease(string name) =>
        provenance.Rendering.ReleaseName is { Length: > 0 } release
        && name.StartsWith(release, StringComparison.Ordinal)
        && (name.Length == release.Length || name[release.Length] == '-')
            ? name[release.Length..]
            : name;

    private PredictedFile? FileOf(Finding finding) =>
        provenance.FileOf(finding.Span.File, finding.Span.StartPosition.Line);

    private Finding Moved(Finding finding, ImmutableArray<RelatedLocation> trace, YamlNode? values)
    {
        var related = finding.Related.SelectMany(Related);
        var file = FileOf(finding);
        var fix = file is null ? null : fixes.Of(finding.Fix, file, inOverlay: false);
        return finding with
        {
            Span = trace[0].Span,
            Excerpt = trace[0].Excerpt,
            Related = [.. trace[1..], .. related],
            Origins = [new FindingOrigin(finding.Span, finding.Resource, [.. trace.Select(step => step.Span)])],
            Trace = trace.Length > 1 ? trace : [],
            Fix = fix,
            Advice = fix is null && file is not null ? advice.For(finding.Fix, file) : null,
            Overlay = file is null ? null : OverlayOf(finding, fix, file, values),
            IsSecret =
                finding.IsSecret
                || (trace[0].Word != "rendered" && FindingWriter.HashReachesSecret(trace[0].Span, values?.Tree)),
        };
    }

    private OverlayPlace? OverlayOf(Finding finding, ProposedFix? fix, PredictedFile file, YamlNode? values)
    {
        var own = fixes.Of(finding.Fix, file, inOverlay: true);
        if (OwnerOf(finding, file) is not { Last: var last, Node: var first } || last == first || values != first)
            return ParentsOf(own).SequenceEqual(ParentsOf(fix)) ? null : new OverlayPlace(null, own, null, false);
        var step = Step(Underline.Of(Conditions.Place.At(last)).Span, last.Tree, ValuesWord, "set here");
        return new OverlayPlace(step, own, last.FullSpan, FindingWriter.HashReachesSecret(step.Span, last.Tree));
    }

    private static IEnumerable<YamlNode> ParentsOf(ProposedFix? fix) =>
        (fix?.Edits ?? []).OfType<NodeEdit.Insert>().Select(insert => insert.Parent);

    // Never line 1: the line that says what kind of object it is stands for it.
    private Finding NotTraced(Finding finding, PredictedFile? file)
    {
        var line = finding.Span.StartPosition.Line;
        if (file is null || KindLine(file, finding) is not { } spot)
            return finding;
        return finding with
        {
            Message = $"{finding.Message} (rendered at line {line}, not traced further)",
            Span = spot,
            Origins = [new FindingOrigin(finding.Span, finding.Resource, [])],
            Fix = null,
            Advice = TemplateAdvice.NotTraced(finding.Fix),
            Excerpt = TemplateSpot.Excerpt(spot, isSecret: false),
            Related = [.. finding.Related.SelectMany(Related)],
            IsSecret = true,
            Apart = Apart(finding),
        };
    }

    private SourceSpan? KindLine(PredictedFile file, Finding finding)
    {
        if (TreeAt(finding.Span)?.Root["kind"] is { } kind && TemplateSpot.Of(provenance, kind.Span) is { } spot)
            return spot.Span;
        var source = file.File.File;
        if (!kindLines.TryGetValue(source, out var known))
            kindLines[source] = known = Enumerable
                .Range(1, source.LineCount)
                .Select(source.Line)
                .Where(line => line.Text.TrimStart().StartsWith("kind:", StringComparison.Ordinal))
                .Select(line => (SourceSpan?)TemplateSpot.Trimmed(line))
                .FirstOrDefault();
        return known;
    }

    private IEnumerable<RelatedLocation> Related(RelatedLocation related)
    {
        if (TemplateSpot.Of(provenance, related.Span) is { Span: var spot } && !isGiven)
            yield return new RelatedLocation(
                spot,
                TemplateSpot.Excerpt(
                    spot,
                    related.Excerpt.Line.Contains(Units.Credentials.Mask, StringComparison.Ordinal)
                ),
                related.Text
            );
        else if (isGiven || provenance.FileOf(related.Span.File, related.Span.StartPosition.Line) is null)
            yield return related;
    }

    private YamlNode? ValuesOf(Finding finding, PredictedFile? file)
    {
        var span = finding.Span;
        if (TreeAt(span) is not { } tree || tree.ScalarAround(span) is not { } node)
            return null;
        if (!finding.Missing.IsEmpty && file is not null)
            return OwnerOf(finding, file) is { } owner ? Editable(owner.Node, file) : null;
        if (span.Text == NoPassword && file is not null && absent.EmptyPassword(file, tree.Root, node) is { } empty)
            return Editable(empty.Node, file);
        if (provenance[span.File, span.StartPosition.Line] is not { Confidence: Confidence.Certain } origin)
            return null;
        return
            file is not null
            && Blame.ValuesIn(span, node.IsScalar && !node.IsKey, origin) is { } found
            && !(NameOf(tree) != node && origin.IsHandedOn(found) && IsNaming(found))
            && Whole(found, span, origin) is { } whole
            ? Editable(whole, file)
            : null;
    }

    private AbsentPlace? OwnerOf(Finding finding, PredictedFile file) =>
        !finding.Missing.IsEmpty && TreeAt(finding.Span) is { } tree && tree.ScalarAround(finding.Span) is { } node
            ? absent.Owner(file, tree.Root, Lacking(node), finding.Missing)
            : null;

    private static YamlNode? NameOf(YamlTree tree) => tree.Root["metadata"]?["name"];

    // A reference that misses its object is not the fault of what names objects by a helper, since that changes both.
    private bool IsNaming(YamlNode values)
    {
        if (!naming.TryGetValue(values, out var known))
            naming[values] = known = trees.Any(tree => IsNameOf(tree, values));
        return known;
    }

    private bool IsNameOf(YamlTree tree, YamlNode values) =>
        NameOf(tree) is { IsScalar: true } name
        && name.Span.StartPosition.Line is var line
        && provenance.MayPrint(name.Tree.File, line, values)
        && provenance[name.Tree.File, line] is { IsExact: true } origin
        && origin.IsHandedOn(values);

    // Of a text that several values make, none can be blamed for the whole; the mapping can that holds them all, as that of
    // an image holds its registry, name and tag.
    private static YamlNode? Whole(YamlNode node, SourceSpan span, LineOrigin origin)
    {
        var start = span.File.Slice(span.File.Line(span.File.LineAt(span.Start)).Start, span.Start).Length;
        var end = start + span.Text.Length;
        var (at, isShared) = (0, false);
        foreach (var piece in origin.Text.Pieces)
        {
            var (from, to) = (Math.Max(start, at), Math.Min(end, at + piece.Text.Length));
            if (to > from && piece.Node != node && piece.Text[(from - at)..(to - at)].Trim(Glue).Length > 0)
            {
                if (piece.Node?.Parent is not { IsMapping: true } parent || parent != node.Parent)
                    return null;
                isShared = true;
            }
            at += piece.Text.Length;
        }
        return isShared ? node.Parent : node;
    }

    // The key is underlined in the place of the mapping that it leads to, and "kind" in the place of the whole document.
    private static YamlNode Lacking(YamlNode node)
    {
        if (node.Parent is { } parent && node.Key?.Text == "kind" && parent.Parent is null)
            return parent;
        if (!node.IsKey)
            return node is { IsScalar: true, Parent: { IsMapping: true } item } && node.Key?.Text == "name"
                ? item
                : node;
        return node.Parent?.OwnPairs.Where(pair => pair.Key == node)
                .Select(pair => (YamlNode?)pair.Value)
                .FirstOrDefault()
            ?? node;
    }

    // Nobody edits a packed chart: what stands in it is set by the chart that brings it.
    private static YamlNode? Editable(YamlNode node, PredictedFile file) =>
        file.Owner.Chart is { IsPacked: true, Values: { } packed } chart && ReferenceEquals(packed.Tree, node.Tree)
            ? chart.Declaration?.Name
            : node;

    private static RelatedLocation Step(SourceSpan span, YamlTree tree, string word, string text) =>
        new(span, Excerpts.Of(span, tree), text) { Word = word };

    private YamlTree? TreeAt(SourceSpan span) =>
        treesByPlace.Around(span with { End = span.Start + 1 }).FirstOrDefault();
}
