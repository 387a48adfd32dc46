using System.Text;

namespace KrakenLint.Cli;

/// <summary>
/// Files that appear whole or not at all: written beside their place under another name, then moved. What would lose
/// something by that, another name or its owner, is written where it stands.
/// </summary>
internal static class AtomicFile
{
    /// <summary>What is said of files that a run which was stopped has left.</summary>
    public const string AboutLeftovers = "is what a run that was stopped has left behind, and was not read; remove it";

    private const string Mark = ".krakenlint-";

    // A name has at most 255 bytes, and a letter up to four.
    private const int LongestStem = 40;

    private const UnixFileMode Writable = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Replaces a file, which keeps its permissions, its owner and its other names, or makes it.</summary>
    /// <exception cref="IOException">It could not be written; what stood there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (WhyNotThere(path) is { } why)
            throw new IOException(why);
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
            if (IsReplaceable(path, temporary))
                File.Move(temporary, path, overwrite: true);
            else
                Rewrite(path, File.ReadAllBytes(temporary));
        }
        finally
        {
            Discard(temporary);
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
            if (WhyNotThere(path) is { } why)
                return why;
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

    /// <summary>Whether a file is one that a run which was stopped has left.</summary>
    public static bool IsLeftover(string path) =>
        Path.GetFileName(path) is ['.', .. var name] && name.Contains(Mark, StringComparison.Ordinal);

    public static string Reason(Exception error) =>
        error switch
        {
            UnauthorizedAccessException => "permission denied",
            DirectoryNotFoundException => "there is no such folder",
            _ => error.Message,
        };

    private static string? WhyNotThere(string path)
    {
        if (Path.EndsInDirectorySeparator(path) || Directory.Exists(path))
            return "it is a folder; expected the name of a file";
        // Moving a file there would put it in the place of the link, or of the device.
        if (new FileInfo(path).LinkTarget is not null)
            return "it is a link, which is not followed";
        if (Boundary.IsLeft(path))
            return "its folder is a link that leads out of the repository";
        if (!File.Exists(path))
            return null;
        if (FileFacts.Of(path) is { Kind: { Length: > 0 } kind })
            return $"it is {kind}; expected a file";
        if (IsReadOnly(path))
            return "it is read-only";
        new FileStream(path, FileMode.Open, FileAccess.Write).Dispose();
        return null;
    }

    // Root may write to it all the same.
    private static bool IsReadOnly(string path) =>
        OperatingSystem.IsWindows()
            ? new FileInfo(path).IsReadOnly
            : (File.GetUnixFileMode(path) & Writable) == UnixFileMode.None;

    // Where the system does not tell, what stands there is kept.
    private static bool IsReplaceable(string path, string temporary)
    {
        if (!File.Exists(path))
            return true;
        var (old, made) = (FileFacts.Of(path), FileFacts.Of(temporary));
        return old.IsKnown && old.Names == 1 && (old.Owner, old.Group) == (made.Owner, made.Group);
    }

    private static void Rewrite(string path, byte[] content)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, 1);
        stream.Write(content);
        stream.SetLength(content.Length);
        stream.Flush(flushToDisk: true);
    }

    private static string NameBeside(string path)
    {
        var name = Path.GetFileName(path);
        return Path.Combine(
            Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".",
            $".{(name.Length > LongestStem ? name[..LongestStem] : name)}{Mark}{Path.GetRandomFileName()}"
        );
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
