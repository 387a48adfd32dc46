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

    /// <param name="check">Refuses what is no file.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission is denied, or it is a folder.</exception>
    public static FileStream Of(string path, Action<FileFacts> check)
    {
        var name = Encoding.UTF8.GetBytes($"{path}\0");
        int opened;
        while ((opened = Open(name, ReadWithoutWaiting)) < 0 && Marshal.GetLastPInvokeError() == Interrupted) { }
        if (opened < 0)
            throw ErrorOf(Marshal.GetLastPInvokeError());
        var handle = new SafeFileHandle(opened, ownsHandle: true);
        try
        {
            check(FileFacts.Of(handle));
            return new FileStream(handle, FileAccess.Read, 1);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
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
}
