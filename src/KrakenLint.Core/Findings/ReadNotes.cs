using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Text;
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
        if (file.Documents.Any(document => document.Kind == DocumentKind.Template))
            notes.Add(
                new InputNote(
                    "template",
                    path,
                    "is a Helm template that was not rendered; lint the output of \"helm template\" instead",
                    IsFailure: true
                )
            );
        foreach (var document in file.Documents.Where(document => document.Kind == DocumentKind.Broken))
            notes.Add(Broken(document, path));
        var foreign = file.Documents.Count(document => document.Kind == DocumentKind.NotAManifest);
        if (foreign > 0)
        {
            var what = foreign == 1 ? "holds a document" : $"holds {foreign} documents";
            notes.Add(
                new InputNote("not-a-manifest", path, $"{what} without apiVersion and kind", IsFailure: nothingLinted)
            );
        }
    }

    private static InputNote Broken(ManifestDocument document, string path)
    {
        var problem = document.Yaml.Problems.FirstOrDefault(problem =>
            problem.Code is YamlReader.SyntaxCode or YamlReader.LimitCode
        );
        var text = problem is null ? "a document was not read" : $"a document was not linted: {problem.Text}";
        return new InputNote("broken", path, text, IsFailure: true, problem?.Span.FirstLine);
    }
}
