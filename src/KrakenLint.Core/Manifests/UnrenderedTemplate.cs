using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Manifests;

/// <summary>
/// Tells a Helm template from a manifest that merely quotes <c>{{ }}</c> inside a scalar, as alert rules and dashboards do.
/// </summary>
internal static class UnrenderedTemplate
{
    public static bool Is(YamlDocument document) =>
        document.Tree is { } tree ? HasActionAsNode(tree) : document.IsBroken && BreaksAtAction(document);

    // To YAML, "{{ .Values.name }}" outside quotes is a mapping whose key is a mapping.
    private static bool HasActionAsNode(YamlTree tree)
    {
        var bytes = tree.File.Bytes;
        for (var index = 0; index < tree.Count; index++)
        {
            ref readonly var node = ref tree[index];
            if (
                node is { Kind: YamlKind.Mapping, Style: YamlStyle.Flow }
                && bytes[node.Start..node.End].StartsWith("{{"u8)
            )
                return true;
        }
        return false;
    }

    // Control actions stand on lines of their own; a value that begins with an action cannot be plain YAML.
    private static bool BreaksAtAction(YamlDocument document)
    {
        var bytes = document.Span.File.Bytes[..document.Span.End];
        for (var line = document.Span.Start; line < document.Span.End; line = DocumentSplitter.NextLine(bytes, line))
        {
            var text = bytes[line..new SourceSpan(document.Span.File, line, document.Span.End).FirstLine.End]
                .Trim(" \t"u8);
            if (text.StartsWith("{{"u8) && text.IndexOf("}}"u8) > 0)
                return true;
            if (text.IndexOf(": {{"u8) is >= 0 and var value && text[value..].IndexOf("}}"u8) > 0)
                return true;
        }
        return false;
    }
}
