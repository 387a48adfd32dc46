namespace KrakenLint.Text;

/// <summary>A stretch of a file and the text that takes its place; a stretch without length is an insertion.</summary>
public sealed record TextEdit(SourceSpan Span, string NewText)
{
    /// <summary>True where the two cannot both be made: they share a byte, or nobody can say which comes first.</summary>
    public bool Overlaps(TextEdit other) =>
        ReferenceEquals(Span.File, other.Span.File)
        && (
            Span.Start == other.Span.Start
            || (Span.Start < other.Span.Start ? other.Span.Start < Span.End : Span.Start < other.Span.End)
        );
}
