using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Helm.Merging;
using KrakenLint.Manifests;
using KrakenLint.Releases;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Suppression;

/// <summary>Collects the suppressions of a run: comments, annotations, and the configuration's entries.</summary>
internal static class Exemptions
{
    public static IEnumerable<(Exemption? Exemption, Problem? Problem)> Of(LintResult result, SuppressionInput input) =>
        OfFiles(result, input)
            .Concat(OfAnnotations(result))
            .Concat(input.Chart is { } chart ? OfChart(chart, result) : [])
            .Concat(input.Ignore.Select(setting => ((Exemption?)Of(setting), (Problem?)null)));

    private static IEnumerable<(Exemption?, Problem?)> OfFiles(LintResult result, SuppressionInput input)
    {
        foreach (var file in result.Files.Where(file => file.Documents.All(IsLinted)))
        {
            var documents = file.Documents.Select(document => (document.Yaml, document.Kind == DocumentKind.Manifest));
            var place =
                file.Documents.Any(document => document.Kind == DocumentKind.Values) ? ExemptionPlace.Values
                : input.Chart is null ? ExemptionPlace.Manifest
                : ExemptionPlace.Rendered;
            // Values of releases are judged with the release.
            var carried = new Lazy<ImmutableArray<SourceSpan>>(() => Carriers.ValuesIn(file));
            foreach (var found in YamlInstructions.In(file.File, documents))
            {
                if (IsIn(found, carried.Value))
                    continue;
                var judged =
                    found.Instruction is { IsForFile: true } && !carried.Value.IsEmpty
                        ? ExemptionPlace.Rendered
                        : place;
                // What the template says is judged there.
                if (found.Problem is null || place != ExemptionPlace.Rendered)
                    yield return (Of(found, judged), found.Problem);
            }
        }
    }

    // A template that was not rendered is no YAML, and other documents may be anything.
    private static bool IsLinted(ManifestDocument document) =>
        document.Kind is DocumentKind.Manifest or DocumentKind.Values or DocumentKind.Broken;

    private static IEnumerable<(Exemption?, Problem?)> OfAnnotations(LintResult result) =>
        result
            .Files.SelectMany(file => file.Documents)
            .Where(document => AnnotationInstructions.MayStandIn(document.Yaml.Span))
            .SelectMany(document => document.Resources)
            .SelectMany(AnnotationInstructions.In)
            .Select(found => (Of(found, ExemptionPlace.Annotation), found.Problem));

    private static IEnumerable<(Exemption?, Problem?)> OfChart(ChartSources chart, LintResult result)
    {
        // What was linted as a values file is read above.
        var linted = result.Files.Select(file => file.File).ToHashSet();
        foreach (var file in chart.YamlFiles.Where(file => !linted.Contains(file)))
        {
            var documents = YamlReader.Read(file).Documents.Select(document => (document, false));
            foreach (var found in YamlInstructions.In(file, documents))
                yield return (Of(found, ExemptionPlace.ChartValues), found.Problem);
        }
        foreach (var root in chart.Carried)
        {
            var span = CarriedValues.Span(root);
            var inner = root.Tree is { Host: { } host, IsDetached: false } ? EmbeddedYaml.Read(host) : null;
            var documents = YamlReader.Read(span.File).Documents.Concat(inner is null ? [] : [inner]).ToArray();
            foreach (
                var found in documents
                    .SelectMany(document => YamlInstructions.In(span.File, [(document, false)]))
                    .DistinctBy(found => found.Instruction?.Span ?? found.Problem?.Span)
            )
            {
                if (IsIn(found, [span]))
                    yield return (Of(found, ExemptionPlace.ChartValues), found.Problem);
                else if (found.Instruction is { IsForFile: true })
                    yield return (Of(found, ExemptionPlace.Rendered), null);
            }
        }
        foreach (var found in chart.TemplateFiles.SelectMany(TemplateInstructions.In))
            yield return (Of(found, ExemptionPlace.Template), found.Problem);
    }

    private static bool IsIn(Found found, ImmutableArray<SourceSpan> spans) =>
        (found.Instruction?.Span ?? found.Problem?.Span) is { } place && spans.Any(span => span.Contains(place));

    private static Exemption? Of(Found found, ExemptionPlace place) =>
        found.Instruction is not { } instruction
            ? null
            : new Exemption(
                instruction.Words,
                instruction.Reason,
                instruction.Span,
                place,
                new Coverage.Regions(found.Regions)
            )
            {
                Text = place == ExemptionPlace.Annotation ? instruction.Span.Text : "",
            };

    private static Exemption Of(IgnoreSetting setting) =>
        new(setting.Rules, setting.Reason, setting.Span, ExemptionPlace.Configuration, new Coverage.Entry(setting))
        {
            Setting = setting,
        };
}
