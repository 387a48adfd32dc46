using System.Diagnostics;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>One unit that is open, with what is known of it. Guarded by the lock of its owner.</summary>
internal sealed class Unit(UnitKey key)
{
    private Task<Analysis>? task;
    private int taskStamp = -1;

    public UnitKey Key { get; } = key;

    /// <summary>Goes up with every change of a text or file of the unit.</summary>
    public int Stamp { get; set; }

    /// <summary>The open documents of the unit, by their paths.</summary>
    public HashSet<string> Documents { get; } = new(StringComparer.Ordinal);

    /// <summary>What is underlined in the editor, by the path of the file.</summary>
    public HashSet<string> Published { get; } = new(StringComparer.Ordinal);

    /// <summary>How long the last run took: whoever types waits for a quick one, and is not kept from typing by a slow one.</summary>
    public TimeSpan LastDuration { get; private set; }

    /// <summary>What was found in the texts as they are; a run that is already under way is shared.</summary>
    /// <param name="lint">Lints the unit.</param>
    public Task<Analysis> Current(Func<Analysis> lint)
    {
        if (task is { IsFaulted: false } && taskStamp == Stamp)
            return task;
        taskStamp = Stamp;
        return task = Task.Run(() =>
        {
            var watch = Stopwatch.StartNew();
            var analysis = lint();
            LastDuration = watch.Elapsed;
            return analysis;
        });
    }

    /// <summary>Takes a better answer for the same texts.</summary>
    public void Replace(Analysis analysis) => task = Task.FromResult(analysis);

    /// <summary>Forgets what was found, to find it again when somebody asks.</summary>
    public void Drop() => (task, taskStamp) = (null, -1);
}
