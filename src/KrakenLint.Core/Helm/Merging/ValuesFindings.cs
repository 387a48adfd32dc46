using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm.Merging;

/// <summary>Puts what was found in the merged values and what was found in the rendered manifests together.</summary>
internal sealed class ValuesFindings
{
    private readonly NodeOrigins origins;
    private readonly Provenance provenance;
    private readonly ImmutableArray<Finding>.Builder findings;

    // By rule and underlined place: the node of the merged values.
    private readonly Dictionary<(string Rule, SourceSpan Span), (YamlNode Node, bool IsOnManifests)> nodes = [];

    private ValuesFindings(ImmutableArray<Finding> placed, NodeOrigins origins, Provenance provenance)
    {
        (this.origins, this.provenance) = (origins, provenance);
        findings = placed.ToBuilder();
    }

    /// <param name="placed">Findings on manifests, already carried to the chart's files.</param>
    /// <param name="raw">What <c>values</c> blocks say of the same release.</param>
    /// <returns>Both; a mistake that was found in both ways once, on the values, known by both fingerprints.</returns>
    public static ImmutableArray<Finding> Join(
        ImmutableArray<Finding> placed,
        ImmutableArray<RawFinding> raw,
        NodeOrigins origins,
        Provenance provenance
    )
    {
        var join = new ValuesFindings(placed, origins, provenance);
        foreach (var one in raw)
        {
            if (one.Place is { } place && one.Outcome.Place.Node is { } node)
                join.nodes[(one.Active.Rule.Id, Underline.Of(place).Span)] = (node, !one.Active.Rule.Cases.IsEmpty);
        }
        foreach (var values in FindingWriter.Write(raw))
            join.Add(values);
        return join.findings.ToImmutable();
    }

    private void Add(Finding values)
    {
        var (node, isOnManifests) = nodes[(values.Rule.Id, values.Span)];
        var same = IndexesOf(rendered => IsInside(rendered, values));
        if (same.Length > 0)
        {
            foreach (var at in same)
                findings[at] = Joined(findings[at], values);
            return;
        }
        if (isOnManifests && IndexesOf(rendered => IsOfSection(rendered, values, node)) is [var only])
            findings[only] = Moved(findings[only], values);
        else if (!isOnManifests)
            findings.Add(values);
        else if (!IsPrinted(node))
            findings.Add(NotPrinted(values));
    }

    // Nothing of this release is wrong yet, and the template that would print it may put it right (quote, default).
    private static Finding NotPrinted(Finding values) =>
        values.Severity == Severity.Error ? values with { Severity = Severity.Warning } : values;

    private ImmutableArray<int> IndexesOf(Func<Finding, bool> fits) =>
        [.. Enumerable.Range(0, findings.Count).Where(at => fits(findings[at]))];

    private static bool IsInside(Finding rendered, Finding values) =>
        rendered.Rule.Id == values.Rule.Id
        && rendered.Trace.Select(step => step.Span).Prepend(rendered.Span).Any(values.Covers);

    // A manifest that lacks something does not tell which switch in the values is off; the values do.
    private bool IsOfSection(Finding rendered, Finding values, YamlNode node) =>
        rendered.Rule.Id == values.Rule.Id
        && rendered is { Origins: [{ Rendered: var place }, ..], Missing.IsEmpty: false }
        && rendered.Trace.All(step => step.Word != ChartFindings.ValuesWord)
        && provenance.FileOf(place.File, place.StartPosition.Line) is not null
        && origins.Below(SectionOf(node)).Any(origin => provenance.PrintsNear(place, origin));

    // Where a section is printed, the manifests tell what became of it: a template may add what the values lack.
    private bool IsPrinted(YamlNode node) => origins.Below(SectionOf(node)).Any(provenance.Prints);

    /// <summary>The mapping below the root that holds a node.</summary>
    private static YamlNode SectionOf(YamlNode node)
    {
        while (node.Parent is { Parent: not null } parent)
            node = parent;
        return node;
    }

    private static Finding Joined(Finding rendered, Finding values) =>
        rendered with
        {
            OtherFingerprints = [.. rendered.OtherFingerprints, values.Fingerprint],
            // What a rule says of values is meant for them; a fix of rendered text was carried there.
            Fix = rendered.Span == values.Span ? values.Fix ?? rendered.Fix : rendered.Fix,
        };

    private static Finding Moved(Finding rendered, Finding values)
    {
        var before = new RelatedLocation(rendered.Span, rendered.Excerpt, "printed by this line of the template")
        {
            Word = "template",
        };
        var here = new RelatedLocation(values.Span, values.Excerpt, "set here") { Word = ChartFindings.ValuesWord };
        return Joined(rendered, values) with
        {
            Span = values.Span,
            Excerpt = values.Excerpt,
            Label = values.Label,
            Node = values.Node,
            Related = rendered.Trace.IsEmpty ? [before, .. rendered.Related] : rendered.Related.Insert(0, before),
            Trace = [here, .. rendered.Trace.IsEmpty ? [before] : rendered.Trace],
            Fix = values.Fix,
            Origins = [.. rendered.Origins.Select(origin => origin with { Trace = [values.Span, .. origin.Trace] })],
            IsSecret = rendered.IsSecret || values.IsSecret,
        };
    }
}
