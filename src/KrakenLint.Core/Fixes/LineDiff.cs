namespace KrakenLint.Fixes;

/// <summary>A stretch of lines that differs: 0-based first lines and numbers of lines, before and after.</summary>
internal readonly record struct LineChange(int Start, int Count, int NewStart, int NewCount);

/// <summary>The shortest way from one list of lines to another (Myers, "An O(ND) difference algorithm", 1986).</summary>
internal static class LineDiff
{
    // Beyond it the way is still right, only not the shortest.
    private const int MostSteps = 2000;

    public static List<LineChange> Between(IReadOnlyList<string> old, IReadOnlyList<string> current)
    {
        var head = 0;
        while (head < old.Count && head < current.Count && old[head] == current[head])
            head++;
        var tail = 0;
        while (tail < Math.Min(old.Count, current.Count) - head && old[^(tail + 1)] == current[^(tail + 1)])
            tail++;
        var (rows, columns) = (old.Count - head - tail, current.Count - head - tail);
        if (rows == 0 && columns == 0)
            return [];
        return Walk((x, y) => old[head + x] == current[head + y], rows, columns) is { } steps
            ? Joined(steps, rows, columns, head)
            : [new LineChange(head, rows, head, columns)];
    }

    /// <returns>The pairs of equal lines in order, or null where there are too many differences.</returns>
    private static List<(int X, int Y)>? Walk(Func<int, int, bool> areEqual, int rows, int columns)
    {
        var most = Math.Min(rows + columns, MostSteps);
        var reached = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (var step = 0; step <= most; step++)
        {
            trace.Add(reached[(most + 1 - step)..(most + 2 + step)]);
            for (var diagonal = -step; diagonal <= step; diagonal += 2)
            {
                var at = most + 1 + diagonal;
                var isDown = diagonal == -step || (diagonal != step && reached[at - 1] < reached[at + 1]);
                var x = isDown ? reached[at + 1] : reached[at - 1] + 1;
                while (x < rows && x - diagonal < columns && areEqual(x, x - diagonal))
                    x++;
                reached[at] = x;
                if (x >= rows && x - diagonal >= columns)
                    return Back(trace, rows, columns);
            }
        }
        return null;
    }

    private static List<(int X, int Y)> Back(List<int[]> trace, int rows, int columns)
    {
        var pairs = new List<(int, int)>();
        var (x, y) = (rows, columns);
        for (var step = trace.Count - 1; step >= 0; step--)
        {
            // What was reached with one step less, its middle at index step.
            int Reached(int diagonal) => Math.Abs(diagonal) <= step ? trace[step][step + diagonal] : -1;

            var diagonal = x - y;
            var isDown = diagonal == -step || (diagonal != step && Reached(diagonal - 1) < Reached(diagonal + 1));
            var before = isDown ? diagonal + 1 : diagonal - 1;
            var fromX = step == 0 ? 0 : Reached(before);
            var fromY = step == 0 ? 0 : fromX - before;
            while (x > fromX && y > fromY)
                pairs.Add((--x, --y));
            (x, y) = (fromX, fromY);
        }
        pairs.Reverse();
        return pairs;
    }

    private static List<LineChange> Joined(List<(int X, int Y)> equal, int rows, int columns, int head)
    {
        var changes = new List<LineChange>();
        var (x, y) = (0, 0);
        foreach (var (nextX, nextY) in equal.Append((rows, columns)))
        {
            if (nextX > x || nextY > y)
                changes.Add(new LineChange(head + x, nextX - x, head + y, nextY - y));
            (x, y) = (nextX + 1, nextY + 1);
        }
        return changes;
    }
}
