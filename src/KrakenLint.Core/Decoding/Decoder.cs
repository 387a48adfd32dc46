using System.Collections.Immutable;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Decoding;

/// <summary>
/// What Helm and kubectl refuse or change in a document that is well-formed YAML. Both decode with <c>sigs.k8s.io/yaml</c>:
/// Helm values files, charts and what templates print, kubectl what it sends as JSON to the API server.
/// </summary>
public static class Decoder
{
    /// <summary>Problems in the order of the text; none for a document that was not read.</summary>
    public static ImmutableArray<Problem> ProblemsOf(YamlDocument document)
    {
        if (document.Tree is not { } tree)
            return [];
        // kubectl reads such files with a decoder for JSON, which knows its escapes and has no keys that are no text.
        if (tree.File.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return [];
        var problems = new List<Problem>();
        DirectiveProblems.Find(document, problems);
        ControlProblems.Find(document.Span, problems);
        FindUnseen(document.Span with { End = tree.Root.FullSpan.Start }, tree, problems);
        AliasProblems.Find(tree, problems);
        for (var index = 0; index < tree.Count; index++)
        {
            ref readonly var data = ref tree[index];
            if (data.Kind == YamlKind.Mapping)
                KeyProblems.Find(new YamlNode(tree, index, -1), problems);
            if (data.HasProperties || data.Kind == YamlKind.Alias)
                PropertyProblems.Find(tree, index, problems);
            if (data.Kind == YamlKind.Scalar)
                ScalarProblems.Find(tree, index, problems);
        }
        return [.. problems.OrderBy(problem => problem.Span.Start)];
    }

    // A document may end with "..."; what follows without "---" is never asked for.
    private static void FindUnseen(SourceSpan before, YamlTree tree, List<Problem> problems)
    {
        var bytes = before.File.Bytes;
        if (!bytes[..before.Start].TrimEnd(" \t\r\n"u8).EndsWith("..."u8) && !bytes[before.Start..].StartsWith("..."u8))
            return;
        for (var line = before.Start; line <= before.End; line = DocumentSplitter.NextLine(bytes, line))
        {
            if (DocumentSplitter.IsMarker(bytes[line..]))
                return;
        }
        problems.Add(
            Refusal(
                tree.Root.FullSpan.FirstLine,
                "Helm and kubectl stop reading at \"...\" and drop what follows; expected \"---\" on a line before it"
            )
        );
    }

    internal static Problem Refusal(SourceSpan place, string text) => new(YamlReader.SyntaxCode, place, text);
}
