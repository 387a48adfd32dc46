using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace KrakenLint.Cli;

/// <summary>
/// Says on a terminal what a run is at, once it has taken a second, and ends it with a sentence on Ctrl-C. A run that has little
/// to do pays nothing.
/// </summary>
internal sealed class Progress : IDisposable
{
    private const string EraseLine = "\r\u001b[K";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly Stream? terminal;
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly Lock gate = new();
    private Timer? timer;
    private PosixSignalRegistration? signal;
    private string doing = "reading";
    private int of;
    private int done;
    private bool isShown;
    private bool isOver;

    /// <param name="terminal">Null where nobody watches: then nothing is said but on Ctrl-C.</param>
    public Progress(Stream? terminal) => this.terminal = terminal;

    /// <summary>Begins a part of the run.</summary>
    /// <param name="parts">How many steps it has; none where it takes no time.</param>
    public void Begin(string what, int parts)
    {
        lock (gate)
        {
            (doing, of, done) = (what, parts, 0);
            if (parts > 0)
                timer ??= new Timer(_ => Show(), null, Left(), Pace);
        }
    }

    /// <summary>One step of the part is done.</summary>
    public void Step() => Interlocked.Increment(ref done);

    /// <summary>Takes the line away, before results are written.</summary>
    public void Dispose()
    {
        timer?.Dispose();
        lock (gate)
        {
            isOver = true;
            signal?.Dispose();
            if (isShown)
                Write(EraseLine);
        }
    }

    private TimeSpan Left()
    {
        var left = Patience - Stopwatch.GetElapsedTime(began);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Show()
    {
        lock (gate)
        {
            if (isOver)
                return;
            signal ??= PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
            isShown = terminal is not null;
            Write($"{EraseLine}krakenlint: {doing}{(of > 1 ? $" ({Volatile.Read(ref done)} of {of})" : "")}…");
        }
    }

    private void Write(string text)
    {
        try
        {
            terminal?.Write(Encoding.UTF8.GetBytes(text));
        }
        // Nobody watches any more.
        catch (IOException) { }
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        using var error = Console.OpenStandardError();
        error.Write(
            Encoding.UTF8.GetBytes(
                $"{(isShown ? EraseLine : "")}krakenlint: interrupted; nothing is reported, and no file was left half written\n"
            )
        );
        Environment.Exit(ExitCode.Interrupted);
    }
}
