using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm.Merging;

/// <summary>Values that are a part of a file about something else: a node of it, or a text that stands in it.</summary>
public static class CarriedValues
{
    /// <summary>False for the root of a values file.</summary>
    public static bool Is(YamlNode root) => root.Index > 0 || root.Tree.Host is not null;

    /// <summary>The stretch of the file that the values are, whole lines.</summary>
    public static SourceSpan Span(YamlNode root) => root.Tree.Host is { } host ? Span(host) : root.FullSpan;

    /// <summary>What is wrong with the values as a document: of a node its file tells the rest.</summary>
    internal static ManifestDocument Document(YamlNode root, IEnumerable<Problem> unused)
    {
        var host = root.Tree.Host;
        var own = host is { } scalar ? EmbeddedYaml.Read(scalar)?.Problems ?? [] : [];
        var problems = own.Concat(unused)
            .Where(problem => ReferenceEquals(problem.Span.File, (host ?? root).Tree.File))
            .Where(problem => Span(root).Contains(problem.Span));
        var tree = host?.Tree ?? root.Tree;
        var span = new SourceSpan(tree.File, tree.Start, tree.End);
        return new ManifestDocument(
            new YamlDocument(span, tree, IsBroken: false, [.. problems]),
            DocumentKind.Values,
            []
        );
    }
}
