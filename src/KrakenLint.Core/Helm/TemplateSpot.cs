using KrakenLint.Findings;
using KrakenLint.Rendering;
using KrakenLint.Text;

namespace KrakenLint.Helm;

/// <summary>The part of a template that printed a part of the rendered text.</summary>
internal static class TemplateSpot
{
    /// <returns>The text itself, or the action that printed it, on one line; null where that is not certain.</returns>
    public static SourceSpan? Of(Provenance provenance, SourceSpan rendered)
    {
        if (provenance[rendered.File, rendered.StartPosition.Line] is not { Confidence: Confidence.Certain } origin)
            return null;
        var line = rendered.File.Line(rendered.StartPosition.Line);
        var start = rendered.File.Slice(line.Start, Math.Max(line.Start, rendered.Start)).Length;
        var at = 0;
        foreach (var piece in origin.IsExact ? origin.Text.Pieces : [])
        {
            if (start < at + piece.Text.Length && piece.Place is { } place)
            {
                var part = piece.Slice(start - at, Math.Min(piece.Text.Length - (start - at), rendered.Text.Length));
                return Span(part.Place ?? place, part.Text);
            }
            at += piece.Text.Length;
        }
        return Trimmed(origin.Place.File.Line(origin.Place.Line));
    }

    public static SourceSpan Trimmed(SourceSpan line)
    {
        var text = line.Text;
        var start = line.Start + (text.Length - text.TrimStart().Length);
        return line with { Start = start, End = Math.Max(start, line.End - (text.Length - text.TrimEnd().Length)) };
    }

    /// <param name="isSecret">True where what the line printed must not be shown.</param>
    public static Excerpt Excerpt(SourceSpan span, bool isSecret) => Excerpts.Of(span, null, isSecret);

    private static SourceSpan Span(TemplatePlace place, string text)
    {
        var length = place.IsText ? System.Text.Encoding.UTF8.GetByteCount(text) : place.Length;
        return new SourceSpan(
            place.File,
            place.Offset,
            Math.Min(place.File.Length, place.Offset + Math.Max(1, length))
        ).FirstLine;
    }
}
