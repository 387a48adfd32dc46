using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Findings.Proposals;
using KrakenLint.Reporting.Plain;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Reporting.JsonReports;

/// <summary>Findings for scripts. Properties are only ever added; what is absent is null.</summary>
internal static class JsonFormat
{
    /// <summary>A line that is longer is not repeated.</summary>
    private const int LongestExcerpt = 1000;

    private static readonly string[] Severities = ["error", "warning", "note"];

    private static readonly JsonTable<Excerpt> ExcerptTable = new(
        "excerpt",
        [
            JsonField<Excerpt>.Text("text", "the line, or the part of a long one; secrets read ***", of => of.Line),
            JsonField<Excerpt>.Number("start", "where the underlined part begins in text, from 0", 0, of => of.Start),
            JsonField<Excerpt>.Number("length", "how long the underlined part is, in UTF-16 units", 0, of => of.Length),
        ]
    );

    private static readonly JsonTable<RelatedLocation> Related = new(
        "related",
        [
            .. PlaceOf<RelatedLocation>(of => of.Span),
            JsonField<RelatedLocation>.Text("text", "what the place has to do with it", of => of.Text),
        ]
    );

    private static readonly JsonTable<ResourceName> Resource = new(
        "resource",
        [
            JsonField<ResourceName>.Text("kind", "such as Service", of => of.Kind),
            JsonField<ResourceName>.Text("name", "metadata.name", of => of.Name),
            JsonField<ResourceName>.TextOrNull("namespace", "null where the manifest names none", of => of.Namespace),
        ]
    );

    private static readonly JsonTable<ProposedFix> Fix = new(
        "fix",
        [
            JsonField<ProposedFix>.Word(
                "safety",
                "unsafe ones change how the application behaves",
                ["safe", "unsafe"],
                of => of.Safety.Word()
            ),
            JsonField<ProposedFix>.Text("description", "what it does", of => of.Words),
        ]
    );

    private static readonly JsonTable<Finding> Finding = new(
        "finding",
        [
            JsonField<Finding>.Text("rule", "the rule's id", of => of.Rule.Id),
            JsonField<Finding>.Text("name", "the rule's name", of => of.Rule.Name),
            JsonField<Finding>.Word("severity", "how grave it is", Severities, of => of.Severity.Word()),
            JsonField<Finding>.Text("message", "one sentence without a final period", of => of.Message),
            JsonField<Finding>.Text("label", "what stands beside the underline; may be empty", of => of.Label),
            .. PlaceOf<Finding>(of => of.Span),
            JsonField<Finding>.ObjectOrNull(
                "resource",
                "null for a document that is no resource",
                Resource,
                of => of.Resource
            ),
            JsonField<Finding>.Text("path", "the node's path in its document; empty for the document", of => of.Path),
            JsonField<Finding>.Text("fingerprint", "what it is known by when lines move", of => of.Fingerprint),
            JsonField<Finding>.Texts(
                "otherFingerprints",
                "what the same mistake is known by where it is found in another way: in the values file alone",
                of => of.OtherFingerprints
            ),
            JsonField<Finding>.Texts(
                "values",
                "the combinations of a chart's values in which it occurs; empty where there is only one",
                of => of.Occasions?.Names ?? []
            ),
            JsonField<Finding>.List("related", "further places that belong to it", Related, of => of.Related),
            JsonField<Finding>.ObjectOrNull("fix", "null where no repair can be made here", Fix, FixOf),
            JsonField<Finding>.ObjectOrNull(
                "excerpt",
                "the underlined line; null where it is too long to repeat",
                ExcerptTable,
                of => of.Excerpt.Line.Length > LongestExcerpt ? null : of.Excerpt
            ),
            JsonField<Finding>.Number("occurrences", "how many items blame this node", 1, of => of.Occurrences),
            JsonField<Finding>.List(
                "trace",
                "the way of a value into the manifest: values, template, rendered text; empty where it is not known",
                Related,
                of => of.Trace
            ),
            JsonField<Finding>.TextOrNull(
                "suggestion",
                "what to write, and where, in place of a repair that cannot be made here; null where there is a fix, or none is known",
                FixLine.Suggestion
            ),
            JsonField<Finding>.Texts(
                "links",
                "primary sources of the rule",
                of => of.Rule.Help.Links.Select(link => link.OriginalString)
            ),
        ]
    );

    private static readonly JsonTable<SuppressedFinding> Suppressed = new(
        "suppressed",
        [
            JsonField<SuppressedFinding>.Object("finding", "what was found", Finding, of => of.Finding),
            JsonField<SuppressedFinding>.Word(
                "kind",
                "inSource for comments and annotations, external for the configuration",
                ["inSource", "external"],
                of => of.Kind == SuppressionKind.External ? "external" : "inSource"
            ),
            JsonField<SuppressedFinding>.Text(
                "justification",
                "the reason as it is written there; empty where none is given",
                of => of.Justification
            ),
            .. PlaceOf<SuppressedFinding>(of => of.Span),
        ]
    );

    private static readonly JsonTable<InputNote> Note = new(
        "note",
        [
            JsonField<InputNote>.Text("code", "a stable word", of => of.Code),
            JsonField<InputNote>.Text("file", "the input; empty for the run as a whole", of => of.Path),
            JsonField<InputNote>.NumberOrNull("line", "from 1", 1, of => of.Span?.StartPosition.Line),
            JsonField<InputNote>.NumberOrNull("column", "from 1", 1, of => of.Span?.StartPosition.Column),
            JsonField<InputNote>.Text("message", "one sentence without a final period", of => of.Text),
            JsonField<InputNote>.Flag("failure", "true where something was not analysed", of => of.IsFailure),
        ]
    );

    private static readonly JsonTable<LintResult> Counts = new(
        "counts",
        [
            JsonField<LintResult>.Number("documents", "documents that were linted", 0, of => of.Counts.Documents),
            JsonField<LintResult>.Number("files", "files that hold one of them", 0, of => of.Counts.Files),
            JsonField<LintResult>.Number("skipped", "what was not linted", 0, of => of.Counts.Skipped),
            JsonField<LintResult>.Number("charts", "charts that were rendered", 0, of => of.Counts.Rendered.Charts),
            JsonField<LintResult>.Number(
                "renderings",
                "how often they were together: once for each combination of values",
                0,
                of => of.Counts.Rendered.Renderings
            ),
            CountOf("errors", Severity.Error),
            CountOf("warnings", Severity.Warning),
            CountOf("notes", Severity.Note),
            JsonField<LintResult>.Number("suppressed", "findings that are accepted", 0, of => of.Suppressed.Length),
        ]
    );

    private static readonly JsonTable<Report> Whole = new(
        "report",
        [
            JsonField<Report>.Text("version", "the version of KrakenLint", of => of.Version),
            JsonField<Report>.Number("exitCode", "what the process ended with", 0, of => of.ExitCode),
            JsonField<Report>.List("findings", "by file and place", Finding, of => of.Result.Findings),
            JsonField<Report>.List(
                "known",
                "what the baseline holds already, by file and place",
                Finding,
                of => of.Result.Known
            ),
            JsonField<Report>.List(
                "suppressed",
                "what somebody accepted with a comment, an annotation or an entry of the configuration",
                Suppressed,
                of => of.Result.Suppressed
            ),
            JsonField<Report>.List("notes", "what there is to say about inputs", Note, of => of.Result.Notes),
            JsonField<Report>.Object("counts", "the figures of the closing line", Counts, of => of.Result),
        ]
    );

    public const string Name = "json";
    public const string Summary = "findings for scripts, as krakenlint schema report describes them";

    public static void Write(Report report, TextWriter output) =>
        JsonOutput.Write(output, json => Whole.Write(json, report));

    /// <summary>What the schema is written from; the first is the whole.</summary>
    public static ImmutableArray<MappingShape> Shapes { get; } =
    [
        Whole.Shape,
        Finding.Shape,
        Suppressed.Shape,
        Note.Shape,
        Counts.Shape,
        Related.Shape,
        Resource.Shape,
        Fix.Shape,
        ExcerptTable.Shape,
    ];

    private static IEnumerable<JsonField<T>> PlaceOf<T>(Func<T, SourceSpan> span) =>
        [
            JsonField<T>.Text("file", "the file as it is called in the run", of => span(of).File.Path),
            JsonField<T>.Number("line", "from 1", 1, of => span(of).StartPosition.Line),
            JsonField<T>.Number("column", "from 1, in UTF-16 units", 1, of => span(of).StartPosition.Column),
            JsonField<T>.Number("endLine", "from 1", 1, of => span(of).EndPosition.Line),
            JsonField<T>.Number("endColumn", "just behind the last character", 1, of => span(of).EndPosition.Column),
        ];

    private static JsonField<LintResult> CountOf(string name, Severity severity) =>
        JsonField<LintResult>.Number(
            name,
            $"findings of severity {severity.Word()}",
            0,
            of => of.Findings.Count(finding => finding.Severity == severity)
        );

    private static ProposedFix? FixOf(Finding finding) => FixLine.CanBeFixed(finding) ? finding.Fix : null;
}
