using KrakenLint.Findings;
using KrakenLint.Rendering;
using KrakenLint.Text;

namespace KrakenLint.Helm;

/// <summary>The part of a template that printed a part of the rendered text.</summary>
/// <param name="Span">The text itself, or the action that printed it, on one line: where a person would act.</param>
/// <param name="Helper">What printed it first, where that is a named template that others use too; null where it is not.</param>
/// <param name="IsLiteral">True where all of the text stands here as it was printed.</param>
internal sealed record TemplateSpot(SourceSpan Span, SourceSpan? Helper, bool IsLiteral)
{
    /// <returns>Null where it is not certain.</returns>
    public static TemplateSpot? Of(Provenance provenance, SourceSpan rendered)
    {
        if (provenance[rendered.File, rendered.StartPosition.Line] is not { Confidence: Confidence.Certain } origin)
            return null;
        var line = rendered.File.Line(rendered.StartPosition.Line);
        var start = rendered.File.Slice(line.Start, Math.Max(line.Start, rendered.Start)).Length;
        var length = rendered.Text.Length;
        var at = 0;
        foreach (var piece in origin.IsExact ? origin.Text.Pieces : [])
        {
            if (start < at + piece.Text.Length && piece.Place is { } place)
            {
                var part = piece.Slice(start - at, Math.Min(piece.Text.Length - (start - at), length));
                return Of(provenance, rendered, part, part.Place ?? place);
            }
            at += piece.Text.Length;
        }
        var places = SharedDefines.PlacesOf(origin.Place, origin.Calls);
        var chosen = provenance.PlaceToAct(rendered, places);
        return new TemplateSpot(
            LineOf(places[chosen]),
            chosen == places.Count - 1 ? null : LineOf(origin.Place),
            false
        );
    }

    private static TemplateSpot Of(Provenance provenance, SourceSpan rendered, Piece part, TemplatePlace place)
    {
        var places = SharedDefines.PlacesOf(place, part.Calls);
        var chosen = provenance.PlaceToAct(rendered, places);
        var printed = SpanOf(place, part.Text);
        return chosen == places.Count - 1
            ? new TemplateSpot(printed, null, place.IsText && part.Text.Length == rendered.Text.Length)
            : new TemplateSpot(SpanOf(places[chosen], part.Text), printed, false);
    }

    public static SourceSpan Trimmed(SourceSpan line)
    {
        var text = line.Text;
        var start = line.Start + (text.Length - text.TrimStart().Length);
        return line with { Start = start, End = Math.Max(start, line.End - (text.Length - text.TrimEnd().Length)) };
    }

    /// <param name="isSecret">True where what the line printed must not be shown.</param>
    public static Excerpt Excerpt(SourceSpan span, bool isSecret) => Excerpts.Of(span, null, isSecret);

    private static SourceSpan LineOf(TemplatePlace place) => Trimmed(place.File.Line(place.Line));

    private static SourceSpan SpanOf(TemplatePlace place, string text)
    {
        var length = place.IsText ? System.Text.Encoding.UTF8.GetByteCount(text) : place.Length;
        return new SourceSpan(
            place.File,
            place.Offset,
            Math.Min(place.File.Length, place.Offset + Math.Max(1, length))
        ).FirstLine;
    }
}
