using System.Diagnostics;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>One unit that is open, with what is known of it. Guarded by the lock of its owner.</summary>
internal sealed class Unit(UnitKey key)
{
    private Action stop = () => { };
    private Task<Analysis>? task;
    private int taskStamp = -1;

    public UnitKey Key { get; } = key;

    /// <summary>Goes up with every change of a text or file of the unit.</summary>
    public int Stamp { get; private set; }

    /// <summary>The open documents of the unit, by their paths.</summary>
    public HashSet<string> Documents { get; } = new(StringComparer.Ordinal);

    /// <summary>What is underlined in the editor, by the path of the file.</summary>
    public HashSet<string> Published { get; } = new(StringComparer.Ordinal);

    /// <summary>How long the last run took: whoever types waits for a quick one, and is not kept from typing by a slow one.</summary>
    public TimeSpan LastDuration { get; private set; }

    /// <summary>What was found by the last run that came to its end, perhaps in texts that have changed since; null before the first.</summary>
    public Analysis? Last { get; private set; }

    /// <summary>The run over the texts as they are; null where none has begun, or it has failed.</summary>
    public Task<Analysis>? Running =>
        task is { IsFaulted: false, IsCanceled: false } && taskStamp == Stamp ? task : null;

    /// <summary>Says that something has changed: nobody needs what a run under way would find.</summary>
    public void Touch()
    {
        Stamp++;
        stop();
    }

    /// <summary>What was found in the texts as they are; a run that is already under way is shared.</summary>
    /// <param name="lint">Lints the unit, given what was found before.</param>
    /// <returns>A task that is cancelled where something changes meanwhile.</returns>
    public Task<Analysis> Current(Func<Analysis?, CancellationToken, Analysis> lint)
    {
        if (Running is { } known)
            return known;
        var running = new CancellationTokenSource();
        stop = running.Cancel;
        taskStamp = Stamp;
        return task = Run(task, lint, running.Token);
    }

    /// <summary>Takes a better answer for the same texts.</summary>
    public void Replace(Analysis analysis)
    {
        task = Task.FromResult(analysis);
        Last = analysis;
    }

    /// <summary>Forgets what was found, to find it again when somebody asks.</summary>
    public void Drop() => (task, taskStamp, Last) = (null, -1, null);

    // On a thread of its own: what editors ask meanwhile finds the others free. One after the other, since they share what has
    // not changed.
    private async Task<Analysis> Run(
        Task? before,
        Func<Analysis?, CancellationToken, Analysis> lint,
        CancellationToken cancellation
    )
    {
        if (before is not null)
            await before.ContinueWith(_ => { }, CancellationToken.None, default, TaskScheduler.Default);
        cancellation.ThrowIfCancellationRequested();
        return await Task.Factory.StartNew(
            () =>
            {
                var watch = Stopwatch.StartNew();
                var analysis = lint(Last, cancellation);
                LastDuration = watch.Elapsed;
                return Last = analysis;
            },
            cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }
}
