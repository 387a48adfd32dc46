using System.Collections.Immutable;
using KrakenLint.Text;
using KrakenLint.Yaml.Scalars;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KrakenLint.Yaml;

/// <summary>Fills trees from YamlDotNet's events; of its marks only the index is used.</summary>
internal static class YamlDotNetReader
{
    private const int DeepestNesting = 1_000;

    private const string TabSentence =
        "YAML does not parse: a tab stands where only spaces may indent; expected spaces";

    /// <param name="chunk">A stretch that starts where a document may start.</param>
    /// <param name="cuts">Byte ranges to hide from the parser.</param>
    public static List<YamlDocument> Read(SourceSpan chunk, IReadOnlyList<(int Start, int End)> cuts)
    {
        var map = Utf16Map.Create(chunk.File.Bytes, chunk.Start, chunk.End, cuts);
        var documents = Read(chunk, map, map.Text);
        if (documents is not [.., { IsBroken: true }] || LenientText.Of(map.Text) is not { } lenient)
            return documents;
        var others = Read(chunk, map, lenient);
        return others.TrueForAll(document => !document.IsBroken) ? others : documents;
    }

    private static List<YamlDocument> Read(SourceSpan chunk, Utf16Map map, string text)
    {
        var documents = new List<YamlDocument>();
        var start = chunk.Start;
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text)));
            while (parser.MoveNext())
            {
                if (parser.Current is not DocumentStart)
                    continue;
                var (document, end) = ReadDocument(parser, map, chunk with { Start = start });
                start = end;
                if (document is null)
                    continue;
                documents.Add(document);
                if (document.IsBroken)
                    return documents;
            }
        }
        catch (YamlException error)
        {
            documents.Add(BrokenBy(error, map, chunk with { Start = start }));
        }
        catch (Exception error)
            when (error is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // YamlDotNet lets some malformed directives and escapes end in exceptions of other kinds.
            var rest = new SourceSpan(chunk.File, start, chunk.End);
            var open = OpenBracket.In(rest);
            documents.Add(
                Broken(
                    chunk with
                    {
                        Start = start,
                    },
                    YamlReader.SyntaxCode,
                    (open ?? rest).FirstLine,
                    open is { } bracket ? SyntaxSentences.OfOpen(bracket) : SyntaxSentences.Unknown
                )
            );
        }
        return documents;
    }

    private static (YamlDocument? Document, int End) ReadDocument(Parser parser, Utf16Map map, SourceSpan rest)
    {
        var builder = new TreeBuilder(rest.File);
        Problem? alias = null;
        while (parser.MoveNext() && parser.Current is { } current and not DocumentEnd)
        {
            if (LimitOf(builder) is { } limit)
            {
                var here = new SourceSpan(rest.File, map.OffsetOf((int)current.Start.Index), rest.End).FirstLine;
                var text = $"{limit}; the document is not read further";
                return (Broken(rest, YamlReader.LimitCode, here, text), rest.End);
            }
            if (Add(builder, current, map, rest) is not { } wrong || alias is not null)
                continue;
            var (start, behind) = (map.OffsetOf((int)current.Start.Index), map.OffsetOf((int)current.End.Index));
            var span = new SourceSpan(rest.File, start, behind);
            alias = new Problem(YamlReader.SyntaxCode, span, $"the alias {wrong}");
        }
        var end = EndOf(parser.Current, map, rest);
        var whole = rest with { End = end };
        if (alias is not null)
            return (new YamlDocument(whole, null, IsBroken: true, [alias]), end);
        if (builder.LonelyKeyIn is { } lonely)
        {
            var line = new SourceSpan(rest.File, lonely, rest.End).FirstLine;
            return (
                Broken(
                    whole,
                    YamlReader.SyntaxCode,
                    line,
                    "YAML does not parse: a key has no value; expected \"key: value\""
                ),
                end
            );
        }
        var tree = builder.Build(rest.Start, end);
        if (tree is { Count: 1 } && tree.Root is { IsScalar: true, FullSpan.Length: 0 })
            return (null, end);
        if (IndentingTabs.Find(tree, whole) is { } tab)
            return (Broken(whole, YamlReader.SyntaxCode, tab, TabSentence), end);
        return (new YamlDocument(whole, tree, IsBroken: false, DuplicateKeys.Find(tree)), end);
    }

    private static string? LimitOf(TreeBuilder builder) =>
        builder.Depth >= DeepestNesting ? $"collections are nested more than {DeepestNesting} deep"
        : builder.Count >= NodeData.TooMany - 1 ? $"there are more than {NodeData.TooMany - 1} nodes"
        : null;

    // An explicit end ("...") closes the text of a document; without one it runs to the next.
    private static int EndOf(ParsingEvent? last, Utf16Map map, SourceSpan rest) =>
        last is DocumentEnd { IsImplicit: false } ? Math.Min(rest.End, map.OffsetOf((int)last.End.Index)) : rest.End;

    /// <returns>What is wrong with the node, or null.</returns>
    private static string? Add(TreeBuilder builder, ParsingEvent current, Utf16Map map, SourceSpan rest)
    {
        var start = map.OffsetOf((int)current.Start.Index);
        var end = map.OffsetOf((int)current.End.Index);
        switch (current)
        {
            case Scalar scalar:
                AddScalar(builder, scalar, start, end, rest);
                return null;
            case AnchorAlias alias:
                return builder.Alias(alias.Value.Value, start, end);
            case MappingStart mapping:
                AddMapping(builder, mapping, start);
                return null;
            case SequenceStart sequence:
                var sequenceStyle = sequence.Style == SequenceStyle.Flow ? YamlStyle.Flow : YamlStyle.Block;
                builder.Open(YamlKind.Sequence, sequenceStyle, HasProperties(sequence), AnchorOf(sequence), start);
                return null;
            case MappingEnd or SequenceEnd:
                builder.Close(end);
                return null;
            default:
                return null;
        }
    }

    private static void AddMapping(TreeBuilder builder, MappingStart mapping, int start)
    {
        var style = mapping.Style == MappingStyle.Flow ? YamlStyle.Flow : YamlStyle.Block;
        // The pair in "[a: b]" has no bracket, and from YamlDotNet no mark.
        if (style == YamlStyle.Flow && mapping.Start.Index == 0 && builder.IsInFlowSequence)
            builder.OpenPair();
        else
            builder.Open(YamlKind.Mapping, style, HasProperties(mapping), AnchorOf(mapping), start);
    }

    private static void AddScalar(TreeBuilder builder, Scalar scalar, int start, int end, SourceSpan rest)
    {
        var style = StyleOf(scalar.Style);
        var isBlock = style is YamlStyle.Literal or YamlStyle.Folded;
        if (isBlock)
            end = start;
        else if (style == YamlStyle.Plain && scalar.Value.Length == 0)
            // The mark of an empty value with a tag or anchor lies behind the next token.
            end = ScalarText.EndOfProperties(rest.File, start, end);
        builder.Scalar(style, TagOf(scalar), HasProperties(scalar), AnchorOf(scalar), start, end);
        if (isBlock)
            builder.MeasureBlockScalar(rest.End);
    }

    private static bool HasProperties(NodeEvent node) => !node.Anchor.IsEmpty || !node.Tag.IsEmpty;

    private static string? AnchorOf(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;

    private static YamlStyle StyleOf(ScalarStyle style) =>
        style switch
        {
            ScalarStyle.SingleQuoted => YamlStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
            ScalarStyle.Literal => YamlStyle.Literal,
            ScalarStyle.Folded => YamlStyle.Folded,
            _ => YamlStyle.Plain,
        };

    private static YamlTag TagOf(Scalar scalar)
    {
        if (scalar.Tag.IsEmpty)
            return YamlTag.None;
        if (scalar.Tag.IsNonSpecific)
            return YamlTag.String;
        return scalar.Tag.Value switch
        {
            "tag:yaml.org,2002:str" => YamlTag.String,
            "tag:yaml.org,2002:int" => YamlTag.Integer,
            "tag:yaml.org,2002:float" => YamlTag.Float,
            "tag:yaml.org,2002:bool" => YamlTag.Boolean,
            "tag:yaml.org,2002:null" => YamlTag.Null,
            "tag:yaml.org,2002:timestamp" => YamlTag.Timestamp,
            "tag:yaml.org,2002:binary" => YamlTag.Binary,
            _ => YamlTag.Other,
        };
    }

    private static YamlDocument Broken(SourceSpan whole, string code, SourceSpan span, string text) =>
        new(whole, null, IsBroken: true, ImmutableArray.Create(new Problem(code, span, text)));

    private static YamlDocument BrokenBy(YamlException error, Utf16Map map, SourceSpan rest)
    {
        var at = Math.Min(map.OffsetOf(Math.Min((int)error.Start.Index, map.Text.Length)), rest.End);
        var message = error.InnerException?.Message ?? error.Message;
        if (SyntaxSentences.MayBeOpen(message) && OpenBracket.In(rest) is { } open)
            return Broken(rest, YamlReader.SyntaxCode, open.FirstLine, SyntaxSentences.OfOpen(open));
        var span =
            message.Contains("escape character", StringComparison.Ordinal)
            && SyntaxProblem.UnknownEscape(rest with { Start = at }) is { } escape
                ? escape
                : SyntaxProblem.Narrow(rest with { Start = at }, rest.Start);
        var tab = message.Contains("invalid tab", StringComparison.Ordinal)
            ? IndentingTabs.FirstIn(rest)
            : IndentingTabs.Near(span);
        return tab is { } found
            ? Broken(rest, YamlReader.SyntaxCode, found, TabSentence)
            : Broken(rest, YamlReader.SyntaxCode, span, SyntaxSentences.Of(message, rest with { Start = at }));
    }
}
