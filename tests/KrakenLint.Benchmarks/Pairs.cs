using System.Diagnostics;

namespace KrakenLint.Benchmarks;

/// <summary>A program with its arguments, timed from its start to its exit.</summary>
internal sealed record Command(string Program, params string[] Arguments)
{
    /// <returns>Seconds; what it prints is read and thrown away.</returns>
    public double Time()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Program} does not start");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        errors.Wait();
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>True where the program is on PATH, or is a file.</summary>
    public bool IsThere =>
        File.Exists(Program)
        || (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, Program)));
}

/// <summary>Times two commands in turn, so that the speed of the machine, which drifts, is that of both.</summary>
internal static class Pairs
{
    private const int Rounds = 7;

    // Of processor time, which comes in hundredths of a second.
    private const int Turns = 4;

    /// <returns>Medians: seconds of the first and of the second, and of the ratios.</returns>
    public static (double First, double Second, double Ratio) Measure(Command first, Command second)
    {
        first.Time();
        second.Time();
        var pairs = Enumerable.Range(0, Rounds).Select(_ => (First: first.Time(), Second: second.Time())).ToArray();
        return (
            Median(pairs.Select(pair => pair.First)),
            Median(pairs.Select(pair => pair.Second)),
            Median(pairs.Select(pair => pair.First / pair.Second))
        );
    }

    /// <summary>Processor time in place of the clock's, so that a busy machine says nearly the same as an idle one.</summary>
    /// <param name="runs">How often the first one runs; the second one, which is short, runs twenty times.</param>
    /// <returns>Seconds for one run of each, and the ratio.</returns>
    public static (double First, double Second, double Ratio) MeasureProcessor(Command first, int runs, Command second)
    {
        const int ShortRuns = 20;
        var (ours, other) = (0.0, 0.0);
        for (var turn = 0; turn < Turns; turn++)
        {
            ours += TimeOf(first, runs / Turns);
            other += TimeOf(second, ShortRuns / Turns);
        }
        return (ours / runs, other / ShortRuns, ours / runs / (other / ShortRuns));
    }

    private static double TimeOf(Command command, int runs)
    {
        var before = ChildTime.Seconds();
        for (var run = 0; run < runs; run++)
            command.Time();
        return ChildTime.Seconds() - before;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
