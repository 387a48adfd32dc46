using System.IO.Enumeration;

namespace KrakenLint.Text;

/// <summary>
/// Things by globs of <c>*</c> and <c>?</c>, so that of very many only those are tried whose beginning a text has.
/// </summary>
public sealed class GlobIndex<T>
{
    private readonly Dictionary<string, List<(string Glob, int Order, T Thing)>> byStart = [];
    private readonly HashSet<int> lengths = [];

    public GlobIndex(IEnumerable<(string Glob, T Thing)> globs)
    {
        var order = 0;
        foreach (var (glob, thing) in globs)
        {
            var wild = glob.AsSpan().IndexOfAny('*', '?', '\\');
            var start = wild < 0 ? glob : glob[..wild];
            if (!byStart.TryGetValue(start, out var same))
                byStart[start] = same = [];
            same.Add((glob, order++, thing));
            lengths.Add(start.Length);
        }
    }

    public bool IsEmpty => lengths.Count == 0;

    /// <summary>What a text is meant by, in the order in which it was given.</summary>
    public IEnumerable<T> Meaning(string text)
    {
        var starts = byStart.GetAlternateLookup<ReadOnlySpan<char>>();
        var found = new List<(int Order, T Thing)>();
        for (var length = 0; length <= text.Length; length++)
        {
            if (!lengths.Contains(length) || !starts.TryGetValue(text.AsSpan(0, length), out var same))
                continue;
            foreach (var (glob, order, thing) in same)
            {
                if (FileSystemName.MatchesSimpleExpression(glob, text, ignoreCase: false))
                    found.Add((order, thing));
            }
        }
        return found.OrderBy(row => row.Order).Select(row => row.Thing);
    }
}
