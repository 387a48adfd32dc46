using System.Globalization;

namespace KrakenLint.Benchmarks;

/// <summary>Processor time of the processes that this one has started and that have ended: what else the machine does matters little.</summary>
internal static class ChildTime
{
    // Fields of /proc/self/stat behind the name, which ends with a bracket: cutime and cstime are the sixteenth and seventeenth of all.
    private const int UserTime = 13;
    private const int SystemTime = 14;
    private const double TicksPerSecond = 100;

    public static bool IsKnown => File.Exists("/proc/self/stat");

    /// <returns>Seconds, in steps of a hundredth.</returns>
    public static double Seconds()
    {
        var status = File.ReadAllText("/proc/self/stat");
        var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
        return (Ticks(UserTime) + Ticks(SystemTime)) / TicksPerSecond;

        long Ticks(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture);
    }
}
