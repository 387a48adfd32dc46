using System.Collections.Immutable;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>Says of each document what it is, and takes lists apart.</summary>
public static class ManifestReader
{
    // A list in a list in a list is nobody's manifest; it bounds what hostile input can ask for.
    private const int DeepestList = 20;

    public static ManifestFile Read(LintInput input)
    {
        var stream = YamlReader.Read(input.File);
        if (stream.Documents.Any(UnrenderedTemplate.Is))
        {
            var templates = stream.Documents.Select(document => new ManifestDocument(
                document,
                DocumentKind.Template,
                []
            ));
            return new ManifestFile(input, [.. templates]);
        }
        return new ManifestFile(input, [.. stream.Documents.Select(document => Classify(document, stream, input))]);
    }

    private static ManifestDocument Classify(YamlDocument document, YamlStream stream, LintInput input)
    {
        if (document.Tree is not { } tree)
            return new ManifestDocument(document, DocumentKind.Broken, []);
        var isOneMapping = stream.Documents.Length == 1 && tree.Root.IsMapping;
        if (input.IsValues && isOneMapping)
            return new ManifestDocument(document, DocumentKind.Values, []);
        var resources = ImmutableArray.CreateBuilder<Resource>();
        Collect(tree.Root, HelmSource.Of(document), input.Argument, resources, 0);
        if (resources.Count > 0)
            return new ManifestDocument(document, DocumentKind.Manifest, resources.ToImmutable());
        var isValues = ValuesFile.IsNamedLikeOne(input.File.Path) && isOneMapping;
        return new ManifestDocument(document, isValues ? DocumentKind.Values : DocumentKind.NotAManifest, []);
    }

    private static void Collect(
        YamlNode node,
        HelmSource? source,
        string? argument,
        ImmutableArray<Resource>.Builder resources,
        int depth
    )
    {
        if (!node.IsMapping || Resource.ScalarAt(node, "kind") is not { } kind)
            return;
        var isList =
            kind == "List"
            || (kind.EndsWith("List", StringComparison.Ordinal) && node["items"] is { IsSequence: true });
        if (!isList)
        {
            if (Resource.ScalarAt(node, "apiVersion") is not null)
                resources.Add(new Resource(node, source, argument));
            return;
        }
        if (depth < DeepestList && node["items"] is { IsSequence: true } items)
        {
            foreach (var item in items.Items)
                Collect(item, source, argument, resources, depth + 1);
        }
    }
}
