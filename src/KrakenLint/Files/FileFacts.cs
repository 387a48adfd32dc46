using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace KrakenLint.Cli;

/// <summary>What the system says of a file, symbolic links followed.</summary>
/// <param name="Kind">What it is, in words, where that is neither a file nor a folder: <c>a pipe</c>; else empty.</param>
/// <param name="IsFile">True for an ordinary file.</param>
/// <param name="IsKnown">False where the system does not tell: then the other answers are guesses.</param>
/// <param name="Names">How many names the file has.</param>
/// <param name="Length">In bytes, as far as the system says so; 0 of what it makes up.</param>
internal readonly record struct FileFacts(
    string Kind,
    bool IsFile,
    bool IsKnown,
    uint Names,
    uint Owner,
    uint Group,
    long Length
)
{
    private const int CurrentFolder = -100;
    private const int OfTheFolderItself = 0x1000;
    private const uint BasicFacts = 0x7ff;
    private const int Size = 256;

    // The upper bits of a mode, as every Unix numbers them.
    private const int OrdinaryFile = 8;

    private static readonly Dictionary<int, string> Kinds = new()
    {
        [1] = "a pipe",
        [2] = "a device",
        [6] = "a device",
        [12] = "a socket",
    };

    private static FileFacts Unknown { get; } = new("", IsFile: false, IsKnown: false, 1, 0, 0, 0);

    public static FileFacts Of(string path)
    {
        // .NET does not tell a pipe from a file; opening one to find out waits for whoever writes to it.
        return OperatingSystem.IsLinux() ? Of(CurrentFolder, Encoding.UTF8.GetBytes($"{path}\0"), 0) : Unknown;
    }

    /// <summary>The same of what is open already, so that nobody can change it in between.</summary>
    public static FileFacts Of(SafeFileHandle file) =>
        OperatingSystem.IsLinux() ? Of((int)file.DangerousGetHandle(), "\0"u8, OfTheFolderItself) : Unknown;

    private static FileFacts Of(int folder, ReadOnlySpan<byte> path, int flags)
    {
        Span<byte> facts = stackalloc byte[Size];
        try
        {
            if (Ask(folder, in path[0], flags, BasicFacts, ref facts[0]) != 0)
                return Unknown;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return Unknown;
        }
        var mode = BitConverter.ToUInt16(facts[28..]);
        return new FileFacts(
            Kinds.GetValueOrDefault(mode >> 12, ""),
            IsFile: mode >> 12 == OrdinaryFile,
            IsKnown: true,
            BitConverter.ToUInt32(facts[16..]),
            BitConverter.ToUInt32(facts[20..]),
            BitConverter.ToUInt32(facts[24..]),
            BitConverter.ToInt64(facts[40..])
        );
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ask(int folder, in byte path, int flags, uint wanted, ref byte facts);
}
