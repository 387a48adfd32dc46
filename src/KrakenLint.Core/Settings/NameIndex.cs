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
        private readonly (string Form, int Place)[] rows;
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
            forms.Sort((left, right) => string.CompareOrdinal(left.Form, right.Form));
            rows = [.. forms];
        }

        public HashSet<int> Near(string form)
        {
            var found = new HashSet<int>(others);
            runs.AddNear(form, found);
            AddSlips(form, found);
            return found;
        }

        // The names stand in order: what cannot end well is given up at once for all that begin so.
        private void AddSlips(string form, HashSet<int> found)
        {
            var table = new EditTable(form);
            for (var at = 0; at < rows.Length; )
            {
                var row = rows[at];
                if (table.Extend(row.Form) is { } hopeless)
                {
                    at = FirstBehind(at, row.Form.AsSpan(0, hopeless));
                    continue;
                }
                if (table.IsNear)
                    found.Add(row.Place);
                at++;
            }
        }

        private int FirstBehind(int from, ReadOnlySpan<char> start)
        {
            var (low, high) = (from, rows.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (rows[middle].Form.AsSpan().StartsWith(start, StringComparison.Ordinal))
                    low = middle + 1;
                else
                    high = middle;
            }
            return low;
        }
    }
}
