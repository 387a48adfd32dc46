using System.Text;
using KrakenLint.Reporting;
using KrakenLint.Units;
using Microsoft.Win32.SafeHandles;

namespace KrakenLint.Cli;

/// <summary>Standard output for results, standard error for everything else: UTF-8 without a byte-order mark, LF.</summary>
internal sealed record Streams(TextWriter Out, TextWriter Error, Lazy<Stream> In, bool IsTerminal)
{
    public static Streams Open()
    {
        var isTerminal = !Console.IsOutputRedirected;
        return new Streams(
            Writer(isTerminal ? Terminal(1) : Console.OpenStandardOutput()),
            Writer(Console.IsErrorRedirected ? Console.OpenStandardError() : Terminal(2)),
            new Lazy<Stream>(() => Console.IsInputRedirected ? Console.OpenStandardInput() : Terminal(0)),
            isTerminal
        );
    }

    /// <summary>Standard error where a person watches it, for what is taken away again; null elsewhere.</summary>
    public static Stream? Watched() =>
        Console.IsErrorRedirected
        || Environment.GetEnvironmentVariable("TERM") == "dumb"
        || Environment.GetEnvironmentVariable("CI") is { Length: > 0 }
            ? null
            : Terminal(2);

    /// <param name="word"><c>auto</c>, <c>always</c> or <c>never</c>.</param>
    public bool UsesColor(string? word) => ColorChoice.Of(word, Environment.GetEnvironmentVariable, IsTerminal);

    /// <summary>How wide lines may become where they can be broken: as wide as the terminal, if one shows them.</summary>
    public int? Columns => IsTerminal ? TerminalSize.Columns(Environment.GetEnvironmentVariable("COLUMNS")) : null;

    /// <summary>Standard output for prose and tables: folded between words where a terminal shows it.</summary>
    public TextWriter Prose => Columns is { } columns ? new FoldedLines(Out, columns) : Out;

    /// <summary>Says one sentence on standard error, as everything is said there that may quote what somebody wrote.</summary>
    public void Tell(string sentence) =>
        Error.Write($"krakenlint: {TerminalText.Escape(Credentials.RedactProse(sentence))}\n");

    public void Flush()
    {
        try
        {
            Out.Flush();
            Error.Flush();
        }
        catch (IOException)
        {
            // Whoever read our output has closed it; nobody is left to tell.
        }
    }

    // The console's own streams switch the keyboard to another mode first, and leave it so.
    private static FileStream Terminal(int number) =>
        new(
            new SafeFileHandle(number, ownsHandle: false),
            number == 0 ? FileAccess.Read : FileAccess.Write,
            bufferSize: 1
        );

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16) { NewLine = "\n" };
}
