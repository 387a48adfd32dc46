namespace KrakenLint.Benchmarks.Growth;

/// <summary>How processor time grows with the size of an input.</summary>
internal static class Fit
{
    private const int Last = 4;

    /// <param name="points">Sizes and the seconds behind start-up, both growing.</param>
    /// <returns>The slope of the last points in logarithms, by least squares: 1 is linear; null where there are too few.</returns>
    public static double? Exponent(IReadOnlyCollection<(int Size, double Seconds)> points)
    {
        var last = points
            .TakeLast(Last)
            .Select(point => (X: Math.Log(point.Size), Y: Math.Log(point.Seconds)))
            .ToArray();
        if (last.Length < 2)
            return null;
        var (x, y) = (last.Average(point => point.X), last.Average(point => point.Y));
        return last.Sum(point => (point.X - x) * (point.Y - y)) / last.Sum(point => (point.X - x) * (point.X - x));
    }
}
