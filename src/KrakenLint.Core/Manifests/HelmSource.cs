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
        string? path = null;
        for (
            var at = document.Span.Start;
            YamlComments.FindComment(document.Span.File, at, content) is { } comment;
            at = comment.End
        )
        {
            var text = comment.Text.AsSpan(1).Trim();
            if (text.StartsWith(Prefix, StringComparison.Ordinal))
                path = text[Prefix.Length..].Trim().ToString();
        }
        return path is null ? null : new HelmSource(path);
    }
}
