using System.Buffers;

namespace KrakenLint.Cli;

/// <summary>Reads files that are files, up to a limit, whatever their length is said to be.</summary>
internal static class BoundedFile
{
    /// <summary>What people write by hand, such as configurations and rules; anything larger is something else.</summary>
    public const int MostOfDefinition = 1 << 20;

    private const int Chunk = 1 << 16;

    /// <param name="leadsOut">Whether what was opened in the end, all links followed, is none of what may be read.</param>
    /// <returns>The content; null where there is more than the limit.</returns>
    /// <exception cref="IOException">It is no file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission is denied, or it is a folder.</exception>
    public static byte[]? Read(string path, long mostBytes, Predicate<string>? leadsOut = null)
    {
        using var stream = Open(path);
        // A link may have been changed since it was looked at.
        if (leadsOut is not null && OpenedFile.PathOf(stream.SafeFileHandle) is { } opened && leadsOut(opened))
            throw new NoFileException("it is a link that leads out of the repository");
        return stream.CanSeek && stream.Length > mostBytes ? null : Read(stream, mostBytes);
    }

    /// <returns>The content; null where there is more than the limit.</returns>
    public static byte[]? Read(Stream stream, long mostBytes)
    {
        var said = stream.CanSeek ? stream.Length - stream.Position : 0;
        var content = GC.AllocateUninitializedArray<byte>((int)Math.Clamp(said, 0, Math.Min(mostBytes, Array.MaxLength)));
        var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return length < content.Length ? content[..length] : WithRest(content, stream, mostBytes);
    }

    // Most files end where they said; pipes and what the system makes up say nothing.
    private static byte[]? WithRest(byte[] content, Stream stream, long mostBytes)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            var read = stream.Read(chunk);
            if (read == 0)
                return content;
            using var buffer = new MemoryStream();
            for (buffer.Write(content); read > 0; read = stream.Read(chunk))
            {
                if (buffer.Length + read > mostBytes)
                    return null;
                buffer.Write(chunk.AsSpan(0, read));
            }
            return buffer.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    /// <exception cref="NoFileException">It is a pipe, a device or a socket.</exception>
    public static FileStream Open(string path)
    {
        if (OperatingSystem.IsLinux())
            return OpenedFile.Of(path, Check);
        Check(FileFacts.Of(path));
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
    }

    private static void Check(FileFacts facts)
    {
        if (facts.Kind is { Length: > 0 } kind)
            throw new NoFileException(
                $"it is {kind}; expected a file{(kind == "a pipe" ? ", or - for standard input" : "")}"
            );
    }

    /// <summary>Why something cannot be read, in words.</summary>
    public static string Reason(Exception error, string path) =>
        error switch
        {
            NoFileException => error.Message,
            _ when Directory.Exists(path) => "it is a folder; expected a file",
            UnauthorizedAccessException => "permission denied",
            PathTooLongException => "its name is too long",
            FileNotFoundException or DirectoryNotFoundException => "it does not exist, or is a link to nowhere",
            _ => "it is a link that leads nowhere, or is being changed",
        };
}

/// <summary>Something has a name as files have and is none.</summary>
internal sealed class NoFileException(string message) : IOException(message);
