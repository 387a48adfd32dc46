using System.Collections.Immutable;
using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Templates;
using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>The outline of a document: resources, keys of values and definitions, named templates.</summary>
internal static class Outlining
{
    private const int Deepest = 4;
    private const int MostSymbols = 5000;

    public static ImmutableArray<DocumentSymbol> Of(SourceFile file)
    {
        if (file.Bytes.IndexOf("{{"u8) >= 0)
            return [.. TemplateTree.Parse(file).Defines.Select(define => OfDefine(define, file)), .. KindsIn(file)];
        var left = MostSymbols;
        return
        [
            .. YamlReader
                .Read(file)
                .Documents.Select(document => document.Tree)
                .OfType<YamlTree>()
                .SelectMany(tree => OfDocument(tree.Root)),
        ];

        IEnumerable<DocumentSymbol> OfDocument(YamlNode root)
        {
            if (root["kind"] is not { IsScalar: true } kind)
                return Below(root, 0);
            var name = root["metadata"]?["name"];
            var title = $"{kind.Text}/{(name is { IsScalar: true } found ? Credentials.RedactName(found.Text) : "")}";
            return [Symbol(title, SymbolKinds.Object, root.Span, kind.Span, [.. Below(root, Deepest - 1)])];
        }

        IEnumerable<DocumentSymbol> Below(YamlNode mapping, int depth)
        {
            foreach (var pair in depth < Deepest ? mapping.OwnPairs : default(IEnumerable<YamlPair>) ?? [])
            {
                if (!pair.Key.IsScalar || pair.Key.Span.Length == 0 || --left < 0)
                    continue;
                yield return Symbol(
                    Credentials.RedactName(pair.Key.Text),
                    SymbolKinds.Field,
                    pair.Key.Span with
                    {
                        End = Math.Max(pair.Key.Span.End, pair.Value.ViaSpan?.End ?? pair.Value.Span.End),
                    },
                    pair.Key.Span,
                    [.. pair.Value.ViaIndex < 0 ? Below(pair.Value, depth + 1) : []]
                );
            }
        }
    }

    private static DocumentSymbol OfDefine(DefineNode define, SourceFile file)
    {
        var whole = new SourceSpan(file, define.Start, define.End);
        return Symbol(define.Name, SymbolKinds.Function, whole, whole.FirstLine, []);
    }

    // A template does not parse as YAML: the lines that begin a manifest tell what it prints.
    private static IEnumerable<DocumentSymbol> KindsIn(SourceFile file) =>
        Enumerable
            .Range(1, file.LineCount)
            .Select(file.Line)
            .Where(line => line.File.Bytes[line.Start..line.End].StartsWith("kind: "u8))
            .Select(line => Symbol(line.Text["kind: ".Length..].Trim(), SymbolKinds.Object, line, line, []))
            .Where(symbol => symbol.Name.Length > 0);

    private static DocumentSymbol Symbol(
        string name,
        int kind,
        SourceSpan whole,
        SourceSpan shown,
        ImmutableArray<DocumentSymbol> children
    ) => new(name.Length == 0 ? "\"\"" : name, null, kind, Spans.RangeOf(whole), Spans.RangeOf(shown), children);
}
