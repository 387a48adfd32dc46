using System.Buffers;
using Microsoft.Win32.SafeHandles;

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
        using var file = OpenHandle(path, out var facts);
        // A link may have been changed since it was looked at.
        if (leadsOut is not null && OpenedFile.PathOf(file) is { } opened && leadsOut(opened))
            throw new NoFileException("it is a link that leads out of the repository");
        return Read(file, facts, mostBytes);
    }

    /// <summary>Reads a file that no link leads to.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="content">The content; null where there is more than the limit.</param>
    /// <returns>False where that was not to be had: there is a link on the way, it is no file, or it cannot be opened.</returns>
    public static bool TryReadPlain(string path, long mostBytes, out byte[]? content)
    {
        content = null;
        using var file = OpenedFile.WithoutLinks(path);
        if (file is null || FileFacts.Of(file) is not { IsFile: true } facts)
            return false;
        content = Read(file, facts, mostBytes);
        return true;
    }

    private static byte[]? Read(SafeFileHandle file, FileFacts facts, long mostBytes)
    {
        if (facts is { IsFile: true, Length: > 0 and var said })
        {
            if (said > Math.Min(mostBytes, Array.MaxLength))
                return null;
            var content = GC.AllocateUninitializedArray<byte>((int)said);
            if (IsAll(file, content))
                return content;
        }
        using var stream = new FileStream(file, FileAccess.Read, 1);
        return stream.CanSeek && stream.Length > mostBytes ? null : Read(stream, mostBytes);
    }

    // True where the file has as many bytes as it said, and no more.
    private static bool IsAll(SafeFileHandle file, byte[] content)
    {
        for (var at = 0; at < content.Length; )
        {
            var read = RandomAccess.Read(file, content.AsSpan(at), at);
            if (read == 0)
                return false;
            at += read;
        }
        Span<byte> more = stackalloc byte[1];
        return RandomAccess.Read(file, more, content.Length) == 0;
    }

    /// <returns>The content; null where there is more than the limit.</returns>
    public static byte[]? Read(Stream stream, long mostBytes)
    {
        var said = stream.CanSeek ? stream.Length - stream.Position : 0;
        var content = GC.AllocateUninitializedArray<byte>(
            (int)Math.Clamp(said, 0, Math.Min(mostBytes, Array.MaxLength))
        );
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
    public static FileStream Open(string path) => new(OpenHandle(path, out _), FileAccess.Read, 1);

    private static SafeFileHandle OpenHandle(string path, out FileFacts facts)
    {
        if (!OperatingSystem.IsLinux())
        {
            Check(facts = FileFacts.Of(path));
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        var file = OpenedFile.Of(path);
        try
        {
            Check(facts = FileFacts.Of(file));
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
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
