using System.Diagnostics.CodeAnalysis;
using KrakenLint.Cli.LanguageServer.Documents;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>
/// The units of open documents. What was found is kept for those that were used last; the others are linted again when
/// somebody asks, so that memory does not grow with the repository.
/// </summary>
internal sealed class OpenUnits(OpenDocuments documents, Analyst analyst)
{
    private const int MostKept = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<UnitKey, Unit> units = [];
    private readonly Dictionary<string, Unit> byPath = new(StringComparer.Ordinal);
    private readonly LinkedList<Unit> recent = [];

    public Unit[] All
    {
        get
        {
            lock (gate)
                return [.. units.Values];
        }
    }

    public bool TryGet(string path, [NotNullWhen(true)] out Unit? unit)
    {
        lock (gate)
            return byPath.TryGetValue(path, out unit);
    }

    /// <summary>Says that a document belongs to a unit, and has changed.</summary>
    public Unit Join(string path, UnitKey key)
    {
        lock (gate)
        {
            if (!units.TryGetValue(key, out var unit))
                units[key] = unit = new Unit(key);
            unit.Documents.Add(path);
            byPath[path] = unit;
            unit.Touch();
            return unit;
        }
    }

    /// <summary>The units that have read a file.</summary>
    public Unit[] Reading(string path)
    {
        lock (gate)
            return [.. units.Values.Where(unit => unit.Last?.Memory.Files.Has(path) == true)];
    }

    /// <returns>The unit that the document was in, with its number of documents left; null where it was in none.</returns>
    public (Unit Unit, int Left)? Leave(string path)
    {
        lock (gate)
        {
            if (!byPath.Remove(path, out var unit))
                return null;
            unit.Documents.Remove(path);
            unit.Touch();
            if (unit.Documents.Count > 0)
                return (unit, unit.Documents.Count);
            units.Remove(unit.Key);
            recent.Remove(unit);
            return (unit, 0);
        }
    }

    /// <summary>Says that a text of the unit has changed.</summary>
    public void Touch(Unit unit)
    {
        lock (gate)
            unit.Touch();
    }

    public bool IsCurrent(Unit unit, int stamp)
    {
        lock (gate)
            return unit.Stamp == stamp && IsOpen(unit);
    }

    /// <summary>What is found in a unit as it is now, and the number of that state.</summary>
    public (Task<Analysis> Analysis, int Stamp) Current(Unit unit)
    {
        lock (gate)
        {
            recent.Remove(unit);
            recent.AddFirst(unit);
            if (recent.Count > MostKept && recent.Last is { Value: var old })
            {
                old.Drop();
                recent.RemoveLast();
            }
            var texts = documents.Snapshot();
            var task = unit.Current(
                (before, cancellation) => analyst.Of(unit.Key, texts, asksHelm: false, before, cancellation)
            );
            return (task, unit.Stamp);
        }
    }

    /// <summary>The run over the texts as they are; null where none has begun.</summary>
    public Task<Analysis>? Running(Unit unit)
    {
        lock (gate)
            return unit.Running;
    }

    /// <returns>False where the texts have changed, so that the answer is of no use any more.</returns>
    public bool Replace(Unit unit, int stamp, Analysis analysis)
    {
        lock (gate)
        {
            if (unit.Stamp != stamp || !IsOpen(unit))
                return false;
            unit.Replace(analysis);
            return true;
        }
    }

    private bool IsOpen(Unit unit) => units.TryGetValue(unit.Key, out var open) && open == unit;
}
