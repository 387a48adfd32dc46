namespace KrakenLint.Benchmarks;

/// <summary>Processor time, so that what else the machine does matters little.</summary>
internal static class Processor
{
    /// <returns>Milliseconds of all threads, garbage collection included.</returns>
    public static double Measure(Action work)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
