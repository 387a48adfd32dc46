using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace KrakenLint.Cli;

/// <summary>
/// Opens files of Linux first and looks at them then, so that nothing can be put in their place between the two. Opening a
/// pipe this way waits for nobody.
/// </summary>
internal static class OpenedFile
{
    private const int ReadWithoutWaiting = 0x80800;

    private const int NotThere = 2;
    private const int Interrupted = 4;
    private const int NotPermitted = 13;

    // openat2(2), which has one number on all machines, and what it is to refuse: links of any sort on the way.
    private const int OpenBelow = 437;
    private const int CurrentFolder = -100;
    private const ulong NoLinks = 0x06;

    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission is denied, or it is a folder.</exception>
    public static SafeFileHandle Of(string path)
    {
        var name = Ended(path);
        int opened;
        while ((opened = Open(name, ReadWithoutWaiting)) < 0 && Marshal.GetLastPInvokeError() == Interrupted) { }
        return opened < 0 ? throw ErrorOf(Marshal.GetLastPInvokeError()) : new SafeFileHandle(opened, ownsHandle: true);
    }

    /// <param name="path">Absolute, and no part of it a link as far as anybody knows.</param>
    /// <returns>
    /// What stands at exactly this place; null where a part of the path is a link after all, where it cannot be opened, and
    /// where the system knows no such promise (before Linux 5.6).
    /// </returns>
    public static SafeFileHandle? WithoutLinks(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var how = new How { Flags = ReadWithoutWaiting, Refused = NoLinks };
        try
        {
            var opened = OpenAs(OpenBelow, CurrentFolder, Ended(path), how, Unsafe.SizeOf<How>());
            return opened < 0 ? null : new SafeFileHandle((nint)opened, ownsHandle: true);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static byte[] Ended(string path)
    {
        var name = new byte[Encoding.UTF8.GetByteCount(path) + 1];
        Encoding.UTF8.GetBytes(path, name);
        return name;
    }

    /// <returns>Where an open file really lies; null where the system does not tell.</returns>
    public static string? PathOf(SafeFileHandle file) =>
        OperatingSystem.IsLinux() ? new FileInfo($"/proc/self/fd/{file.DangerousGetHandle()}").LinkTarget : null;

    private static Exception ErrorOf(int code) =>
        code switch
        {
            NotThere => new FileNotFoundException(),
            NotPermitted => new UnauthorizedAccessException(),
            _ => new IOException(),
        };

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [StructLayout(LayoutKind.Sequential)]
    private struct How
    {
        public ulong Flags;
        public ulong Mode;
        public ulong Refused;
    }

    [DllImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint OpenAs(nint number, nint folder, byte[] path, in How how, nint size);
}
