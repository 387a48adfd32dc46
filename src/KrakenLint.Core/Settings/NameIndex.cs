using System.Collections.Immutable;

namespace KrakenLint.Settings;

/// <summary>Many names, of which those are found that somebody may have meant by another, without comparing it with each.</summary>
public sealed class NameIndex(ImmutableArray<string> names)
{
    // Fewer are faster compared.
    private const int FewNames = 16;

    private readonly Lazy<Ordered> ordered = new(() => new Ordered(names));

    /// <summary>The same as <see cref="Nearest.ToName"/> of all the names.</summary>
    public string? ToName(string name) => Nearest.ToName(name, Near(name));

    /// <returns>Every name that <see cref="Nearest.ToName"/> could take alone, and perhaps others, in order.</returns>
    public IEnumerable<string> Near(string name)
    {
        if (names.Length <= FewNames || !System.Text.Ascii.IsValid(name))
            return names;
        return ordered.Value.Near(FormOf(name)).Order().Select(place => names[place]);
    }

    // What is compared: neither case nor which sign divides words counts.
    private static string FormOf(string name) => name.ToLowerInvariant().Replace('_', '-').Replace('.', '-');

    private sealed class Ordered
    {
        // By their length: how many edits are borne depends on it.
        private readonly Dictionary<int, (string Form, int Place)[]> rows;
        private readonly WordRuns runs = new();

        // Names with other letters than ASCII's are compared always.
        private readonly List<int> others = [];

        public Ordered(ImmutableArray<string> names)
        {
            var forms = new List<(string Form, int Place)>();
            var known = new HashSet<string>();
            for (var place = 0; place < names.Length; place++)
            {
                if (!known.Add(names[place]))
                    continue;
                if (!System.Text.Ascii.IsValid(names[place]))
                {
                    others.Add(place);
                    continue;
                }
                var form = FormOf(names[place]);
                forms.Add((form, place));
                runs.Add(form, place);
            }
            rows = forms
                .GroupBy(row => row.Form.Length)
                .ToDictionary(
                    group => group.Key,
                    group => group.OrderBy(row => row.Form, StringComparer.Ordinal).ToArray()
                );
        }

        public HashSet<int> Near(string form)
        {
            var found = new HashSet<int>(others);
            runs.AddNear(form, found);
            for (var longer = -EditTable.Most; longer <= EditTable.Most; longer++)
            {
                if (rows.TryGetValue(form.Length + longer, out var same))
                    AddSlips(new EditTable(form, longer), same, found);
            }
            return found;
        }

        // The names stand in order: what cannot end well is given up at once for all that begin so.
        private static void AddSlips(EditTable table, (string Form, int Place)[] rows, HashSet<int> found)
        {
            for (var at = 0; at < rows.Length && !table.IsHopeless; )
            {
                var row = rows[at];
                if (table.Extend(row.Form) is { } hopeless)
                {
                    at = FirstBehind(rows, at, row.Form.AsSpan(0, hopeless));
                    continue;
                }
                if (table.IsNear)
                    found.Add(row.Place);
                at++;
            }
        }

        // Most beginnings have few names, so that the first behind them is near.
        private static int FirstBehind((string Form, int Place)[] rows, int from, ReadOnlySpan<char> start)
        {
            var step = 1;
            while (from + step < rows.Length && Begins(from + step, start))
                step *= 2;
            var (low, high) = (from + (step / 2), Math.Min(rows.Length, from + step));
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (Begins(middle, start))
                    low = middle + 1;
                else
                    high = middle;
            }
            return low;

            bool Begins(int at, ReadOnlySpan<char> letters) =>
                rows[at].Form.AsSpan().StartsWith(letters, StringComparison.Ordinal);
        }
    }
}
