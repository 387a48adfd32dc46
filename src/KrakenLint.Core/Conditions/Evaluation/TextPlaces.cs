using System.Buffers;
using System.Text;
using KrakenLint.Text;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>Where parts of a text stand in the file; a text is gone through once, as long as its parts come in order.</summary>
internal sealed class TextPlaces
{
    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );

    private readonly Reading reading;
    private readonly string text;
    private readonly YamlNode? node;
    private readonly Lazy<SourceSpan?> copy;
    private readonly Lazy<List<SourceSpan>> lines;

    // Up to where the text has been gone through: its letters, bytes and line breaks.
    private int letters;
    private int bytes;
    private int breaks;

    public TextPlaces(Reading reading, string text)
    {
        this.reading = reading;
        this.text = text;
        node = reading is { IsVerbatim: true, Node: { IsScalar: true } own } ? own : null;
        copy = new Lazy<SourceSpan?>(() => node is { } scalar ? LeafEvaluator.CopyOf(scalar, text) : null);
        lines = new Lazy<List<SourceSpan>>(() => node is { } scalar ? ScalarText.LinesOf(scalar) : []);
    }

    /// <summary>The part, or the whole where the file has it in other words.</summary>
    public Place Of(int offset, int length)
    {
        if (!reading.Pieces.IsEmpty)
            return InPieces(offset, length);
        if (node is not { } scalar)
            return reading.Place;
        // Where letters of a secret stand is its own business; where it lacks some is not.
        if (reading.IsSecret && text.AsSpan(offset, length).ContainsAny(LettersAndDigits))
            return reading.Place;
        MoveTo(offset);
        var span = scalar.Style == YamlStyle.Literal ? InBlock(offset, length) : InCopy(offset, length);
        return span is null ? reading.Place : new Place(scalar, span);
    }

    // What goes over several pieces stands for the first of them.
    private Place InPieces(int offset, int length)
    {
        var (start, piece) = reading.Pieces.Last(piece => piece.Start <= offset);
        var from = offset - start;
        var own = piece.Text;
        var span =
            from + length <= own.Length
                ? LeafEvaluator.PartOf(piece, own, from..(from + length))
                : piece.Span.FirstLine;
        return span is null ? Place.At(piece) : new Place(piece, span);
    }

    private SourceSpan? InCopy(int offset, int length)
    {
        if (copy.Value is not { } whole)
            return null;
        var start = whole.Start + bytes;
        return whole with { Start = start, End = start + Encoding.UTF8.GetByteCount(text.AsSpan(offset, length)) };
    }

    // The lines of a literal block stand in the file as they are, behind its indentation. Of several lines the first counts.
    private SourceSpan? InBlock(int offset, int length)
    {
        if (breaks >= lines.Value.Count)
            return null;
        var line = lines.Value[breaks];
        var from = offset - (text.LastIndexOf('\n', Math.Max(0, offset - 1), Math.Max(0, offset)) + 1);
        var onFirst = text.AsSpan(offset, length).IndexOf('\n') is > 0 and var end ? end : length;
        var start = line.Start + Encoding.UTF8.GetByteCount(text.AsSpan(offset - from, from));
        var past = start + Encoding.UTF8.GetByteCount(text.AsSpan(offset, onFirst));
        return past <= line.End ? line with { Start = start, End = past } : null;
    }

    private void MoveTo(int offset)
    {
        if (offset < letters)
            (letters, bytes, breaks) = (0, 0, 0);
        var passed = text.AsSpan(letters, offset - letters);
        (letters, bytes, breaks) = (offset, bytes + Encoding.UTF8.GetByteCount(passed), breaks + passed.Count('\n'));
    }
}
