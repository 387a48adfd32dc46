using System.Collections.Immutable;
using System.Text;
using KrakenLint.Templates;
using KrakenLint.Text;

namespace KrakenLint.Rendering;

/// <summary>Something that can be printed by name.</summary>
/// <param name="Name">Of what a <c>define</c> holds; null for a file, and for a text.</param>
/// <param name="File">Null for text that a value holds, which <paramref name="Source"/> then is.</param>
internal sealed record NamedTemplate(
    string? Name,
    SourceFile? File,
    ImmutableArray<TemplateNode> Body,
    SourceFile Text,
    Rope? Source
)
{
    /// <summary>Text that stands in the template, or in the value that is one.</summary>
    public Rope TextOf(TextNode text)
    {
        if (Source is not { } source)
            return new Rope([
                new Piece(
                    Text.Slice(text.Start, text.End),
                    new TemplatePlace(Text, text.Start, IsText: true) { Define = Name },
                    null
                ),
            ]);
        var start = Utf16Of(text.Start);
        return source.Slice(start, Utf16Of(text.End) - start);
    }

    /// <summary>What an action of the template printed, with its place.</summary>
    public Rope Printed(Rope rope, TemplateNode node)
    {
        if (PlaceOf(node) is { } place)
            return rope.PrintedAt(place);
        return Source?.NodeAt(Utf16Of(node.Start)) is { } value
            ? new Rope([.. rope.Pieces.Select(piece => piece.Node is null ? piece with { Node = value } : piece)])
            : rope;
    }

    /// <summary>The place of an action of the template; null in a text, which stands in no file.</summary>
    private TemplatePlace? PlaceOf(TemplateNode node) =>
        File is { } file
            ? new TemplatePlace(file, node.Start, IsText: false, node.End - node.Start) { Define = Name }
            : null;

    private int Utf16Of(int offset) => Encoding.UTF8.GetCharCount(Text.Bytes[..offset]);
}
