using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KrakenLint.Cli;

/// <summary>
/// Decides whether standard input is meant where no path is given. A pipe is not proof: whoever runs a job hands on one that
/// never ends, and a hook one that says something else. What another command of the same pipeline writes is meant, and what
/// holds manifests and has ended.
/// </summary>
/// <param name="IsMeant">True where standard input is to be linted.</param>
/// <param name="Content">What was read to find out; null where nothing was.</param>
/// <param name="Note">What is said of an input that was left alone; null for nothing.</param>
internal sealed record PipedInput(bool IsMeant, byte[]? Content, string? Note)
{
    /// <summary>The paths of a command line that names none; with what is read in the place of standard input.</summary>
    /// <param name="isAsked">False where something else than a path says what is linted.</param>
    public static (ImmutableArray<string> Paths, Streams Streams) PathsOr(
        string[]? paths,
        bool isAsked,
        bool isQuiet,
        Streams streams
    )
    {
        if (!isAsked || paths is { Length: > 0 })
            return ([.. paths ?? []], streams);
        var input = Look();
        if (input.Note is { } note && !isQuiet)
            streams.Tell(note);
        return (
            input.IsMeant ? ["-"] : [],
            input.Content is { } content
                ? streams with
                {
                    In = new Lazy<Stream>(() => new MemoryStream(content)),
                }
                : streams
        );
    }

    private const int MostLookedAt = 1 << 20;

    private static readonly PipedInput Nothing = new(IsMeant: false, null, null);

    public static PipedInput Look()
    {
        if (!Console.IsInputRedirected || OperatingSystem.IsWindows())
            return Nothing;
        using var handle = new SafeFileHandle(0, ownsHandle: false);
        var facts = FileFacts.Of(handle);
        if (facts.Kind == "a pipe")
            return OfPipe();
        return facts is { IsKnown: true, Kind: "" } ? OfFile(handle) : Nothing;
    }

    private static PipedInput OfPipe()
    {
        if (PipeWriters.AreBeside(0))
            return new PipedInput(IsMeant: true, null, null);
        if (!HasEnded())
            return new PipedInput(
                IsMeant: false,
                null,
                "standard input is a pipe that nobody has closed, and was not read; give - to read it to its end"
            );
        // Nothing can be added to it any more: what is in it is all, and little.
        using var stream = Console.OpenStandardInput();
        var content = BoundedFile.Read(stream, MostLookedAt) ?? [];
        return HoldsManifests(content)
            ? new PipedInput(IsMeant: true, content, null)
            : new PipedInput(
                IsMeant: false,
                null,
                content.Length == 0
                    ? "standard input is an empty pipe, so that what is in this folder was asked for"
                    : "standard input is a pipe without manifests, and was not linted; give - to lint it"
            );
    }

    private static PipedInput OfFile(SafeFileHandle handle)
    {
        using var stream = new FileStream(handle, FileAccess.Read, 1);
        if (!stream.CanSeek)
            return Nothing;
        // Somebody else may be reading it line by line.
        var start = stream.Position;
        var head = new byte[MostLookedAt];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = start;
        return HoldsManifests(head.AsSpan(0, length)) ? new PipedInput(IsMeant: true, null, null)
            : length == 0 ? Nothing
            : new PipedInput(
                IsMeant: false,
                null,
                "standard input is a file without manifests, and was not linted; give - to lint it"
            );
    }

    private static bool HoldsManifests(ReadOnlySpan<byte> content) =>
        content.IndexOf("kind:"u8) >= 0 || content.IndexOf("\"kind\""u8) >= 0;

    private static bool HasEnded()
    {
        var asked = new Polled { Number = 0 };
        try
        {
            return Poll(ref asked, 1, 0) > 0 && (asked.Answer & Polled.HangUp) != 0;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public const short HangUp = 0x10;

        public int Number;
        public short Wanted;
        public short Answer;
    }

    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref Polled asked, nuint count, int milliseconds);
}
