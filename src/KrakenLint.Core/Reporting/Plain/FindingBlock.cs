using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Reporting.Plain;

/// <summary>Findings that are told together: on one node, of one resource, with the same values of a chart.</summary>
/// <param name="Findings">At least one, the gravest first.</param>
internal sealed record FindingBlock(ImmutableArray<Finding> Findings)
{
    /// <summary>The one whose line is shown: it underlines the most of the node.</summary>
    public Finding Widest { get; } = Findings.MaxBy(finding => finding.Excerpt.Length) ?? Findings[0];

    public Severity Severity => Findings[0].Severity;

    /// <summary>What stands beside the underline; empty where each finding has another thing to say there.</summary>
    public string Label => Findings.Select(finding => finding.Label).Distinct().Count() == 1 ? Widest.Label : "";

    public IEnumerable<RelatedLocation> Related =>
        Findings.SelectMany(finding => finding.Related).DistinctBy(related => (related.Span, related.Text));

    /// <summary>
    /// The repairs, each once. <c>Rules</c> names those that it is for, and is empty where it is for all.
    /// </summary>
    public IEnumerable<(string Rules, string Text)> Fixes =>
        Findings
            .Select(finding => (finding.Rule.Id, Text: FixLine.For(finding)))
            .GroupBy(pair => pair.Text, pair => pair.Id)
            .Where(group => group.Key is not null)
            .Select(group =>
                (group.Count() == Findings.Length ? "" : string.Join(", ", group.Distinct()), group.Key ?? "")
            );

    /// <param name="findings">Of one or several files, in their order.</param>
    /// <returns>By file; within a file the gravest first, then by place.</returns>
    public static IEnumerable<FindingBlock> Of(IEnumerable<Finding> findings) =>
        findings
            .GroupBy(finding => finding.Span.File.Path)
            .SelectMany(file => file.GroupBy(KeyOf).Select(Made).OrderByDescending(block => block.Severity));

    // A node of many lines has other lines for other findings.
    private static (SourceSpan Node, int Line, ResourceName? Resource, string Occasions) KeyOf(Finding finding) =>
        (
            finding.Node ?? finding.Span,
            finding.Span.StartPosition.Line,
            finding.Resource,
            finding.Occasions?.ToString() ?? ""
        );

    private static FindingBlock Made(IEnumerable<Finding> findings) =>
        new([.. findings.OrderByDescending(finding => finding.Severity)]);
}
