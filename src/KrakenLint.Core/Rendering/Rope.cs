using System.Collections.Immutable;
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
    public Rope Slice(int start, int length) => Cut([(start, length)]).First();

    /// <summary>Parts in the order of the text that do not overlap, in one pass.</summary>
    public IEnumerable<Rope> Cut(IEnumerable<(int Start, int Length)> parts)
    {
        // The piece that is next, where it begins, and how much of it has been passed: UTF-16 units, and bytes in its file.
        var (next, begin, passed, bytes) = (0, 0, 0, 0);
        foreach (var (start, length) in parts)
        {
            var end = start + length;
            var cut = ImmutableArray.CreateBuilder<Piece>(CountUntil(next, begin, end));
            while (next < Pieces.Length && begin <= end)
            {
                var piece = Pieces[next];
                var stop = begin + piece.Text.Length;
                // What is unknown at the border of two parts may belong to either.
                if (piece.IsUnknown && begin >= start)
                    cut.Add(piece);
                if (piece.IsUnknown && begin == end)
                    break;
                var (from, to) = (Math.Max(begin + passed, start), Math.Min(stop, end));
                if (to > from)
                {
                    bytes += piece.BytesOf(passed, from - begin - passed);
                    cut.Add(piece.Slice(from - begin, to - from, bytes));
                    bytes += piece.BytesOf(from - begin, to - from);
                    passed = to - begin;
                }
                if (stop > end)
                    break;
                (next, begin, passed, bytes) = (next + 1, stop, 0, 0);
            }
            yield return new Rope(cut.DrainToImmutable());
        }
    }

    // How many pieces there are from one on that begin before an end.
    private int CountUntil(int piece, int begin, int end)
    {
        var first = piece;
        for (; piece < Pieces.Length && begin <= end; piece++)
            begin += Pieces[piece].Text.Length;
        return piece - first;
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

    /// <summary>Splits at a text; where that is empty, between all characters.</summary>
    /// <param name="most">How many parts there may be; below 0 any number.</param>
    public IEnumerable<Rope> Split(string separator, long most = -1)
    {
        return Cut(Parts());

        IEnumerable<(int Start, int Length)> Parts()
        {
            var start = 0;
            if (most == 0 || (separator.Length == 0 && Text.Length == 0))
                yield break;
            for (int next; --most is not 0 && (next = NextOf(separator, start)) >= 0; start = next + separator.Length)
                yield return (start, next - start);
            yield return (start, Text.Length - start);
        }
    }

    private int NextOf(string separator, int start)
    {
        if (separator.Length > 0)
            return Text.IndexOf(separator, start, StringComparison.Ordinal);
        var next = start + (char.IsHighSurrogate(Text[start]) ? 2 : 1);
        return next < Text.Length ? next : -1;
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
internal sealed class RopeBuilder(Budget budget)
{
    private readonly ImmutableArray<Piece>.Builder pieces = ImmutableArray.CreateBuilder<Piece>();

    /// <summary>UTF-16 units so far.</summary>
    public long Length { get; private set; }

    public void Add(Piece piece)
    {
        if (piece.Text.Length == 0 && !piece.IsUnknown)
            return;
        budget.Spend(1);
        budget.SpendText(piece.Text.Length);
        pieces.Add(piece);
        Length += piece.Text.Length;
    }

    public void Add(Rope rope)
    {
        foreach (var piece in rope.Pieces)
            Add(piece);
    }

    /// <summary>Adds a text, and something before each of its lines but the first.</summary>
    public void AddIndented(Rope rope, string padding)
    {
        foreach (var part in rope.Pieces.SelectMany(piece => piece.Lines()))
        {
            Add(part);
            if (part.Text.EndsWith('\n'))
                Add(padding);
        }
    }

    public void Add(string text, YamlNode? node = null) => Add(new Piece(text, null, node));

    /// <summary>What there is; afterwards there is nothing.</summary>
    public Rope ToRope() => new(pieces.DrainToImmutable());
}
