using System.Globalization;

namespace KrakenLint.Cli;

/// <summary>Asks the system who writes to a pipe; known on Linux alone.</summary>
internal static class PipeWriters
{
    private const int MostProcesses = 4096;
    private const int MostOpen = 256;

    /// <summary>True where a command beside this one, in the same pipeline, writes to an open pipe of ours.</summary>
    public static bool AreBeside(int number)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            var own = Environment.ProcessId;
            if (new FileInfo($"/proc/self/fd/{number}").LinkTarget is not { } pipe || StatOf(own) is not { } me)
                return false;
            var above = new HashSet<int> { own };
            for (var at = me.Parent; at > 0 && above.Add(at); )
                at = StatOf(at)?.Parent ?? 0;
            // The commands of a pipeline are one group; who started us is above us.
            return Directory
                .EnumerateDirectories("/proc")
                .Select(folder =>
                    int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                        ? id
                        : 0
                )
                .Where(id => id > 0 && !above.Contains(id))
                .Take(MostProcesses)
                .Any(id => StatOf(id)?.Group == me.Group && Writes(id, pipe));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool Writes(int id, string pipe)
    {
        try
        {
            return Directory
                .EnumerateFiles($"/proc/{id}/fd")
                .Take(MostOpen)
                .Any(open =>
                    new FileInfo(open).LinkTarget == pipe
                    && File.ReadLines($"/proc/{id}/fdinfo/{Path.GetFileName(open)}")
                        .Any(line => line.StartsWith("flags:", StringComparison.Ordinal) && line[^1] is '1' or '2')
                );
        }
        // It has ended meanwhile, or is somebody else's.
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // "42 (its name) S 41 40 …": state, parent, group; the name may hold anything.
    private static (int Parent, int Group)? StatOf(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var words = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return
                words.Length > 2
                && int.TryParse(words[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parent)
                && int.TryParse(words[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var group)
                ? (parent, group)
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
