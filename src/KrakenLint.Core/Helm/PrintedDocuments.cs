using System.Collections.Immutable;
using KrakenLint.Rendering;

namespace KrakenLint.Helm;

/// <summary>The documents in what a template prints.</summary>
internal static class PrintedDocuments
{
    private const string NoValue = "<no value>";

    /// <summary>Cuts as Helm does: at lines that begin with <c>---</c>, white space around documents taken away.</summary>
    public static ImmutableArray<Rope> In(Rope rope)
    {
        var whole = rope.Text.Contains(NoValue, StringComparison.Ordinal)
            ? rope.Map(text => text.Replace(NoValue, "", StringComparison.Ordinal))
            : rope;
        var unknown = OffsetsOfUnknown(whole);
        var parts = new List<(int Start, int Length)>();
        var text = whole.Text;
        var start = 0;
        for (var line = 0; line <= text.Length; )
        {
            var next = text.IndexOf('\n', line);
            var isMark = string.CompareOrdinal(text, line, "---", 0, 3) == 0;
            if (isMark)
            {
                Add(start, line);
                start = line + 3;
            }
            if (next < 0)
                break;
            line = next + 1;
        }
        Add(start, text.Length);
        return [.. whole.Cut(parts)];

        void Add(int from, int to)
        {
            // White space beside what is unknown may stand in the middle of a line.
            while (from < to && char.IsWhiteSpace(text[from]) && !unknown.Contains(from))
                from++;
            while (to > from && char.IsWhiteSpace(text[to - 1]) && !unknown.Contains(to))
                to--;
            if (to > from || unknown.Contains(from))
                parts.Add((from, to - from));
        }
    }

    private static HashSet<int> OffsetsOfUnknown(Rope rope)
    {
        var offsets = new HashSet<int>();
        var at = 0;
        foreach (var piece in rope.Pieces)
        {
            if (piece.IsUnknown)
                offsets.Add(at);
            at += piece.Text.Length;
        }
        return offsets;
    }
}
