using System.Collections.Immutable;
using System.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Rendering;

/// <summary>Text that remembers of each of its parts where it comes from.</summary>
public sealed class Rope(ImmutableArray<Piece> pieces)
{
    private string? text;

    public static Rope Empty { get; } = new([]);

    public static Rope Unknown { get; } = new([Piece.Unknown]);

    public ImmutableArray<Piece> Pieces { get; } = pieces;

    /// <summary>The text; what is unknown in it is left out.</summary>
    public string Text => text ??= Pieces is [var only] ? only.Text : string.Concat(Pieces.Select(piece => piece.Text));

    public bool HasUnknown => Pieces.Any(piece => piece.IsUnknown);

    /// <summary>The values node that the whole text prints, or null where there are several or none.</summary>
    public YamlNode? Node
    {
        get
        {
            YamlNode? node = null;
            foreach (var piece in Pieces)
            {
                if (piece.Node is not { } other)
                    continue;
                if (node is { } known && known != other)
                    return null;
                node = other;
            }
            return node;
        }
    }

    public static Rope Of(string text, YamlNode? node = null) => new([new Piece(text, null, node)]);

    public static Rope Concat(params IEnumerable<Rope> ropes) => new([.. ropes.SelectMany(rope => rope.Pieces)]);

    /// <summary>A part, 0-based in UTF-16 units of <see cref="Text"/>.</summary>
    public Rope Slice(int start, int length)
    {
        var parts = ImmutableArray.CreateBuilder<Piece>();
        var at = 0;
        foreach (var piece in Pieces)
        {
            var from = Math.Max(start, at);
            var to = Math.Min(start + length, at + piece.Text.Length);
            if (to > from || (piece.IsUnknown && at >= start && at <= start + length))
                parts.Add(piece.IsUnknown ? piece : piece.Slice(from - at, to - from));
            at += piece.Text.Length;
            if (at > start + length)
                break;
        }
        return new Rope(parts.ToImmutable());
    }

    /// <summary>Changes the text piece by piece where that comes to the same; else the result is one piece.</summary>
    public Rope Map(Func<string, string> change)
    {
        var changed = Pieces
            .Select(piece => piece.IsUnknown ? piece : piece with { Text = change(piece.Text) })
            .ToImmutableArray();
        if (Pieces.Length == 1 || HasUnknown)
            return new Rope(changed);
        var whole = change(Text);
        var joined = new Rope(changed);
        return joined.Text == whole
            ? joined
            : new Rope([Pieces.FirstOrDefault(piece => piece.Place is not null) with { Text = whole, Node = Node }]);
    }

    /// <summary>
    /// Gives the pieces that have no place yet the place of the action that prints them; to the others it is one more call.
    /// </summary>
    public Rope PrintedAt(TemplatePlace place)
    {
        CallChain? last = null;
        var parts = ImmutableArray.CreateBuilder<Piece>(Pieces.Length);
        foreach (var piece in Pieces)
        {
            if (piece.Place is null)
            {
                parts.Add(piece with { Place = place });
                continue;
            }
            // Neighbours that came the same way share what is known of it.
            if (last is null || !ReferenceEquals(last.Next, piece.Calls))
                last = new CallChain(place, piece.Calls);
            parts.Add(piece with { Calls = last });
        }
        return new Rope(parts.MoveToImmutable());
    }

    /// <summary>Puts something before each line but the first.</summary>
    public Rope Indent(string padding)
    {
        var parts = ImmutableArray.CreateBuilder<Piece>();
        foreach (var piece in Pieces)
        {
            foreach (var part in piece.Lines())
            {
                parts.Add(part);
                if (part.Text.EndsWith('\n'))
                    parts.Add(new Piece(padding, null, null));
            }
        }
        return new Rope(parts.ToImmutable());
    }

    /// <summary>Splits at a text that is not empty.</summary>
    public IEnumerable<Rope> Split(string separator)
    {
        var start = 0;
        for (
            int next;
            (next = Text.IndexOf(separator, start, StringComparison.Ordinal)) >= 0;
            start = next + separator.Length
        )
            yield return Slice(start, next - start);
        yield return Slice(start, Text.Length - start);
    }

    /// <summary>The lines, without their breaks, in one pass.</summary>
    public ImmutableArray<Rope> Lines()
    {
        var lines = ImmutableArray.CreateBuilder<Rope>();
        var line = ImmutableArray.CreateBuilder<Piece>();
        foreach (var piece in Pieces)
        {
            foreach (var part in piece.Lines())
            {
                if (!part.Text.EndsWith('\n'))
                {
                    line.Add(part);
                    continue;
                }
                if (part.Text.Length > 1)
                    line.Add(part with { Text = part.Text[..^1] });
                lines.Add(new Rope(line.ToImmutable()));
                line.Clear();
            }
        }
        lines.Add(new Rope(line.ToImmutable()));
        return lines.ToImmutable();
    }

    /// <summary>The values node that printed the character at a 0-based index, or null.</summary>
    public YamlNode? NodeAt(int index)
    {
        foreach (var piece in Pieces)
        {
            if (index < piece.Text.Length)
                return piece.Node;
            index -= piece.Text.Length;
        }
        return null;
    }

    public override string ToString() => Text;
}

/// <summary>Collects what a template prints.</summary>
internal sealed class RopeBuilder
{
    private readonly ImmutableArray<Piece>.Builder pieces = ImmutableArray.CreateBuilder<Piece>();

    /// <summary>UTF-16 units so far.</summary>
    public long Length { get; private set; }

    public void Add(Piece piece)
    {
        if (piece.Text.Length == 0 && !piece.IsUnknown)
            return;
        pieces.Add(piece);
        Length += piece.Text.Length;
    }

    public void Add(Rope rope)
    {
        foreach (var piece in rope.Pieces)
            Add(piece);
    }

    public void Add(string text, YamlNode? node = null) => Add(new Piece(text, null, node));

    public Rope ToRope() => new(pieces.ToImmutable());
}
