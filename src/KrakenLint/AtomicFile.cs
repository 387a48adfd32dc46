using System.Text;

namespace KrakenLint.Cli;

/// <summary>Files that appear whole or not at all: written beside their place under another name, then moved.</summary>
internal static class AtomicFile
{
    /// <summary>Replaces a file, which keeps its permissions, or makes it.</summary>
    /// <exception cref="IOException">It could not be written; what stood there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = NameBeside(path);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                if (!OperatingSystem.IsWindows() && File.Exists(path))
                    File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            Discard(temporary);
            throw;
        }
    }

    /// <summary>The same for text: UTF-8 without a byte-order mark, LF.</summary>
    /// <returns>Why it could not be written; null where it was.</returns>
    public static string? TryWrite(string path, Action<TextWriter> write)
    {
        try
        {
            Write(
                path,
                stream =>
                {
                    using var output = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true)
                    {
                        NewLine = "\n",
                    };
                    write(output);
                }
            );
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Reason(error);
        }
    }

    /// <returns>Why no file can be written there, as far as that can be known before; null where one can.</returns>
    public static string? WhyNot(string path)
    {
        var temporary = NameBeside(path);
        try
        {
            new FileStream(temporary, FileMode.CreateNew, FileAccess.Write).Dispose();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Reason(error);
        }
        finally
        {
            Discard(temporary);
        }
    }

    public static string Reason(Exception error) =>
        error is UnauthorizedAccessException ? "permission denied" : error.Message;

    private static string NameBeside(string path) =>
        Path.Combine(
            Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".",
            $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}"
        );

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
