using System.Text.RegularExpressions;
using KrakenLint.Findings;
using KrakenLint.Rendering;
using KrakenLint.Text;
using KrakenLint.Units;

namespace KrakenLint.Helm;

/// <summary>The part of a template that printed a part of the rendered text.</summary>
/// <param name="Span">The text itself, or the action that printed it, on one line: where a person would act.</param>
/// <param name="Helper">What printed it first, where that is a named template that others use too; null where it is not.</param>
/// <param name="IsLiteral">True where all of the text stands here as it was printed.</param>
internal sealed partial record TemplateSpot(SourceSpan Span, SourceSpan? Helper, bool IsLiteral)
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

    /// <summary>A line of a template shows no secret: values beside keys that look like credentials are masked.</summary>
    public static Excerpt Excerpt(SourceSpan span, bool isSecret)
    {
        var line = span.File.Line(span.StartPosition.Line);
        var text = line.Text;
        if (
            isSecret
            || Credentials.HasPassword(text)
            || KeyPattern().Match(text) is { Success: true } match && Credentials.IsKey(match.Groups["key"].Value)
        )
            return Excerpts.Of(span, null);
        var start = span.File.Slice(line.Start, span.Start).Length;
        return new Excerpt(text, start, Math.Min(span.Text.Length, text.Length - start));
    }

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

    [GeneratedRegex(@"^[\s-]*[""']?(?<key>[\w./-]+)[""']?\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
