using System.Globalization;
using System.Runtime.InteropServices;

namespace KrakenLint.Cli;

/// <summary>How wide the terminal is. The console is not asked: that would switch the keyboard to another mode.</summary>
internal static class TerminalSize
{
    private const int StandardOutput = 1;
    private const int Least = 40;

    // TIOCGWINSZ: https://man7.org/linux/man-pages/man2/TIOCGWINSZ.2const.html
    private const nuint AskSize = 0x5413;

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Size
    {
        private readonly ushort rows;
        public readonly ushort Columns;
        private readonly ushort width;
        private readonly ushort height;
    }

    /// <returns>COLUMNS where that is a number, else what the terminal says; null where nobody knows.</returns>
    public static int? Columns(string? variable)
    {
        if (int.TryParse(variable, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0)
            return Math.Max(Least, given);
        if (!OperatingSystem.IsLinux())
            return null;
        return Ask(StandardOutput, AskSize, out var size) == 0 && size.Columns > 0
            ? Math.Max(Least, (int)size.Columns)
            : null;
    }

    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ask(int descriptor, nuint request, out Size size);
}
