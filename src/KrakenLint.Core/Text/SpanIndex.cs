namespace KrakenLint.Text;

/// <summary>
/// Things by the stretches of files that belong to them, so that those around a place, or within one, are found without
/// looking at all. What is found comes in the order in which it was given.
/// </summary>
public sealed class SpanIndex<T>
{
    private readonly record struct Row(int Start, int End, int Order, T Thing);

    private readonly Dictionary<SourceFile, OfFile> files;

    public SpanIndex(IEnumerable<(SourceSpan Span, T Thing)> things) =>
        files = things
            .Select((row, order) => (row.Span.File, Row: new Row(row.Span.Start, row.Span.End, order, row.Thing)))
            .GroupBy(pair => pair.File, pair => pair.Row)
            .ToDictionary(group => group.Key, group => new OfFile(group));

    /// <summary>What a place lies in.</summary>
    public IEnumerable<T> Around(SourceSpan place)
    {
        var found = new List<Row>();
        if (files.TryGetValue(place.File, out var rows))
            rows.AddAround(place.Start, place.End, found);
        return InOrder(found);
    }

    /// <summary>What lies in a place, and what that lies in.</summary>
    public IEnumerable<T> Along(SourceSpan place)
    {
        var found = new List<Row>();
        if (files.TryGetValue(place.File, out var rows))
        {
            rows.AddAround(place.Start, place.End, found);
            rows.AddWithin(place.Start, place.End, found);
        }
        return InOrder(found);
    }

    // What has the very stretch of the place was found both ways.
    private static IEnumerable<T> InOrder(List<Row> found) =>
        found.Count == 0 ? [] : found.DistinctBy(row => row.Order).OrderBy(row => row.Order).Select(row => row.Thing);

    private sealed class OfFile
    {
        private readonly Row[] rows;

        // Of each half, quarter, … of the rows the farthest end: where none reaches far enough, none is looked at.
        private readonly int[] reach;

        public OfFile(IEnumerable<Row> unordered)
        {
            rows = [.. unordered.OrderBy(row => row.Start).ThenBy(row => row.Order)];
            reach = new int[2 * (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)rows.Length)];
            Measure(1, 0, reach.Length / 2);
        }

        public void AddAround(int start, int end, List<Row> found)
        {
            Walk(1, 0, reach.Length / 2);

            void Walk(int part, int first, int length)
            {
                if (first >= rows.Length || rows[first].Start > start || reach[part] < end)
                    return;
                if (length == 1)
                {
                    found.Add(rows[first]);
                    return;
                }
                Walk(2 * part, first, length / 2);
                Walk((2 * part) + 1, first + (length / 2), length / 2);
            }
        }

        public void AddWithin(int start, int end, List<Row> found)
        {
            for (var at = FirstFrom(start); at < rows.Length && rows[at].Start <= end; at++)
            {
                if (rows[at].End <= end)
                    found.Add(rows[at]);
            }
        }

        private int FirstFrom(int offset)
        {
            var (low, high) = (0, rows.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (rows[middle].Start < offset)
                    low = middle + 1;
                else
                    high = middle;
            }
            return low;
        }

        private int Measure(int part, int first, int length)
        {
            if (first >= rows.Length)
                return reach[part] = -1;
            return reach[part] =
                length == 1
                    ? rows[first].End
                    : Math.Max(
                        Measure(2 * part, first, length / 2),
                        Measure((2 * part) + 1, first + (length / 2), length / 2)
                    );
        }
    }
}
