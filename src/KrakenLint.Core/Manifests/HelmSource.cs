using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>The <c># Source:</c> comment that <c>helm template</c> prints before each document.</summary>
/// <param name="Path">The template, such as <c>chat/charts/redis/templates/service.yaml</c>; text from the input, not to be opened as it is.</param>
public sealed record HelmSource(string Path)
{
    private const string Prefix = "Source:";

    /// <summary>The chart that was rendered: the path's first segment.</summary>
    public string RootChart { get; } = Path.IndexOf('/') is >= 0 and var end ? Path[..end] : Path;

    /// <returns>The last such comment before the document's first node, or null.</returns>
    public static HelmSource? Of(YamlDocument document)
    {
        var content = document.Tree?.Root.FullSpan.Start ?? document.Span.End;
        HelmSource? source = null;
        foreach (var comment in YamlComments.Of(document).TakeWhile(comment => comment.Start < content))
        {
            var text = YamlComments.TextOf(comment);
            if (text.StartsWith(Prefix, StringComparison.Ordinal))
                source = new HelmSource(text[Prefix.Length..].Trim());
        }
        return source;
    }
}
