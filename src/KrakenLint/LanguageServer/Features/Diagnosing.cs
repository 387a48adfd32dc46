using System.Collections.Immutable;
using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Linting;
using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Findings;
using KrakenLint.Rules;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>Findings and notes as diagnostics of the files that people edit.</summary>
/// <param name="around">The file to name where something stands in none, an absolute path.</param>
internal sealed class Diagnosing(OpenDocuments documents, string around)
{
    private const string Source = "krakenlint";
    private const int Unnecessary = 1;
    private const int Deprecated = 2;

    /// <summary>The diagnostics of each file, by its absolute path.</summary>
    public ILookup<string, Diagnostic> Of(Analysis analysis) =>
        analysis
            .Result.Findings.Select(Of)
            .Concat(analysis.Notes.Where(IsTold).DistinctBy(note => note.ToString()).Select(Of))
            .ToLookup(pair => pair.Path, pair => pair.Diagnostic, StringComparer.Ordinal);

    // What is no manifest is none of ours, an empty file is about to be written, and what does not parse is a finding.
    private static bool IsTold(InputNote note) =>
        note.Code == "template"
        || (
            note.IsFailure
            && note
                is not (
                    { Code: "empty" or "no-documents" or "no-input" or "broken" }
                    or { Code: "not-a-manifest", Span: null }
                )
        );

    private (string Path, Diagnostic Diagnostic) Of(Finding finding)
    {
        var (path, range) = PlaceOf(finding);
        return (
            path,
            new Diagnostic(
                range,
                SeverityOf(finding.Severity),
                finding.Rule.Id,
                finding.Rule.Help.Links is [var link, ..] ? new CodeDescription(link.AbsoluteUri) : null,
                Source,
                finding.Occasions is { } occasions ? $"{finding.Message} ({occasions})" : finding.Message,
                TagsOf(finding.Rule),
                RelatedTo(finding, path, range),
                finding.Fingerprint
            )
        );
    }

    private (string Path, Diagnostic Diagnostic) Of(InputNote note)
    {
        var path =
            note.Span?.File.FullPath
            ?? (
                note.Path.Length > 0 && File.Exists(note.Path) ? Path.GetFullPath(note.Path).Replace('\\', '/') : around
            );
        return (
            path,
            new Diagnostic(
                note.Span is { File.FullPath: not null } span ? Spans.RangeOf(span.FirstLine) : default,
                note.IsFailure ? 1 : 4,
                note.Code,
                null,
                Source,
                path == around && note.Span is null ? note.ToString() : note.Text,
                null,
                null,
                null
            )
        );
    }

    // What lies in an archive is told at the first place on its way that people can open.
    private (string Path, LspRange Range) PlaceOf(Finding finding) =>
        finding
            .Trace.Concat(finding.Related)
            .Select(step => step.Span)
            .Prepend(finding.Span)
            .Where(span => span.File.FullPath is not null)
            .Select(span => (span.File.FullPath ?? around, Spans.RangeOf(span.FirstLine)))
            .FirstOrDefault((around, default));

    // The rendered text is no file: what it says is told at the place of the finding.
    private ImmutableArray<RelatedInformation>? RelatedTo(Finding finding, string path, LspRange range)
    {
        ImmutableArray<RelatedInformation> related =
        [
            .. finding
                .Trace.Where(step => step.Span != finding.Span)
                .Concat(finding.Related)
                .DistinctBy(step => (step.Span, step.Text))
                .Select(step =>
                    step.Span.File.FullPath is { } full
                        ? new RelatedInformation(
                            new LspLocation(documents.UriOf(full), Spans.RangeOf(step.Span.FirstLine)),
                            step.Text
                        )
                        : new RelatedInformation(
                            new LspLocation(documents.UriOf(path), range),
                            $"{step.Text}: {step.Excerpt.Line.Trim()}"
                        )
                )
                .Concat(RenderedAs(finding, path, range)),
        ];
        return related.IsEmpty ? null : related;
    }

    private IEnumerable<RelatedInformation> RenderedAs(Finding finding, string path, LspRange range) =>
        finding is { Trace.IsEmpty: false, Resource: { } resource }
            ?
            [
                new RelatedInformation(
                    new LspLocation(documents.UriOf(path), range),
                    $"rendered as {finding.Path} of {resource.Kind} \"{resource.Name}\""
                ),
            ]
            : [];

    private static int SeverityOf(Severity severity) =>
        severity switch
        {
            Severity.Error => 1,
            Severity.Warning => 2,
            _ => 3,
        };

    private static ImmutableArray<int>? TagsOf(Rule rule) =>
        rule.Tags.Contains("unused") ? [Unnecessary]
        : rule.Tags.Contains("deprecated") ? [Deprecated]
        : null;
}
