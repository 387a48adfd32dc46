using System.Globalization;
using System.IO.Enumeration;
using KrakenLint.Benchmarks.Growth;

namespace KrakenLint.Benchmarks;

/// <summary>
/// <c>growth PROGRAM [--short] [--only GLOB]</c>: makes inputs grow in one dimension at a time, and fits how the processor
/// time of the whole program grows with them, apart from what it takes to start. Linux only, which keeps that time.
/// </summary>
internal static class GrowthCommand
{
    private const double Worst = 1.3;
    private const double Negligible = 0.12;
    private const double Enough = 2;
    private const long LargestInput = 40_000_000;
    private const int MostDoublings = 14;

    /// <returns>1 where something grows too fast.</returns>
    public static int Run(string program, IReadOnlyList<string> options)
    {
        var only = options is [.., "--only", var glob] ? glob : "*";
        using var folder = new GrownFolder(Path.GetFullPath(program));
        folder.Write("a.yaml", Grown.Service("a", "a"));
        var start = Enumerable.Range(0, 5).Min(_ => folder.Run("lint", "a.yaml", "--no-config"));
        var isClean = true;
        foreach (
            var dimension in Dimensions.All.Where(dimension =>
                FileSystemName.MatchesSimpleExpression(only, dimension.Name)
                && (dimension.IsShort || !options.Contains("--short"))
            )
        )
        {
            if (dimension.NeedsHelm && !HasHelm())
            {
                Console.WriteLine($"     –  {dimension.Name}: no helm on PATH");
                continue;
            }
            // A noisy minute is given a second chance.
            var row = Measure(dimension, folder, start);
            if (row.Exponent > Worst)
                row = Measure(dimension, folder, start);
            isClean &= row.Exponent is not > Worst;
            Console.WriteLine(Line(dimension, row));
        }
        return isClean ? 0 : 1;
    }

    private sealed record Row(double? Exponent, int Size, long Bytes, double Seconds);

    private static Row Measure(Dimension dimension, GrownFolder folder, double start)
    {
        var points = new List<(int, double)>();
        for (var size = 1; ; size *= 2)
        {
            folder.Clear();
            var arguments = dimension.Make(folder, size);
            var bytes = folder.Size;
            var seconds = folder.Run(arguments);
            if (seconds - start > Negligible)
                points.Add((size, seconds - start));
            if (seconds > Enough || bytes > LargestInput || size >= 1 << (MostDoublings - 1))
                return new Row(Fit.Exponent(points), size, bytes, seconds);
        }
    }

    private static string Line(Dimension dimension, Row row)
    {
        var exponent = row.Exponent is { } slope ? slope.ToString("F2", CultureInfo.InvariantCulture) : "–";
        var mark = row.Exponent > Worst ? "  too fast" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{exponent, 6}  {dimension.Name, -40} × {row.Size, -5} {row.Bytes / 1e6, 6:F2} MB {row.Seconds, 6:F2} s{mark}"
        );
    }

    private static bool HasHelm() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(place => File.Exists(Path.Combine(place, "helm")));
}
