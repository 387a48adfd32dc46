using System.Collections.Immutable;

namespace KrakenLint.Helm;

/// <summary>A rendered line's partner.</summary>
/// <param name="IsUnique">False where another line could stand in its place in an alignment just as good.</param>
internal readonly record struct LinePartner(PredictedLine Line, LineFit Fit, bool IsUnique);

/// <summary>
/// Aligns the lines of a document with those predicted for it: the order is kept, lines of either side may have no partner,
/// and the sum of the fits is the largest there is.
/// </summary>
internal static class LineAlignment
{
    private const int MostCells = 6_000_000;

    /// <returns>One entry per rendered line; null where nothing is known of it.</returns>
    public static LinePartner?[] Of(ImmutableArray<PredictedLine> predicted, ImmutableArray<string> rendered)
    {
        var partners = new LinePartner?[rendered.Length];
        var start = 0;
        while (
            start < predicted.Length
            && start < rendered.Length
            && predicted[start].Fit(rendered[start]) == LineFit.Equal
        )
            partners[start] = new LinePartner(predicted[start++], LineFit.Equal, IsUnique: true);
        var end = 0;
        var most = Math.Min(predicted.Length, rendered.Length) - start;
        while (end < most && predicted[^(end + 1)].Fit(rendered[^(end + 1)]) == LineFit.Equal)
            end++;
        for (var at = 1; at <= end; at++)
            partners[^at] = new LinePartner(predicted[^at], LineFit.Equal, IsUnique: true);
        if (predicted.Length == rendered.Length && start == rendered.Length)
            return partners;
        // A neighbour of the difference that repeats might belong to either side of it.
        (start, end) = (Math.Max(0, start - Overlap), Math.Max(0, end - Overlap));
        Align(predicted.AsSpan()[start..^end], rendered.AsSpan()[start..^end], partners.AsSpan()[start..^end]);
        return partners;
    }

    private const int Overlap = 40;

    private static void Align(
        ReadOnlySpan<PredictedLine> predicted,
        ReadOnlySpan<string> rendered,
        Span<LinePartner?> partners
    )
    {
        partners.Clear();
        if ((long)(predicted.Length + 1) * (rendered.Length + 1) > MostCells)
            return;
        var (rows, columns) = (predicted.Length, rendered.Length);
        var scores = new int[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                scores[row, column] = Score(predicted[row], rendered[column]);
        }
        var (before, after) = (Forward(scores, rows, columns), Backward(scores, rows, columns));
        var best = before[rows, columns];
        for (var column = 0; column < columns; column++)
            partners[column] = Partner(predicted, rendered, scores, before, after, best, column);
    }

    private static LinePartner? Partner(
        ReadOnlySpan<PredictedLine> predicted,
        ReadOnlySpan<string> rendered,
        int[,] scores,
        int[,] before,
        int[,] after,
        int best,
        int column
    )
    {
        PredictedLine? found = null;
        var isUnique = true;
        for (var row = 0; row < predicted.Length; row++)
        {
            if (
                scores[row, column] == 0
                || before[row, column] + scores[row, column] + after[row + 1, column + 1] != best
            )
                continue;
            isUnique &= found is null || HaveSameOrigin(found, predicted[row]);
            found ??= predicted[row];
        }
        // Where leaving the line alone is as good as any partner, there is none.
        if (found is null || !isUnique)
            return found is null ? null : new LinePartner(found, found.Fit(rendered[column]), IsUnique: false);
        for (var row = 0; row <= predicted.Length; row++)
            isUnique &= before[row, column] + after[row, column + 1] != best;
        return new LinePartner(found, found.Fit(rendered[column]), isUnique);
    }

    private static bool HaveSameOrigin(PredictedLine left, PredictedLine right) =>
        left.Origin.Place == right.Origin.Place && left.Rope.Node == right.Rope.Node;

    // A line that says more weighs more, so that a brace cannot outweigh a name.
    private static int Score(PredictedLine predicted, string rendered)
    {
        var fit = predicted.Fit(rendered);
        if (fit == LineFit.Equal)
            return predicted.IsBlank ? 1 : 20 + Math.Min(20, rendered.AsSpan().Trim().Length);
        return fit switch
        {
            LineFit.Known => 15,
            LineFit.Template => 8,
            _ => 0,
        };
    }

    private static int[,] Forward(int[,] scores, int rows, int columns)
    {
        var best = new int[rows + 1, columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            for (var column = 1; column <= columns; column++)
            {
                var pair = scores[row - 1, column - 1] is > 0 and var score ? best[row - 1, column - 1] + score : 0;
                best[row, column] = Math.Max(pair, Math.Max(best[row - 1, column], best[row, column - 1]));
            }
        }
        return best;
    }

    private static int[,] Backward(int[,] scores, int rows, int columns)
    {
        var best = new int[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                var pair = scores[row, column] is > 0 and var score ? best[row + 1, column + 1] + score : 0;
                best[row, column] = Math.Max(pair, Math.Max(best[row + 1, column], best[row, column + 1]));
            }
        }
        return best;
    }
}
