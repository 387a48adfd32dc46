using System.Collections.Immutable;
using KrakenLint.Decoding;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>Says of each document what it is, and takes lists apart.</summary>
public static class ManifestReader
{
    // A list in a list in a list is nobody's manifest; it bounds what hostile input can ask for.
    private const int DeepestList = 20;

    /// <param name="jobs">How many documents may be read at a time.</param>
    public static ManifestFile Read(LintInput input, int jobs = 1)
    {
        // Another text may have been put in the place of the one that was read.
        if (
            input.Known is { } known
            && ReferenceEquals(known.File, input.File)
            && known.Input.IsValues == input.IsValues
        )
            return known.Input.Placement == input.Placement ? known : known with { Input = input };
        var documents = YamlReader.ReadEach(
            input.File,
            jobs,
            read => (Read: read, IsTemplate: UnrenderedTemplate.Is(read), Made: Classify(read, input))
        );
        if (documents.Any(document => document.IsTemplate))
        {
            var templates = documents.Select(document => new ManifestDocument(
                document.Read,
                DocumentKind.Template,
                []
            ));
            return new ManifestFile(input, [.. templates]);
        }
        return new ManifestFile(
            input,
            documents is [var only] ? [Alone(only.Made, input)] : [.. documents.Select(document => document.Made)]
        );
    }

    // Values are the only document of their file.
    private static ManifestDocument Alone(ManifestDocument document, LintInput input)
    {
        if (document.Yaml.Tree is not { Root.IsMapping: true })
            return document;
        var isValues =
            input.IsValues
            || (document.Kind == DocumentKind.NotAManifest && ValuesFile.IsNamedLikeOne(input.File.Path));
        return isValues ? new ManifestDocument(document.Yaml, DocumentKind.Values, []) : document;
    }

    private static ManifestDocument Classify(YamlDocument read, LintInput input)
    {
        var document = Decoder.ProblemsOf(read) is { IsEmpty: false } problems
            ? read with
            {
                Problems = read.Problems.AddRange(problems),
            }
            : read;
        if (document.Tree is not { } tree)
            return new ManifestDocument(document, DocumentKind.Broken, []);
        var resources = ImmutableArray.CreateBuilder<Resource>();
        var others = ImmutableArray.CreateBuilder<YamlNode>();
        Collect(tree.Root, HelmSource.Of(document), input.Argument, (resources, others), 0);
        var kind = resources.Count > 0 ? DocumentKind.Manifest : DocumentKind.NotAManifest;
        return new ManifestDocument(document, kind, resources.ToImmutable()) { NotResources = others.ToImmutable() };
    }

    // What stands in a list and is no object is kept, so that it can be said.
    private static void Collect(
        YamlNode node,
        HelmSource? source,
        string? argument,
        (ImmutableArray<Resource>.Builder Resources, ImmutableArray<YamlNode>.Builder Others) found,
        int depth
    )
    {
        var kind = node.IsMapping ? Resource.ScalarAt(node, "kind") : null;
        var isList =
            kind == "List"
            || (
                kind is not null
                && kind.EndsWith("List", StringComparison.Ordinal)
                && node["items"] is { IsSequence: true }
            );
        if (
            !isList
            && kind is not null
            && Resource.ScalarAt(node, "apiVersion") is { } version
            && HalfManifest.IsKind(kind, version)
        )
            found.Resources.Add(new Resource(node, source, argument));
        else if (!isList || depth >= DeepestList || node["items"] is not { IsSequence: true } items)
            AddOther(node, found.Others, depth);
        else
        {
            foreach (var item in items.Items)
                Collect(item, source, argument, found, depth + 1);
        }
    }

    // "helm template" prints empty lists as null; nothing is lost there.
    private static void AddOther(YamlNode node, ImmutableArray<YamlNode>.Builder others, int depth)
    {
        if (depth > 0 && !node.IsNull && node["items"] is not { IsNull: true } and not { IsEmptyCollection: true })
            others.Add(node);
    }
}
