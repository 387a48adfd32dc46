using System.Text;

namespace KrakenLint.Cli;

/// <summary>Writes files that are either as they were or complete, never half.</summary>
internal static class AtomicFile
{
    /// <param name="write">UTF-8 without a byte-order mark, LF.</param>
    /// <returns>Why it could not be written; null where it was.</returns>
    public static string? Write(string path, Action<TextWriter> write)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full) ?? ".";
        var temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                if (!OperatingSystem.IsWindows() && File.Exists(full))
                    File.SetUnixFileMode(temporary, File.GetUnixFileMode(full));
                using (
                    var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" }
                )
                    write(writer);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            return error is UnauthorizedAccessException ? "permission denied" : error.Message;
        }
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What could not be written cannot be removed either; the file itself is untouched.
        }
    }
}
