using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace KrakenLint.Cli;

/// <summary>Runs a program to its end, which comes within a time, and takes what it prints, up to a limit.</summary>
internal static class BoundedProcess
{
    // What Unix says of arguments beyond its limit (E2BIG).
    private const int TooLong = 7;

    private const int MostErrors = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="mostBytes">What it may print.</param>
    /// <returns>What it printed, or what it wrote to standard error; neither where it cannot be run.</returns>
    public static (byte[]? Output, string? Error) Run(ProcessStartInfo start, byte[] input, long mostBytes)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.UseShellExecute = false;
        try
        {
            using var process = Process.Start(start);
            return process is null ? (null, null) : Read(process, input, mostBytes);
        }
        catch (Win32Exception error)
        {
            return (
                null,
                error.NativeErrorCode == TooLong
                    ? "an argument, such as a value of --set, is longer than the system lets one be handed on; expected it in a values file"
                    : $"{start.FileName} cannot be started"
            );
        }
    }

    private static (byte[]? Output, string? Error) Read(Process process, byte[] input, long mostBytes)
    {
        var given = Task.Run(() => Give(process, input));
        var output = Task.Run(() => Take(process, process.StandardOutput.BaseStream, mostBytes));
        var errors = Task.Run(() => Take(process, process.StandardError.BaseStream, MostErrors));
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return (null, $"it did not end within {Patience.TotalSeconds} seconds");
        }
        process.WaitForExit();
        given.Wait();
        if (output.Result is not { } printed || errors.Result is not { } said)
            return (null, $"it printed more than {FileReader.Size(mostBytes)} (--max-file-size)");
        return process.ExitCode == 0 ? (printed, "") : (null, Encoding.UTF8.GetString(said));
    }

    private static void Give(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        // It ended without asking for more, and its answer says why.
        catch (IOException) { }
    }

    /// <returns>What was printed; null where it was more, and the program is ended.</returns>
    private static byte[]? Take(Process process, Stream stream, long most)
    {
        if (BoundedFile.Read(stream, most) is { } bytes)
            return bytes;
        process.Kill(entireProcessTree: true);
        return null;
    }
}
