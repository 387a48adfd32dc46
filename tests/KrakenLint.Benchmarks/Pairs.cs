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

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
