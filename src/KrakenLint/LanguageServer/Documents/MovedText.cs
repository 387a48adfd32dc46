using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Text;

namespace KrakenLint.Cli.LanguageServer.Documents;

/// <summary>A text and what became of it: places in front of everything that has changed stay, those behind it move along.</summary>
internal sealed class MovedText
{
    private readonly SourceFile before;
    private readonly SourceFile after;
    private readonly int head;
    private readonly int tail;

    public MovedText(SourceFile before, SourceFile after)
    {
        (this.before, this.after) = (before, after);
        if (ReferenceEquals(before, after))
        {
            head = before.Length;
            return;
        }
        var old = before.Bytes;
        var current = after.Bytes;
        head = old.CommonPrefixLength(current);
        while (head > 0 && head < old.Length && IsInside(old[head]))
            head--;
        var most = Math.Min(old.Length, current.Length) - head;
        while (tail < most && old[^(tail + 1)] == current[^(tail + 1)])
            tail++;
        while (tail > 0 && IsInside(old[^tail]))
            tail--;
    }

    public LspPosition To(LspPosition position)
    {
        var offset = To(Spans.OffsetOf(before, position));
        return Spans.RangeOf(new SourceSpan(after, offset, offset)).Start;
    }

    /// <returns>Null where the whole stretch was taken away.</returns>
    public LspRange? To(LspRange range)
    {
        var (start, end) = (Spans.OffsetOf(before, range.Start), Spans.OffsetOf(before, range.End));
        var (newStart, newEnd) = (To(start), Math.Max(To(start), To(end)));
        return end > start && newEnd == newStart ? null : Spans.RangeOf(new SourceSpan(after, newStart, newEnd));
    }

    // What lies in the stretch that has changed is as far behind its beginning as it was, within what stands there now.
    private int To(int offset) =>
        offset <= head ? offset
        : offset >= before.Length - tail ? offset + after.Length - before.Length
        : Math.Min(offset, after.Length - tail);

    // Of a character of several bytes.
    private static bool IsInside(byte one) => (one & 0xC0) == 0x80;
}
