using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Suppression;

/// <summary>Turns what is wrong with suppressions into findings of the rules about it.</summary>
internal static class SuppressionFindings
{
    public static ImmutableArray<Finding> Of(
        IReadOnlyCollection<Problem> problems,
        LintResult result,
        SuppressionInput input
    )
    {
        if (problems.Count == 0)
            return [];
        var linted = result.Files.DistinctBy(file => file.File).ToDictionary(file => file.File, file => file.Documents);
        var templates = input.Chart?.TemplateFiles.ToHashSet() ?? [];
        var raw = problems
            .GroupBy(problem => problem.Span.File)
            .SelectMany(group =>
                templates.Contains(group.Key)
                    ? OutsideDocuments(group, input)
                    : InDocuments(group, linted.TryGetValue(group.Key, out var known) ? known : null, input)
            );
        var findings = FindingWriter.Write(raw);
        var isRendered = findings.ToLookup(finding => linted.ContainsKey(finding.Span.File));
        return input.Chart is { } chart && isRendered[true].Any()
            ? [.. chart.Place([.. isRendered[true]]), .. isRendered[false]]
            : findings;
    }

    private static IEnumerable<RawFinding> OutsideDocuments(IEnumerable<Problem> problems, SuppressionInput input) =>
        problems.SelectMany(problem =>
            RuleRunner
                .Run([problem], null, input.Rules, input.Settings)
                .Select(raw => raw with { Excerpt = TemplateSpot.Excerpt(problem.Span, isSecret: false) })
        );

    private static IEnumerable<RawFinding> InDocuments(
        IGrouping<SourceFile, Problem> problems,
        ImmutableArray<ManifestDocument>? linted,
        SuppressionInput input
    )
    {
        var documents =
            linted
            ?? YamlReader
                .Read(problems.Key)
                .Documents.Select(document => new ManifestDocument(document, DocumentKind.NotAManifest, []))
                .ToImmutableArray();
        var bySpan = new SpanIndex<ManifestDocument>(documents.Select(document => (document.Yaml.Span, document)));
        // Before the first document and between two there are only comments.
        return problems
            .GroupBy(problem => bySpan.Around(problem.Span).FirstOrDefault())
            .SelectMany(group =>
                group.Key is { } document
                    ? RuleRunner.Run([.. group], document, input.Rules, input.Settings)
                    : OutsideDocuments(group, input)
            );
    }
}
