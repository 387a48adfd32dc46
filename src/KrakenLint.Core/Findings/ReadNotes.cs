using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Findings;

/// <summary>Says what of the input was linted and what was not.</summary>
internal static class ReadNotes
{
    public static (ImmutableArray<InputNote> Notes, ReadCounts Counts) Of(ImmutableArray<ManifestFile> files)
    {
        var notes = ImmutableArray.CreateBuilder<InputNote>();
        var documents = files.SelectMany(file => file.Documents).ToArray();
        var linted = documents.Count(IsLinted);
        foreach (var file in files)
            AddNotes(notes, file, nothingLinted: linted == 0);
        notes.AddRange(TemplateNotes(files));
        if (files.Length > 0 && documents.Length == 0)
            notes.Add(
                new InputNote(
                    "no-documents",
                    files[0].File.Path,
                    "nothing to lint: no file holds a YAML document",
                    IsFailure: true
                )
            );
        var counts = new ReadCounts(
            linted,
            files.Count(file => file.Documents.Any(IsLinted)),
            documents.Length - linted + files.Count(file => file.Documents.IsEmpty)
        );
        return (notes.ToImmutable(), counts);
    }

    private static bool IsLinted(ManifestDocument document) =>
        document.Kind is DocumentKind.Manifest or DocumentKind.Values;

    // Only who declares it makes values of such a document.
    private static bool IsManifestByItsKeys(ManifestDocument document) =>
        document is { Kind: DocumentKind.Values, Yaml.Tree.Root: { IsMapping: true } root }
        && root["kind"] is { IsScalar: true } kind
        && (root["apiVersion"] is { IsScalar: true } || kind.Text == "List");

    private static void AddNotes(ImmutableArray<InputNote>.Builder notes, ManifestFile file, bool nothingLinted)
    {
        var path = file.File.Path;
        if (file.Documents.IsEmpty)
            notes.Add(
                new InputNote(
                    "empty",
                    path,
                    "holds no YAML document, only white space or comments",
                    IsFailure: nothingLinted
                )
            );
        if (file.Documents.Any(IsManifestByItsKeys))
            notes.Add(
                new InputNote(
                    "values",
                    path,
                    "has apiVersion and kind as a manifest has, and was read as a values file, as the configuration says (values-files)",
                    IsFailure: false
                )
            );
        foreach (var document in file.Documents.Where(document => document.Kind == DocumentKind.Broken))
            notes.Add(Broken(document, path));
        foreach (var item in file.Documents.SelectMany(document => document.NotResources))
            notes.Add(ItemOfList(item, path, nothingLinted));
        var others = file
            .Documents.Where(document => document is { Kind: DocumentKind.NotAManifest, NotResources.IsEmpty: true })
            .ToArray();
        var halves = others.Select(HalfOf).OfType<InputNote>().ToArray();
        notes.AddRange(halves);
        var foreign = others.Length - halves.Length;
        if (foreign > 0 && (nothingLinted || !IsChartFile(path)))
        {
            var what = foreign == 1 ? "holds a document" : $"holds {foreign} documents";
            notes.Add(
                new InputNote("not-a-manifest", path, $"{what} without apiVersion and kind", IsFailure: nothingLinted)
            );
        }
    }

    // It was meant to be linted, whatever stands beside it.
    private static InputNote? HalfOf(ManifestDocument document) =>
        document.Yaml.Tree is { } tree && HalfManifest.Of(tree.Root) is var (node, why)
            ? new InputNote(
                "not-a-manifest",
                tree.File.Path,
                $"a document was not linted: {why}",
                IsFailure: true,
                Underline.Of(Conditions.Place.At(node)).Span
            )
            : null;

    // Something foreign beside manifests is told, as a document of its own is. What is half a manifest was meant to be one,
    // and a list without end was not read.
    private static InputNote ItemOfList(YamlNode item, string path, bool nothingLinted)
    {
        var isList = item["items"] is { IsSequence: true };
        return new InputNote(
            "not-a-manifest",
            path,
            isList ? "a list in this list was not linted: it is nested too deep"
                : HalfManifest.Of(item) is var (_, why) ? $"an item of this list was not linted: {why}"
                : "an item of this list was not linted: it has no apiVersion and kind",
            IsFailure: isList
                || nothingLinted
                || item["kind"] is not null
                || item["apiVersion"] is not null
                || HalfManifest.Of(item) is not null,
            Underline.Of(Conditions.Place.At(item)).Span
        );
    }

    // One sentence for all templates of a chart; a chart has dozens.
    private static IEnumerable<InputNote> TemplateNotes(ImmutableArray<ManifestFile> files)
    {
        var templates = files
            .Where(file => file.Documents.Any(document => document.Kind == DocumentKind.Template))
            .GroupBy(file => ChartOf(file.File.Path), StringComparer.Ordinal);
        foreach (var chart in templates)
        {
            var what =
                chart.Count() == 1 ? "is a Helm template that was" : $"holds {chart.Count()} Helm templates that were";
            var path = chart.Count() == 1 ? chart.First().File.Path : chart.Key;
            yield return new InputNote(
                "template",
                path,
                $"{what} not rendered; lint the chart with --chart {FolderOf(chart.First().File.Path)}, or the output of \"helm template\"",
                IsFailure: true
            );
        }
    }

    // "chart/templates/api/service.yaml" belongs to "chart".
    private static string ChartOf(string path)
    {
        var templates = path.IndexOf("/templates/", StringComparison.Ordinal);
        return templates > 0 ? path[..templates] : path;
    }

    // A template outside of "templates" does not say which chart it is of.
    private static string FolderOf(string path) =>
        path.StartsWith("templates/", StringComparison.Ordinal) ? "."
        : ChartOf(path) is var chart && chart != path ? chart
        : "DIR";

    private static bool IsChartFile(string path) => path[(path.LastIndexOf('/') + 1)..] == "Chart.yaml";

    private static InputNote Broken(ManifestDocument document, string path)
    {
        var problem = document.Yaml.Problems.FirstOrDefault(problem =>
            problem.Code is YamlReader.SyntaxCode or YamlReader.LimitCode
        );
        var text = problem is null
            ? "a document was not read"
            : $"a document was not linted: {ProblemWords.Of(problem, document.Yaml.Tree)}";
        return new InputNote("broken", path, text, IsFailure: true, problem?.Span.FirstLine);
    }
}
