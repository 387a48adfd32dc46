namespace KrakenLint.Settings;

/// <summary>Finds names that are one another but for a short word or two that are left out.</summary>
internal sealed class WordRuns
{
    private const int LongestRun = 3;
    private const ulong Base = 1_000_003;

    private readonly Dictionary<ulong, List<int>> wholes = [];
    private readonly Dictionary<ulong, List<int>> shortened = [];

    public void Add(string form, int place)
    {
        Add(wholes, HashOf(form), place);
        foreach (var hash in Shortened(form))
            Add(shortened, hash, place);
    }

    /// <summary>Adds the places of names that have a run of words more than this one, or less.</summary>
    public void AddNear(string form, HashSet<int> found)
    {
        if (shortened.TryGetValue(HashOf(form), out var longer))
            found.UnionWith(longer);
        foreach (var hash in Shortened(form))
        {
            if (wholes.TryGetValue(hash, out var shorter))
                found.UnionWith(shorter);
        }
    }

    private static void Add(Dictionary<ulong, List<int>> places, ulong hash, int place)
    {
        if (!places.TryGetValue(hash, out var same))
            places[hash] = same = [];
        same.Add(place);
    }

    private static ulong HashOf(string form) => HashesOf(form)[^1];

    // Of each beginning, so that those of what is left can be put together from two.
    private static ulong[] HashesOf(string form)
    {
        var hashes = new ulong[form.Length + 1];
        for (var at = 0; at < form.Length; at++)
            hashes[at + 1] = (hashes[at] * Base) + form[at];
        return hashes;
    }

    // The names that are left when words are taken out with the dash behind them, or before the last.
    private static IEnumerable<ulong> Shortened(string form)
    {
        if (!form.Contains('-', StringComparison.Ordinal))
            yield break;
        var hashes = HashesOf(form);
        for (var start = 0; start <= form.Length; start++)
        {
            if (start > 0 && form[start - 1] != '-')
                continue;
            for (var end = start; end <= Math.Min(form.Length, start + LongestRun); end++)
            {
                if (end < form.Length && form[end] != '-')
                    continue;
                var (from, to) = end < form.Length ? (start, end + 1) : (Math.Max(0, start - 1), end);
                if (to - from <= LongestRun)
                    yield return Without(hashes, from, to);
            }
        }
    }

    private static ulong Without(ulong[] hashes, int from, int to)
    {
        var power = 1UL;
        for (var (length, factor) = (hashes.Length - 1 - to, Base); length > 0; length >>= 1, factor *= factor)
        {
            if ((length & 1) == 1)
                power *= factor;
        }
        return (hashes[from] * power) + hashes[^1] - (hashes[to] * power);
    }
}
